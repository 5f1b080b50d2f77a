"""What came of one turn, what does not hold of it, and what each measure says of it."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.answer import Answer, Kind
from evals.case import Case, Entry, Turn, section_of
from evals.metrics import (
    citation_precision,
    citation_recall,
    decline_precision,
    decline_recall,
    hit,
    ndcg,
    reciprocal_rank,
    satisfies,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One turn, as it was meant and as it went; plain values, so that a report can keep it."""

    case: str
    turn: int
    """Counted from 1."""
    says: str
    part: str
    phrasing: str
    near: bool | None
    tags: tuple[str, ...]
    kinds: tuple[str, ...]
    cites: tuple[Entry, ...]
    kind: str
    searched: str | None
    text: str
    cited: tuple[str, ...]
    """The ids of the cited sections, in the order of the answer."""
    ranking: tuple[str, ...]
    """The ids of the ten best sections for what was searched for, or for the message where nothing was."""
    evidence: float
    """The probability that the guides answer it."""
    failures: tuple[str, ...]
    """What does not hold, in words."""
    dialogue_holds: bool | None
    """On the last turn of a conversation of several, whether all of them hold."""
    milliseconds: float
    search_milliseconds: float
    suggestions: tuple[str, ...] = ()
    group: str = ""
    """What it has in common with the outcomes that it has to be like; nothing where there are none."""

    @property
    def section(self) -> str:
        return section_of(self.cites, self.kinds)

    @property
    def declined(self) -> bool:
        return self.kind == Kind.DECLINED

    @property
    def answered_from(self) -> tuple[str, ...]:
        """The cited sections of an answer; nothing where it was declined, whatever was named as near."""
        return () if self.declined else self.cited

    @property
    def is_for_search(self) -> bool:
        """Whether a search should find the cited sections: a plan takes its own from the curriculum."""
        return bool(self.cites) and str(Kind.PLAN) not in self.kinds

    @property
    def to_decline(self) -> bool:
        """Whether nothing but declining is right; where another kind will do as well, that is no miss."""
        return self.kinds == (str(Kind.DECLINED),)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> "Outcome":
        """Raises `KeyError` or `TypeError` where the content is not an outcome's."""
        lists = {key: tuple(value) for key, value in content.items() if isinstance(value, list | tuple)}
        return cls(**{**content, **lists, "cites": tuple(tuple(entry) for entry in content["cites"])})


def judge(case: Case, number: int, answer: Answer, *, ranking: tuple[str, ...], evidence: float, held: bool) -> Outcome:
    """The outcome of a case's turn, counted from 1; `held` says whether all turns before it hold."""
    turn = case.turns[number - 1]
    failures = find_failures(turn, answer)
    last = 1 < number == len(case.turns)
    return Outcome(
        case=case.id,
        turn=number,
        says=turn.says,
        part=case.part,
        phrasing=case.phrasing,
        near=case.near,
        tags=case.tags,
        kinds=tuple(str(kind) for kind in turn.kinds),
        cites=turn.cites,
        kind=str(answer.kind),
        searched=answer.searched,
        text=answer.text,
        cited=_cited(answer),
        ranking=ranking,
        evidence=evidence,
        failures=failures,
        dialogue_holds=held and not failures if last else None,
        milliseconds=answer.timings.total,
        search_milliseconds=answer.timings.search,
        suggestions=answer.suggestions,
        group=case.group,
    )


def hold_alike(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes, with a failure on each that differs from the first of its group."""
    firsts: dict[str, Outcome] = {}
    held = []
    for outcome in outcomes:
        first = firsts.setdefault(outcome.group, outcome) if outcome.group else outcome
        held.append(replace(outcome, failures=(*outcome.failures, *find_differences(outcome, first))))
    return tuple(held)


def find_differences(outcome: Outcome, first: Outcome) -> tuple[str, ...]:
    """In what an outcome differs from another that it should be like, in words; nothing where it is like it."""
    found = []
    if outcome.kind != first.kind:
        found.append(f"kind ({outcome.kind}, not {first.kind})")
    if outcome.cited != first.cited:
        found.append(f"cited sections ({_listed(outcome.cited)}, not {_listed(first.cited)})")
    found += ["text"] if outcome.text != first.text else []
    found += ["suggestions"] if outcome.suggestions != first.suggestions else []
    return (f"differs from {first.case} in {', '.join(found)}",) if found else ()


def _listed(sections: Sequence[str]) -> str:
    return ", ".join(sections) or "none"


def find_failures(turn: Turn, answer: Answer) -> tuple[str, ...]:
    """What does not hold of an answer, in words; nothing where all holds."""
    cited = _cited(answer)
    found = []
    if turn.kinds and answer.kind not in turn.kinds:
        found.append(f"is {answer.kind}, not {' or '.join(turn.kinds)}")
    for entry in turn.cites:
        if not any(satisfies(section, entry) for section in cited):
            found.append(f"does not cite {' or '.join(entry)}")
    if turn.cites_none and cited:
        found.append(f"cites {', '.join(cited)} and should cite nothing")
    found += [f"lacks /{pattern}/" for pattern in turn.must if not _matches(pattern, answer.text)]
    found += [f"has /{pattern}/" for pattern in turn.must_not if _matches(pattern, answer.text)]
    searched = answer.searched or ""
    found += [f"searched for {searched!r}, not /{each}/" for each in turn.searched if not _matches(each, searched)]
    return tuple(found)


def _cited(answer: Answer) -> tuple[str, ...]:
    return tuple(dict.fromkeys(citation.section.id for citation in answer.citations))


def _matches(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE | re.DOTALL) is not None


Measure = Callable[[Outcome], float | None]
"""The value of one turn, or None where the measure does not apply to it."""

MEASURES: dict[str, Measure] = {
    "hit@1": lambda each: hit(each.ranking, each.cites, at=1) if each.is_for_search else None,
    "hit@3": lambda each: hit(each.ranking, each.cites, at=3) if each.is_for_search else None,
    "mrr@10": lambda each: reciprocal_rank(each.ranking, each.cites) if each.is_for_search else None,
    "ndcg@10": lambda each: ndcg(each.ranking, each.cites) if each.is_for_search else None,
    "citation precision": lambda each: (
        citation_precision(each.answered_from, each.cites) if each.is_for_search else None
    ),
    "citation recall": lambda each: citation_recall(each.answered_from, each.cites) if each.cites else None,
    "decline precision": lambda each: (
        decline_precision(declined=each.declined, to_decline=Kind.DECLINED in each.kinds) if each.kinds else None
    ),
    "decline recall": lambda each: decline_recall(declined=each.declined, to_decline=each.to_decline),
    "kind accuracy": lambda each: float(each.kind in each.kinds) if each.kinds else None,
    "turn pass rate": lambda each: float(not each.failures),
    "dialogue pass rate": lambda each: None if each.dialogue_holds is None else float(each.dialogue_holds),
}
