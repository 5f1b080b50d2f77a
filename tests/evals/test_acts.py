"""Whether it is told what sentences do: the file of them, and what counts as right."""

from pathlib import Path

import pytest

from bot.pipeline import Bot
from bot.reading.acts import Act
from evals.acts import Guessed, Sentence, guess_all, load_sentences, measure_acts, misses_text
from knowledge.errors import UsageError

KNOWS = Sentence("I know SQL.", (Act.KNOWS, Act.CONTEXT))


def test_a_sentence_may_do_one_thing_or_another(tmp_path: Path) -> None:
    file = tmp_path / "sentences.tsv"
    file.write_text("knows|context\tI know SQL.\n", encoding="utf-8")
    assert load_sentences(file) == (KNOWS,)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("knows I know SQL.", "line 1: needs acts, a tab, and a sentence"),
        ("knows\t ", "line 1: needs acts, a tab, and a sentence"),
        ("known\tI know SQL.", "line 1: 'known' is not a valid Act; the acts are question"),
    ],
)
def test_a_bad_line_is_told_with_its_place(tmp_path: Path, line: str, fault: str) -> None:
    (tmp_path / "sentences.tsv").write_text(line, encoding="utf-8")
    with pytest.raises(UsageError, match=fault):
        load_sentences(tmp_path / "sentences.tsv")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load_sentences(tmp_path / "none.tsv")


def test_the_share_is_of_all_and_by_the_likeliest_act() -> None:
    guessed = [Guessed(KNOWS, act, 0.9) for act in (Act.KNOWS, Act.CONTEXT, Act.LACKS)]
    whole, knows = measure_acts(guessed)
    assert (whole.value, whole.falls_short) == (pytest.approx(2 / 3), True)
    assert (knows.name, knows.value, knows.count) == ("  knows", pytest.approx(2 / 3), 3)
    assert misses_text(guessed) == "knows|context: 'I know SQL.': lacks 0.90"


def test_sentences_are_read_as_the_bot_reads_them(guide_bot: Bot) -> None:
    """What lies outside the guides is a question like others, since a sentence does not tell these apart."""
    sentences = [KNOWS, Sentence("what will the weather be in Berlin?", (Act.CHORE,))]
    assert [each.is_right for each in guess_all(guide_bot.index, guide_bot.evidence.acts, sentences)] == [True, True]


def test_the_packaged_sentences_are_many_and_none_is_doubled() -> None:
    sentences = load_sentences()
    assert len({sentence.text.lower() for sentence in sentences}) == len(sentences) >= 1000
