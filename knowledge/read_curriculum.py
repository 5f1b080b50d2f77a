"""Reading a curriculum from `<guide>.yaml`, checked so strictly that a plan can be made of whatever is read."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

import yaml

from knowledge.curriculum import CHECKS, Curriculum, Topic
from knowledge.errors import GuideError
from knowledge.finding import quoted
from knowledge.guide import Section
from knowledge.steps import numbered
from knowledge.strict_yaml import entry_lines, load_yaml

FOLDER, ENDING = "curricula", ".yaml"
ROADMAP = "roadmap"
"""The section of the career template whose numbered sub-sections are the phases."""
LIMIT_TOPICS = 5_000
LIMIT_HOURS = 10_000
LIMIT_PHASES = 100
_LISTS = ("topics", "goals", "backgrounds")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a curriculum, on which line, and what its author should do."""

    line: int
    problem: str
    remedy: str


def curriculum_file(guide: str, folder: Path) -> Path | None:
    """The curriculum of a guide of a folder, if there is one."""
    files = (place / f"{guide}{ENDING}" for place in curriculum_folders(folder))
    return next((file for file in files if file.is_file()), None)


def curriculum_folders(folder: Path) -> list[Path]:
    """Where a folder's curricula are: in `curricula` within it, or beside it where it is called `guides`."""
    here = folder.absolute()
    beside = [here.parent / FOLDER] if here.name == "guides" else []
    return [folder / FOLDER, *beside]


def read_curriculum(path: Path, text: str, guide: str, sections: Sequence[Section]) -> Curriculum:
    """The curriculum of a guide with these sections. Raises `GuideError` with the first of its faults."""
    found = parse_curriculum(text, guide, sections)
    if isinstance(found, Curriculum):
        return found
    first = found[0]
    raise GuideError(path, first.problem, first.remedy, line=first.line)


def parse_curriculum(text: str, guide: str, sections: Sequence[Section]) -> Curriculum | list[Fault]:
    """A curriculum, or all that is wrong with it, by line."""
    try:
        content, lines = load_yaml(text), entry_lines(text, _LISTS)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return [Fault(mark.line + 1 if mark else 1, "is not plain YAML", "write `topics:` and a list under it")]
    if not isinstance(content, dict):
        return [Fault(1, "is not a mapping", "write `topics:` and a list under it")]
    made = _make(content, guide, lines)
    if isinstance(made, Curriculum):
        faults = sorted(_faults(made, sections, lines), key=lambda fault: fault.line)
        return faults or made
    return made


Lines = dict[str, list[int]]
"""The line of each entry of each list, counted from 1."""


@lru_cache(maxsize=1)
def _validator() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(Curriculum)


def _make(content: dict[str, Any], guide: str, lines: Lines) -> Curriculum | list[Fault]:
    """The content as a curriculum of the right types, or where its types are wrong."""
    from pydantic import ValidationError

    try:
        made: Curriculum = _validator().validate_python({"guide": guide, **content})
    except ValidationError as error:
        faults = (_fault(each["loc"], each["msg"], lines) for each in error.errors())
        return sorted(faults, key=lambda fault: fault.line)
    return made


def _fault(place: tuple[int | str, ...], message: str, lines: Lines) -> Fault:
    """Where a type is wrong, in the words of the file: `topics`, its fifth entry, `hours`."""
    name, entry, *rest = (*place, None) if len(place) == 1 else place
    listed = lines.get(str(name), [])
    line = listed[entry] if isinstance(entry, int) and entry < len(listed) else 1
    key = ".".join(str(each) for each in rest if each is not None) or str(name)
    return Fault(line, f"{quoted(key)}: {message[:1].lower()}{message[1:]}", "correct it as the README shows")


def _faults(curriculum: Curriculum, sections: Sequence[Section], lines: Lines) -> Iterator[Fault]:
    """What is wrong with a curriculum of the right types."""
    line_of = dict(zip((topic.id for topic in curriculum.topics), lines["topics"], strict=False))
    if not curriculum.topics or len(curriculum.topics) > LIMIT_TOPICS:
        yield Fault(1, f"has {len(curriculum.topics):,} topics", f"write between 1 and {LIMIT_TOPICS:,}")
    if not sections or curriculum.guide != sections[0].guide:
        yield Fault(1, f"is for the guide {quoted(curriculum.guide)}", "name it after the guide's file")
    topics = curriculum.by_id
    for name in _LISTS:
        yield from _entry_faults(getattr(curriculum, name), topics, {each.id for each in sections}, lines[name])
    for topic, line in zip(curriculum.topics, lines["topics"], strict=True):
        yield from _topic_faults(topic, topics, line)
    for missing in [id for id in curriculum.begin_with if id not in topics]:
        yield Fault(1, f"begin_with: there is no topic {quoted(missing)}", "write the id of a topic")
    yield from _cycle(curriculum, line_of)
    yield from _phase_faults(curriculum, sections, line_of)


def _entry_faults(
    entries: Sequence[Any], topics: Mapping[str, Topic], sections: Set[str], lines: Sequence[int]
) -> Iterator[Fault]:
    """Ids that are there twice or empty, sections that the guide does not have, topics that the curriculum has not."""
    seen = set[str]()
    for each, line in zip(entries, lines, strict=True):
        if not each.id.strip() or not each.title.strip():
            yield Fault(line, "has an empty id or title", "write both")
        if each.id in seen:
            yield Fault(line, f"has the id {quoted(each.id)} twice", "rename one of the two")
        seen.add(each.id)
        for section in sorted({each.section, getattr(each, "resources", "") or each.section} - sections):
            yield Fault(line, f"{quoted(each.id)}: there is no section {quoted(section)}", "write an id of the guide")
        needed = each.needs if isinstance(each, Topic) else each.topics
        for missing in [id for id in needed if id not in topics]:
            yield Fault(line, f"{quoted(each.id)}: there is no topic {quoted(missing)}", "write the id of a topic")


def _topic_faults(topic: Topic, topics: Mapping[str, Topic], line: int) -> Iterator[Fault]:
    low, high = topic.hours
    if not 0 < low <= high <= LIMIT_HOURS:
        problem = f"{quoted(topic.id)}: the hours {low:g} to {high:g} are no range"
        yield Fault(line, problem, f"write the lean and the thorough hours, up to {LIMIT_HOURS:,}")
    if len(topic.check) != CHECKS or not all(question.strip().endswith("?") for question in topic.check):
        yield Fault(
            line, f"{quoted(topic.id)}: has no {CHECKS} questions under check", f"write {CHECKS} yes/no questions"
        )
    for need in topic.needs:
        if need in topics and topics[need].phase > topic.phase:
            problem = f"{quoted(topic.id)} of phase {topic.phase} needs {quoted(need)} of phase {topics[need].phase}"
            yield Fault(line, problem, "a topic may only need what stands in its phase or before it")


def _cycle(curriculum: Curriculum, lines: dict[str, int]) -> Iterator[Fault]:
    try:
        TopologicalSorter({topic.id: topic.needs for topic in curriculum.topics}).prepare()
    except CycleError as error:
        circle = error.args[1]
        problem = f"the needs go round in a circle: {' → '.join(reversed(circle))}"
        yield Fault(lines.get(circle[0], 1), problem, "take one of these needs out")


def _phase_faults(curriculum: Curriculum, sections: Sequence[Section], lines: dict[str, int]) -> Iterator[Fault]:
    """Phases that the roadmap does not have, or that no topic is in; a guide without phases has no such fault."""
    roadmap = f"{curriculum.guide}/{ROADMAP}"
    counted = (numbered(section.title) for section in sections if section.parent == roadmap)
    phases = {step.number for step in counted if step}
    planned = {topic.phase for topic in curriculum.topics}
    for missing in sorted(phases - planned):
        yield Fault(1, f"no topic is in phase {missing} of the roadmap", "give it topics")
    for topic in curriculum.topics:
        if not 1 <= topic.phase <= LIMIT_PHASES or (phases and topic.phase not in phases):
            named = f"phase {topic.phase}" if abs(topic.phase) <= LIMIT_PHASES else "such phase"
            problem = f"{quoted(topic.id)}: the roadmap has no {named}"
            yield Fault(lines[topic.id], problem, "write the number of a phase")
