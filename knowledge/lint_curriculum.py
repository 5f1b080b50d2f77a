"""Lint rules on the curricula of a folder of guides."""

from collections.abc import Collection, Iterator
from pathlib import Path

from knowledge.curriculum import Curriculum
from knowledge.errors import GuideError
from knowledge.finding import Finding, Severity, quoted
from knowledge.lint_page import Page
from knowledge.read import read_source
from knowledge.read_curriculum import curriculum_file, curriculum_folders, parse_curriculum

RULE = "curriculum"


def check_curriculum(page: Page, folder: Path) -> Iterator[Finding]:
    """All that is wrong with the curriculum of a guide, if it has one, and topics that lead to no goal."""
    file = curriculum_file(page.guide.id, folder)
    if file is None:
        return
    try:
        found = parse_curriculum(read_source(file), page.guide.id, page.guide.sections)
    except GuideError as error:
        yield Finding(file, error.line or 1, RULE, error.problem, error.remedy)
        return
    if isinstance(found, Curriculum):
        yield from _aimless(found, file)
        return
    for fault in found:
        yield Finding(file, fault.line, RULE, fault.problem, fault.remedy)


def check_homeless(guides: Collection[str], folder: Path) -> Iterator[Finding]:
    """Curricula that are never read: no guide is called so, or another file comes first."""
    for place in curriculum_folders(folder):
        for file in sorted(place.glob("*.y*ml")):
            if file.stem not in guides:
                message = f"no guide reads this curriculum: there is none with the id {quoted(file.stem)}"
                yield Finding(file, 1, RULE, message, "name it <guide>.yaml", Severity.WARNING)
            elif (read := curriculum_file(file.stem, folder)) != file:
                message = f"no guide reads this curriculum: {read or 'only <guide>.yaml'} is read"
                yield Finding(file, 1, RULE, message, "take it away, or name it so", Severity.WARNING)


def _aimless(curriculum: Curriculum, file: Path) -> Iterator[Finding]:
    topics = curriculum.by_id
    reached: set[str] = set()
    ahead = [topic for goal in curriculum.goals for topic in goal.topics]
    while ahead:
        topic = ahead.pop()
        if topic not in reached:
            reached.add(topic)
            ahead += topics[topic].needs
    for id in [] if not curriculum.goals else [id for id in topics if id not in reached]:
        message = f"no goal asks for the topic {quoted(id)}"
        yield Finding(file, 1, RULE, message, "add it to a goal, or take it out", Severity.WARNING)
