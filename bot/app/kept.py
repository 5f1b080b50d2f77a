"""A conversation as the learner's own browser keeps it, and how it is taken up again from there."""

import base64
import binascii
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.answer import Answer, Citation, Kind, Mode
from bot.app.dialogue import KEPT, Dialogue
from bot.conversation import Conversation
from bot.planning.learner_file import to_json
from index.search import Passage
from knowledge.errors import UsageError
from knowledge.guide import Section

FORMAT = 1
"""The format of a kept conversation; it changes when an older page could no longer read it."""
LIMIT_BYTES = 2_000_000
"""How large a conversation may be once it is unpacked."""
LONGEST = 20_000
"""The most characters that a text of a kept conversation may have."""
MOST_CITED = 50
_REMEDY = "choose a conversation that was saved here"
_GZIP = 31
"""What `zlib` calls the format of gzip, by the size of its window."""


@dataclass(frozen=True, slots=True)
class FormerSection(Section):
    """A section as far as an answer quoted it; the guides say something else there now."""


def turn_to_json(answer: Answer) -> dict[str, Any]:
    """An answer as it is kept: as `guide-ask --json` prints it, without how long it took."""
    return {key: value for key, value in answer.to_json().items() if key != "ms"}


def note(dialogue: Dialogue, *, has_answered: bool) -> dict[str, Any]:
    """What the browser is told to keep: the path, the state, and once a message was answered also that answer.

    Of a conversation in which somebody spoke of being in danger nothing more is kept but the path.
    """
    state = dialogue.conversation
    learner = "" if state.learner.is_unknown else to_json(state.learner)
    known = {"number": dialogue.number, "answered": has_answered, "noted": dialogue.has_noted, "learner": learner}
    if state.guarded:
        return known | {"guarded": True}
    turn = {"turn": turn_to_json(dialogue.answers[-1])} if has_answered else {}
    return known | {"state": state.to_json(), "before": dialogue.before.to_json()} | turn


def unpacked(packed: str) -> Any:
    """What a browser packed: JSON in gzip in base64. Raises `UsageError` where it is something else, or too large."""
    reader = zlib.decompressobj(_GZIP)
    try:
        content = reader.decompress(base64.b64decode(packed, validate=True), LIMIT_BYTES)
        if reader.unconsumed_tail or not reader.eof:
            raise UsageError(f"the conversation is broken off or larger than {LIMIT_BYTES:,} bytes; {_REMEDY}")
        return json.loads(content)
    except (binascii.Error, zlib.error, ValueError, RecursionError) as error:
        raise UsageError(f"the conversation is not in the form in which it is saved; {_REMEDY}") from error


def dialogue_from_json(content: Any, sections: Mapping[str, Section]) -> Dialogue:
    """The dialogue out of what a browser kept, which may come from anywhere; `sections` are the guides' by their ids.

    What was quoted stays what it was: where a section no longer says it, the quote stands alone as a `FormerSection`.
    Raises `UsageError` naming what is not as it is written here.
    """
    kept = _mapping(content, "conversation")
    if type(kept.get("format")) is not int or kept["format"] != FORMAT:
        raise UsageError(f"format: is not {FORMAT}, the only one that is read here; {_REMEDY}")
    turns, forgotten = kept.get("turns"), kept.get("forgotten", 0)
    if not isinstance(turns, list) or type(forgotten) is not int or not 0 <= forgotten < 10**6:
        raise UsageError(f"turns: not a list, or forgotten: not a number; {_REMEDY}")
    state, before = Conversation.from_json(kept.get("state", {})), Conversation.from_json(kept.get("before", {}))
    answers = [_answer(turn, f"turn {number}", sections) for number, turn in enumerate(turns, start=1)]
    if answers:
        # What was changed beside the chat since the last answer is no part of that.
        noted = state.learner if kept.get("noted") is True else before.learner
        answers[-1] = replace(answers[-1], conversation=replace(state, learner=noted))
    dropped = max(0, len(answers) - KEPT)
    return Dialogue(tuple(answers[dropped:]), changed=state, before=before, forgotten=forgotten + dropped)


def _answer(content: Any, name: str, sections: Mapping[str, Section]) -> Answer:
    turn = _mapping(content, name)
    cited = _list(turn, "citations", name)[:MOST_CITED]
    try:
        return Answer(
            message=_text(turn, "message", name),
            kind=Kind(_text(turn, "kind", name)),
            mode=Mode(_text(turn, "mode", name)),
            text=_text(turn, "text", name),
            conversation=Conversation(),
            citations=tuple(_citation(_mapping(each, name), name, sections) for each in cited),
            suggestions=tuple(str(each)[:LONGEST] for each in _list(turn, "suggestions", name)[:MOST_CITED]),
            nearest=tuple(_nearest(turn, name, sections)),
        )
    except ValueError as error:
        raise UsageError(f"{name}: its kind, mode or citations are not those of an answer; {_REMEDY}") from error


def _citation(content: Mapping[str, Any], name: str, sections: Mapping[str, Section]) -> Citation:
    number, start, end = (content.get(key) for key in ("number", "start", "end"))
    if not (type(number) is int and type(start) is int and type(end) is int):
        raise UsageError(f"{name}: a citation without a number, a start and an end; {_REMEDY}")
    quote = _text(content, "quote", name)
    section = sections.get(_text(content, "section", name))
    if section and 0 <= start < end and section.text[start:end] == quote:
        return Citation(number, _unscored(section), start, end)
    title = _text(content, "title", name)
    former = FormerSection(id=_text(content, "section", name), trail=(title,), text=quote, line=0, text_line=0)
    return Citation(number, _unscored(former), 0, len(quote))


def _unscored(section: Section) -> Passage:
    """A section that was found long ago; what it scored then is not kept."""
    return Passage(section, score=0.0, cosine=0.0, nearest=0.0, coverage=0.0, chunks=())


def _nearest(turn: Mapping[str, Any], name: str, sections: Mapping[str, Section]) -> list[Section]:
    named = [_mapping(each, name).get("section") for each in _list(turn, "nearest", name)]
    return [sections[id] for id in named if isinstance(id, str) and id in sections]


def _mapping(content: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(content, Mapping):
        raise UsageError(f"{name}: not a mapping of names to values; {_REMEDY}")
    return content


def _list(content: Mapping[str, Any], key: str, name: str) -> list[Any]:
    value = content.get(key, [])
    if not isinstance(value, list):
        raise UsageError(f"{name}: {key}: not a list; {_REMEDY}")
    return value


def _text(content: Mapping[str, Any], key: str, name: str) -> str:
    value = content.get(key, "")
    if not isinstance(value, str) or len(value) > LONGEST:
        raise UsageError(f"{name}: {key}: not a text of at most {LONGEST:,} characters; {_REMEDY}")
    return value
