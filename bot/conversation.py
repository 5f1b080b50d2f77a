"""The state of a conversation: a frozen value that each message turns into the next."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from bot.learner import Learner
from knowledge.errors import UsageError

REMEMBERED = 20
"""How many questions are remembered, the newest."""
LOOKED_BACK = 5
"""How many answers back it is remembered what they were about."""
LONGEST = 4000
"""The most characters that a text of a conversation from outside may have."""
MOST = 200
"""The most entries that a list of a conversation from outside may have."""
LARGEST = 1_000_000_000
"""The largest number that a conversation from outside may have."""
UNDONE_AT_MOST = 10
"""How many changes of what is known of the learner can be taken back."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something that a learner may choose: what it is called, and the section that it is about, if one is meant."""

    words: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a section that was quoted."""

    section: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Conversation:
    """What the bot remembers of one learner's conversation; nothing of it is kept anywhere else."""

    asked: tuple[str, ...] = ()
    """The last standalone questions, the newest last."""
    answered: str = ""
    """The last of them that was answered."""
    sections: tuple[str, ...] = ()
    """The ids of the sections that answered it."""
    topic: str = ""
    """The id of the section that the conversation is about: the last that was found without leaning on another."""
    told: tuple[Span, ...] = ()
    """What has been quoted since the subject last changed."""
    offer: Option | None = None
    """What the bot offered to go on with."""
    listed: tuple[Option, ...] = ()
    """The entries of the last list that an answer quoted, from which the learner may choose."""
    suggested: tuple[Option, ...] = ()
    """The questions that were suggested after the last answer."""
    place: str = ""
    """Where the learner stands on an ordered path: the id of a step."""
    entry: str = ""
    """The entry of a list that the last answer was about alone: the id of its section, and its order there."""
    led: tuple[str, ...] = ()
    """The sections that the last answers began with, by their ids, the newest last."""
    learner: Learner = field(default_factory=Learner)
    """Where the learner stands, as far as they told and agreed."""
    proposed: Learner | None = None
    """Where they would stand if they agreed to what the bot last proposed to note."""
    claimed: Learner | None = None
    """What stays of that after a no, where the bot asked for more than they told; None where they told all of it."""
    waiting: Learner | None = None
    """Where they would stand by all that they told and neither agreed to nor took back; it outlasts other questions."""
    reminded: bool = False
    """Whether the learner asked something else instead of agreeing, and was reminded of it once."""
    before: tuple[Learner, ...] = ()
    """Where they stood before the last changes, the newest last."""
    step: str = ""
    """The topic of the plan that was spoken of last, by its id; empty once something else was answered."""
    planned: bool = False
    """Whether the last answer came from the plan."""
    refused: bool = False
    """Whether the last reply was a refusal, so that pressing for it does not help."""
    low: bool = False
    """Whether the last reply was to somebody in low spirits."""
    lows: int = 0
    """How many replies in a row were."""
    weighs: bool = False
    """Whether the last reply was about a hard decision, which pressing for a yes or a no does not make easier."""
    guarded: bool = False
    """Whether somebody spoke of being in danger, so that nothing more of this conversation is kept anywhere."""

    def after(self, question: str, sections: Sequence[str], **changed: Any) -> "Conversation":
        """The conversation once a question has been answered from some sections, or from none."""
        asked, led = (*self.asked, question)[-REMEMBERED:], (*self.led, *sections[:1])[-LOOKED_BACK:]
        known = {"led": led, "entry": "", **changed}
        return replace(self, asked=asked, answered=question, sections=tuple(sections), **known)

    def after_none(self, question: str, **changed: Any) -> "Conversation":
        """The conversation once a question could not be answered; where the learner stands stays as it was."""
        return replace(self, asked=(*self.asked, question)[-REMEMBERED:], **changed)

    def with_learner(self, learner: Learner) -> "Conversation":
        """The conversation once something about the learner has changed; what was known before can be had back."""
        if learner == self.learner:
            return replace(self, proposed=None, claimed=None, waiting=None)
        before = (*self.before, self.learner)[-UNDONE_AT_MOST:]
        return replace(self, learner=learner, before=before, proposed=None, claimed=None, waiting=None, step="")

    def to_json(self) -> dict[str, Any]:
        """The conversation as plain values, for whoever keeps it between messages."""
        return asdict(self) | {
            "learner": self.learner.to_json(),
            "proposed": self.proposed.to_json() if self.proposed else None,
            "claimed": self.claimed.to_json() if self.claimed else None,
            "waiting": self.waiting.to_json() if self.waiting else None,
            "before": [learner.to_json() for learner in self.before],
        }

    @classmethod
    def from_json(cls, content: Any) -> "Conversation":
        """A conversation out of plain values, which may come from anywhere.

        Raises `UsageError` naming what is not as `to_json` writes it.
        """
        reader = _Fields(content, "conversation", set(cls.__dataclass_fields__))
        offer, proposed = reader.content.get("offer"), reader.content.get("proposed")
        claimed, waiting = reader.content.get("claimed"), reader.content.get("waiting")
        return cls(
            asked=reader.texts("asked")[-REMEMBERED:],
            sections=reader.texts("sections"),
            topic=reader.text("topic"),
            told=tuple(_span(each) for each in reader.list("told")),
            offer=None if offer is None else _option(offer),
            listed=tuple(_option(each) for each in reader.list("listed")),
            suggested=tuple(_option(each) for each in reader.list("suggested")),
            place=reader.text("place"),
            entry=reader.text("entry"),
            led=reader.texts("led")[-LOOKED_BACK:],
            answered=reader.text("answered"),
            learner=Learner.from_json(reader.content.get("learner", {})),
            proposed=None if proposed is None else Learner.from_json(proposed),
            claimed=None if claimed is None else Learner.from_json(claimed),
            waiting=None if waiting is None else Learner.from_json(waiting),
            before=tuple(Learner.from_json(each) for each in reader.list("before"))[-UNDONE_AT_MOST:],
            reminded=bool(reader.of("reminded", bool, False)),
            step=reader.text("step"),
            planned=bool(reader.of("planned", bool, False)),
            refused=bool(reader.of("refused", bool, False)),
            low=bool(reader.of("low", bool, False)),
            lows=reader.number("lows"),
            weighs=bool(reader.of("weighs", bool, False)),
            guarded=bool(reader.of("guarded", bool, False)),
        )


def _option(content: Any) -> Option:
    reader = _Fields(content, "option", {"words", "section"})
    return Option(reader.text("words"), reader.text("section"))


def _span(content: Any) -> Span:
    reader = _Fields(content, "told", {"section", "start", "end"})
    return Span(reader.text("section"), reader.number("start"), reader.number("end"))


class _Fields:
    """The fields of a mapping from outside, read strictly."""

    def __init__(self, content: Any, name: str, known: set[str]) -> None:
        if not isinstance(content, Mapping) or not set(content) <= known:
            raise UsageError(f"{name}: not a mapping of {', '.join(sorted(known))}")
        self.content, self._name = content, name

    def of(self, key: str, kind: type, default: Any) -> Any:
        value = self.content.get(key, default)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise UsageError(f"{self._name}: {key}: not of type {kind.__name__}")
        return value

    def number(self, key: str) -> int:
        value = int(self.of(key, int, 0))
        if not 0 <= value <= LARGEST:
            raise UsageError(f"{self._name}: {key}: not a number from 0 to {LARGEST:,}")
        return value

    def text(self, key: str) -> str:
        return str(self.of(key, str, ""))[:LONGEST]

    def list(self, key: str) -> Sequence[Any]:
        value = self.content.get(key, ())
        if isinstance(value, str) or not isinstance(value, Sequence) or len(value) > MOST:
            raise UsageError(f"{self._name}: {key}: not a list of at most {MOST}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.list(key)
        if not all(isinstance(value, str) for value in values):
            raise UsageError(f"{self._name}: {key}: not a list of texts")
        return tuple(value[:LONGEST] for value in values)
