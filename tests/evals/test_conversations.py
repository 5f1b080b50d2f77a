"""Conversations of others: what is searched for after what was said before, against the last message alone."""

import json
from pathlib import Path

import pytest

from bot.conversation import Conversation
from bot.pipeline import Bot
from evals.conversations import (
    Gain,
    LastTurn,
    conversations_text,
    measure_conversations,
    measure_turns,
    read_turns,
    said_before,
)
from knowledge.errors import UsageError
from tests.conftest import share_what_was_prepared

FIRST = "Which tools does a beginner need?"
IDS = {"garden/tools": "tools", "garden/tools/can": "can", "garden/plants": "plants"}
QUERIES = [
    {"qid": "a", "text": "how often must a dog be walked", "answerable": True},
    {
        "qid": "b",
        "text": "why is that",
        "history": [{"role": "user", "content": "how long do cats sleep"}, {"role": "assistant", "content": "Long."}],
        "answerable": True,
        "multi_turn": "Follow-up",
    },
    {"qid": "c", "text": "who won the match", "answerable": False},
    {"qid": "d", "text": "not judged", "answerable": True},
]


def write_set(folder: Path, queries: list[dict[str, object]]) -> Path:
    texts = {"a": "Cats sleep for most of the day.", "b": "Dogs want to be walked twice a day."}
    rows = [
        {"doc_id": "pets", "title": "Pets", "section": f"Part {id}", "section_id": f"pets#{id}", "text": text}
        for id, text in texts.items()
    ]
    folder.mkdir()
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, queries)))
    (folder / "qrels.tsv").write_text("qid\tsection_id\trelevance\na\tpets#b\t1\nb\tpets#a\t1\n")
    return folder


def test_last_turns_are_read_with_what_the_learner_said_before(tmp_path: Path) -> None:
    """The other side's messages are left out, and so is what is answerable and not judged."""
    assert read_turns(write_set(tmp_path / "set", QUERIES)) == [
        LastTurn("how often must a dog be walked", (), ("pets#b",), ""),
        LastTurn("why is that", ("how long do cats sleep",), ("pets#a",), "Follow-up"),
        LastTurn("who won the match", (), (), ""),
    ]


def test_a_history_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="b: history is not a list of"):
        read_turns(write_set(tmp_path / "set", [{**QUERIES[1], "history": ["hello"]}]))


def test_what_was_said_before_is_said_to_the_bot(garden_bot: Bot) -> None:
    """A follow-up is about what was asked before it; by itself it is about nothing."""
    after = said_before(garden_bot, LastTurn("say that again", (FIRST,), (), ""))
    assert garden_bot.reply("say that again", after).citations
    assert said_before(garden_bot, LastTurn("say that again", (), (), "")) == Conversation()


def test_a_first_turn_is_searched_for_as_it_stands(garden_bot: Bot) -> None:
    """What stands alone gains nothing, and is not made worse."""
    result = measure_turns(garden_bot, [LastTurn(FIRST, (), ("tools",), "")], IDS)
    assert {gain.measure: (gain.alone, gain.resolved) for gain in result.gains}["hit@1"] == (1, 1)
    assert {each.name: (each.value, each.count) for each in result.measurements} == {
        "hit@5 gained": (0, 1),
        "first turns made worse": (0, 1),
    }


def test_each_sort_of_turn_has_figures_of_its_own(garden_bot: Bot) -> None:
    """All turns come first; those that are unanswerable count only for how many of them are answered."""
    turns = [
        LastTurn(FIRST, (), ("tools",), "first"),
        LastTurn("say that again", (FIRST,), ("tools",), "later"),
        LastTurn("Which tools does it need?", (FIRST,), (), "later"),
    ]
    result = measure_turns(garden_bot, turns, IDS)
    assert [(gain.turns, gain.count) for gain in result.gains if gain.measure == "hit@5"] == [
        ("all turns", 2),
        ("first", 1),
        ("later", 1),
    ]
    assert result.measurements[-1].name == "unanswerable last turns answered"
    assert result.measurements[-1].count == 1


def test_nothing_to_judge_is_told(garden_bot: Bot) -> None:
    with pytest.raises(UsageError, match="no conversation ends with a message that is answerable"):
        measure_turns(garden_bot, [LastTurn("who won the match", (), (), "")], IDS)


def test_a_set_is_measured_over_guides_made_of_its_corpus(tmp_path: Path, home: Path) -> None:
    """Its index is kept where that is wanted, and the table shows what was gained."""
    share_what_was_prepared(home, tmp_path / "kept" / "set")
    folder = write_set(tmp_path / "set", QUERIES)
    result = measure_conversations(folder, keep=tmp_path / "kept", say=lambda _: None)
    assert (tmp_path / "kept" / "set" / "CURRENT").exists()
    assert result.name == "set"
    assert result.gains[0].alone >= 0.5
    assert "all turns, hit@5" in conversations_text(result)
    assert json.loads(json.dumps(result.to_json()))["gains"][0]["count"] == 2


def test_what_is_gained_is_the_difference() -> None:
    assert Gain("all turns", "hit@5", 10, 0.5, 0.6, 0.0, 0.2).difference == pytest.approx(0.1)
