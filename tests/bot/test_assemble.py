"""Putting together what keeps feedback: where the settings say, and not at all where they say so."""

from contextlib import closing
from pathlib import Path

import pytest

from bot.answer import Kind, Mode
from bot.assemble import open_feedback
from bot.keeping.database_url import LEDGER_FILE
from bot.keeping.feedback import Feedback, Verdict, Words
from knowledge.errors import SettingsError

SAID = Feedback(Verdict.BAD, Kind.ANSWER, Mode.EXTRACTED, words=Words(True, "Which tools?"))


def test_feedback_is_kept_in_the_file_of_the_ledger(tmp_path: Path) -> None:
    """Beside the index, unless another database is named."""
    store = open_feedback(home=tmp_path, variables={})
    assert store is not None
    with closing(store):
        assert store.record(SAID) is True
        assert [each.question for each in store.kept()] == ["Which tools?"]
    assert (tmp_path / LEDGER_FILE).exists()


def test_the_settings_of_the_ledger_are_those_of_feedback(tmp_path: Path) -> None:
    """Off is off; no texts are no texts; what cannot be used is told."""
    assert open_feedback(home=tmp_path, variables={"GUIDE_LEDGER": "off"}) is None
    store = open_feedback(variables={"GUIDE_LEDGER": f"sqlite:///{tmp_path}/other", "GUIDE_LEDGER_TEXTS": "false"})
    assert store is not None
    with closing(store):
        store.record(SAID)
        assert [each.question for each in store.kept()] == [None]
    with pytest.raises(SettingsError, match="GUIDE_LEDGER_DAYS=-1"):
        open_feedback(home=tmp_path, variables={"GUIDE_LEDGER_DAYS": "-1"})
