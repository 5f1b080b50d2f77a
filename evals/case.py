"""Eval cases: what a learner says, turn by turn, and what must hold of each answer."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.answer import Kind
from knowledge.errors import UsageError
from knowledge.guide import Guide

PACKAGED_CASES = Path(__file__).parent / "cases"
PARTS = ("tune", "test")
PHRASINGS = ("plain", "reworded", "hasty", "indirect")
OR = " | "
PERSON = "{person}"
NOT_IN_THE_GUIDES = "not in the guides"

_CASE_KEYS = {"part", "phrasing", "near", "tags", "feedback", "turns"}
_TURN_KEYS = {"says", "kind", "cites", "cites_none", "must", "must_not", "searched"}

Entry = tuple[str, ...]
"""Section ids of which any one will do."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a learner and what must hold of the answer to it; what is empty demands nothing."""

    says: str
    kinds: tuple[Kind, ...] = ()
    """The kinds that the answer may be of; the first is the one that is meant."""
    cites: tuple[Entry, ...] = ()
    """All that must be cited; a sub-section counts for its section."""
    cites_none: bool = False
    must: tuple[str, ...] = ()
    """Patterns that the text has to match, whatever the case of its letters."""
    must_not: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()
    """Patterns that the standalone question has to match."""

    @property
    def section(self) -> str:
        return section_of(self.cites, self.kinds)


@dataclass(frozen=True, slots=True)
class Case:
    """One conversation, most often of a single turn, with what it is about."""

    id: str
    """The file's name without its ending, and the case's place in it, counted from 1: `ai-ml/12`.

    One that is asked for several people has the person behind it: `fairness/3 (a woman)`.
    """
    turns: tuple[Turn, ...]
    part: str = ""
    """`tune`, `test`, or nothing where a file does not tell them apart."""
    phrasing: str = ""
    near: bool | None = None
    """Whether a question that the guides do not answer is close to their subject."""
    tags: tuple[str, ...] = ()
    group: str = ""
    """What cases have in common that ask the same for different people, and so must be answered alike: `fairness/3`."""
    feedback: str = ""
    """The id of the learner's feedback that it was made of."""


def load_cases(path: Path = PACKAGED_CASES) -> tuple[Case, ...]:
    """The cases of a TOML file, or of all those in a folder. Raises `UsageError` naming file, case and key."""
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    cases = tuple(case for file in files for case in _read_file(file))
    if not cases:
        raise UsageError(f"there are no cases in {path}; name a TOML file with [[cases]], or a folder of such files")
    return cases


def parse_cases(text: str, path: Path) -> list[Case]:
    """The cases in the text of a TOML file, perhaps none. Raises `UsageError` naming file, case and key."""
    try:
        content = tomllib.loads(text)
    except ValueError as error:
        raise UsageError(f"{path} cannot be read as TOML ({error})") from error
    tables = content.pop("cases", [])
    if content or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise UsageError(f"{path}: a file of cases has [[cases]] and nothing else")
    readers = (_Table(table, f"{path}: case {number}") for number, table in enumerate(tables, start=1))
    return [case for number, reader in enumerate(readers, start=1) for case in _cases(reader, f"{path.stem}/{number}")]


def check_sections(cases: Iterable[Case], guides: Iterable[Guide]) -> None:
    """Raises `UsageError` where a case cites a section that no guide has."""
    known = {section.id for guide in guides for section in guide.sections}
    for case in cases:
        missing = sorted({wanted for turn in case.turns for entry in turn.cites for wanted in entry} - known)
        if missing:
            raise UsageError(f"{case.id}: cites: no guide has the section {', '.join(missing)}")


def without_copies(cases: Iterable[Case]) -> tuple[Case, ...]:
    """The cases, of those that ask the same for different people the first alone, so that none weighs more."""
    firsts: dict[str, Case] = {}
    for case in cases:
        firsts.setdefault(case.group or case.id, case)
    return tuple(firsts.values())


def section_of(cites: Sequence[Entry], kinds: Sequence[str]) -> str:
    """The top-level section that a turn is about: that of the first section to be cited.

    `NOT_IN_THE_GUIDES` where it is to be declined, nothing where it is about no section.
    """
    if cites:
        return "/".join(cites[0][0].split("/")[:2])
    return NOT_IN_THE_GUIDES if tuple(kinds[:1]) == (Kind.DECLINED,) else ""


def _read_file(path: Path) -> list[Case]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read as TOML ({error})") from error
    return parse_cases(text, path)


def _cases(reader: "_Table", id: str) -> Iterable[Case]:
    """The case of a table, or one for each person that it is asked for."""
    people = _people(reader)
    case = _case(reader, id)
    if not people:
        return [case]
    (turn,) = case.turns
    said = ((person, replace(turn, says=turn.says.replace(PERSON, person))) for person in people)
    return [replace(case, id=f"{id} ({person})", group=id, turns=(turn,)) for person, turn in said]


def _people(reader: "_Table") -> tuple[str, ...]:
    people, has_place = reader.texts("person"), PERSON in reader.text("says")
    if "person" not in reader.table and has_place:
        raise reader.fault("says", f"{PERSON} needs a list of people, person = [...]")
    if "person" not in reader.table:
        return ()
    if "says" not in reader.table:
        raise reader.fault("person", f"needs says, with {PERSON} in it")
    if not has_place:
        raise reader.fault("says", f"{reader.text('says')!r} has no {PERSON}, where the values of person go")
    if len(people) < 2 or len(set(people)) < len(people):
        raise reader.fault("person", f"{reader.table['person']!r} is not a list of two different values or more")
    return people


def _case(reader: "_Table", id: str) -> Case:
    turns = reader.tables("turns")
    reader.only(_CASE_KEYS if turns else _CASE_KEYS | _TURN_KEYS | {"person"})
    single = {key: value for key, value in reader.table.items() if key in _TURN_KEYS}
    places = [_Table(each, f"{reader.place}, turn {n}") for n, each in enumerate(turns, start=1)]
    return Case(
        id=id,
        turns=tuple(_turn(each) for each in places or [_Table(single, reader.place)]),
        part=reader.one_of("part", PARTS),
        phrasing=reader.one_of("phrasing", PHRASINGS),
        near=reader.flag("near"),
        tags=reader.texts("tags"),
        feedback=reader.text("feedback"),
    )


def _turn(reader: "_Table") -> Turn:
    reader.only(_TURN_KEYS)
    kinds = _alternatives(reader.text("kind"))
    cites = tuple(_alternatives(entry) for entry in reader.texts("cites"))
    if "says" not in reader.table:
        raise reader.fault("says", "is missing")
    if unknown := [kind for kind in kinds if kind not in {str(each) for each in Kind}]:
        raise reader.fault("kind", f"{unknown[0]!r} is not one of {', '.join(Kind)}")
    if cites and reader.flag("cites_none"):
        raise reader.fault("cites_none", "contradicts cites")
    return Turn(
        says=reader.text("says"),
        kinds=tuple(Kind(kind) for kind in kinds),
        cites=cites,
        cites_none=bool(reader.flag("cites_none")),
        must=reader.patterns("must"),
        must_not=reader.patterns("must_not"),
        searched=reader.patterns("searched"),
    )


def _alternatives(text: str) -> Entry:
    return tuple(each.strip() for each in text.split(OR) if each.strip())


@dataclass(frozen=True, slots=True)
class _Table:
    """A TOML table that is read strictly: what is wrong with it is said with its place."""

    table: Mapping[str, Any]
    place: str

    def fault(self, key: str, problem: str) -> UsageError:
        return UsageError(f"{self.place}: {key}: {problem}")

    def only(self, keys: set[str]) -> None:
        if extra := sorted(set(self.table) - keys):
            raise self.fault(extra[0], f"is not a key here; the keys are {', '.join(sorted(keys))}")

    def text(self, key: str) -> str:
        value = self.table.get(key, "")
        if not isinstance(value, str):
            raise self.fault(key, f"{value!r} is not text")
        return value

    def one_of(self, key: str, choices: Sequence[str]) -> str:
        value = self.text(key)
        if value and value not in choices:
            raise self.fault(key, f"{value!r} is not one of {', '.join(choices)}")
        return value

    def flag(self, key: str) -> bool | None:
        value = self.table.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.fault(key, f"{value!r} is not true or false")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; one alone may stand without the brackets."""
        value = self.table.get(key, [])
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(each, str) and each.strip() for each in values):
            raise self.fault(key, f"{value!r} is not a list of texts")
        return tuple(values)

    def patterns(self, key: str) -> tuple[str, ...]:
        for pattern in self.texts(key):
            try:
                re.compile(pattern)
            except re.error as error:
                raise self.fault(key, f"{pattern!r} is not a pattern ({error})") from error
        return self.texts(key)

    def tables(self, key: str) -> list[dict[str, Any]]:
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.fault(key, "is not a list of tables")
        if key in self.table and not value:
            raise self.fault(key, "is empty")
        return value
