"""What the browser keeps of a conversation comes back as it was, and nothing else gets in that way."""

import base64
import gzip
import json
from collections.abc import Mapping
from typing import Any

import pytest

from bot.app.dialogue import KEPT, Dialogue
from bot.app.kept import FORMAT, LIMIT_BYTES, FormerSection, dialogue_from_json, note, turn_to_json, unpacked
from bot.conversation import Conversation
from bot.learner import Learner
from bot.pipeline import Bot
from knowledge.errors import UsageError
from knowledge.guide import Section


@pytest.fixture
def sections(guide_bot: Bot) -> Mapping[str, Section]:
    return {section.id: section for guide in guide_bot.index.guides for section in guide.sections}


@pytest.fixture
def dialogue(guide_bot: Bot) -> Dialogue:
    """Three turns: an answer, a follow-up, and one that is not in the guides."""
    talk = Dialogue()
    for message in ("what should I learn first?", "and after that?", "which visa do I need for Japan?"):
        talk = talk.then(guide_bot.reply(message, talk.conversation))
    return talk


def _kept(dialogue: Dialogue) -> dict[str, Any]:
    """A dialogue as the page's script keeps it, through JSON."""
    turns = [turn_to_json(answer) for answer in dialogue.answers]
    content = {"format": FORMAT, "turns": turns, "before": dialogue.before.to_json(), "noted": dialogue.has_noted}
    kept: dict[str, Any] = json.loads(json.dumps(content | {"state": dialogue.conversation.to_json()}))
    return kept


def _packed(content: Any) -> str:
    return base64.b64encode(gzip.compress(json.dumps(content).encode())).decode()


def test_a_conversation_comes_back_as_it_was(dialogue: Dialogue, sections: Mapping[str, Section]) -> None:
    """Its answers, their sources and suggestions, and the state in which the next message is answered."""
    back = dialogue_from_json(unpacked(_packed(_kept(dialogue))), sections)
    assert back.conversation == dialogue.conversation
    assert back.before == dialogue.before
    assert [turn_to_json(each) | {"searched": None} for each in back.answers] == [
        turn_to_json(each) | {"searched": None} for each in dialogue.answers
    ]
    assert back.taken_back().conversation == dialogue.taken_back().conversation


def test_answers_that_the_browser_left_out_still_count(dialogue: Dialogue, sections: Mapping[str, Section]) -> None:
    """The ids of answers on the page stay the same."""
    back = dialogue_from_json(_kept(dialogue) | {"forgotten": 7}, sections)
    assert [number for number, _ in back.numbered] == [8, 9, 10]


def test_no_more_answers_come_back_than_are_kept(dialogue: Dialogue, sections: Mapping[str, Section]) -> None:
    many = _kept(dialogue)
    many["turns"] = many["turns"] * KEPT
    back = dialogue_from_json(many, sections)
    assert len(back.answers) == KEPT
    assert back.number == 3 * KEPT


@pytest.mark.parametrize("change", [{"section": "ai-ml/gone"}, {"quote": "Something else."}, {"start": 10**6}])
def test_a_quote_that_the_guide_has_no_more_stands_alone(
    dialogue: Dialogue, sections: Mapping[str, Section], change: dict[str, Any]
) -> None:
    """It is kept, and known to be of an earlier guide; so nobody can pass anything off as the guide's."""
    kept = _kept(dialogue)
    kept["turns"][0]["citations"][0] |= change
    citation = dialogue_from_json(kept, sections).answers[0].citations[0]
    assert isinstance(citation.section, FormerSection)
    assert citation.quote == kept["turns"][0]["citations"][0]["quote"]


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"format": True},
        {"turns": "x"},
        {"turns": [1]},
        {"turns": [{}]},
        {"turns": [{"kind": "answer", "mode": "none", "text": "A claim. [1]"}]},
        {"turns": [{"kind": "answer", "mode": "none", "text": "A. [1]", "citations": [{"number": 1}]}]},
        {"turns": [{"kind": "secret", "mode": "none", "text": "A."}]},
        {"turns": [{"kind": ["answer"], "mode": "none", "text": "A."}]},
        {"turns": [{"kind": "answer", "mode": "none", "text": "x" * 20_001}]},
        {"forgotten": -1},
        {"forgotten": "many"},
        {"state": 3},
        {"state": {"asked": 3}},
        {"before": {"unknown": 1}},
    ],
    ids=str,
)
def test_what_is_not_as_it_was_written_is_refused_in_one_line(
    dialogue: Dialogue, sections: Mapping[str, Section], change: dict[str, Any]
) -> None:
    with pytest.raises(UsageError) as refused:
        dialogue_from_json(_kept(dialogue) | change, sections)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("content", [None, 3, [], "x"])
def test_what_is_no_conversation_at_all_is_refused(content: Any, sections: Mapping[str, Section]) -> None:
    with pytest.raises(UsageError, match="conversation"):
        dialogue_from_json(content, sections)


BOMB = _packed(" " * LIMIT_BYTES)


@pytest.mark.parametrize(
    "packed",
    [
        "",
        "?",
        "AAAA",
        _packed({})[:-8],
        base64.b64encode(gzip.compress(b"{")).decode(),
        "é",
        _packed(" " * LIMIT_BYTES),
    ],
    ids=["empty", "no base64", "no gzip", "broken off", "no JSON", "no ASCII", "a bomb"],
)
def test_what_cannot_be_unpacked_is_refused(packed: str) -> None:
    """Broken, foreign, or small only as long as it is packed."""
    with pytest.raises(UsageError, match="choose a conversation that was saved here"):
        unpacked(packed)


def test_the_browser_is_told_the_turn_the_state_and_the_learner(dialogue: Dialogue) -> None:
    told = note(dialogue, has_answered=True)
    assert told["number"] == 3
    assert told["turn"] == turn_to_json(dialogue.answers[-1])
    assert told["learner"] == ""
    known = dialogue.with_learner(Learner(path="ai-ml", done=("python",)))
    assert "turn" not in note(known, has_answered=False)
    assert json.loads(note(known, has_answered=False)["learner"])["learner"]["done"] == ["python"]


def test_nothing_is_kept_of_somebody_in_danger(guide_bot: Bot) -> None:
    """Not in the browser either, which others may use."""
    dialogue = Dialogue().then(guide_bot.reply("I want to kill myself"))
    assert dialogue.conversation.guarded
    assert note(dialogue, has_answered=True) == {
        "number": 1,
        "answered": True,
        "noted": False,
        "learner": "",
        "guarded": True,
    }


def test_a_tick_since_the_last_answer_is_no_part_of_it(guide_bot: Bot, sections: Mapping[str, Section]) -> None:
    """Whoever edits their last question after a reload keeps what they ticked."""
    ticked = Dialogue().then(guide_bot.reply("what is SQL for?")).with_learner(Learner(path="ai-ml", done=("sql",)))
    back = dialogue_from_json(_kept(ticked), sections)
    assert back.taken_back().conversation.learner.done == ("sql",)


def test_a_state_that_says_nothing_is_that_of_a_new_conversation(sections: Mapping[str, Section]) -> None:
    assert dialogue_from_json({"format": FORMAT, "turns": []}, sections).conversation == Conversation()
