"""A plan as a Markdown checklist to keep; the same arguments give the same text."""

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.learner import DOING, DONE, SKIPPED, Learner
from bot.planning.file_words import (
    HALF_WAY,
    YEARS,
    a_week,
    counted,
    hour_range,
    hours_in_words,
    one_line,
    rounded_up,
    sections_by_id,
    title,
)
from bot.planning.plan import Fit, Hours, Plan, PlanStep, fit
from knowledge.curriculum import Curriculum, Topic
from knowledge.dates import in_words, month_in_words
from knowledge.guide import Guide, Section
from knowledge.read_curriculum import ROADMAP
from knowledge.steps import numbered

HOURS_OF_A_WEEK = 7 * 24

_MARKDOWN = re.compile(r"[\\`*\[\]<>~$]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|:(?=[\w+-]+:)|(?<!\S)#")


def to_markdown(curriculum: Curriculum, learner: Learner, plan: Plan, *, guide: Guide) -> str:
    """The plan as a checklist: what it was computed from, what is left, and every topic by phase with its section."""
    blocks = [
        f"# {_escaped(title(plan, guide))}",
        _origin(plan, guide),
        "\n".join(f"- {line}" for line in _totals(plan)),
        *_phases(curriculum, learner, plan, guide),
        *_left_out(curriculum, learner, guide),
    ]
    return "\n\n".join(blocks) + "\n"


def _origin(plan: Plan, guide: Guide) -> str:
    reviewed = f" (reviewed on {in_words(guide.reviewed)})" if guide.reviewed else ""
    pace = f"with {a_week(plan.hours_a_week)}" if plan.hours_a_week else "without hours a week"
    source = f"the curriculum of the guide “{_escaped(one_line(guide.title))}”{reviewed}"
    made = f"Computed from {source}, {pace}, begun on {in_words(plan.begins)}."
    is_first = plan.goal is not None and not plan.is_goal_chosen
    unchosen = " No goal was chosen, so this plan is for the first that the curriculum names." if is_first else ""
    return made + unchosen


def _totals(plan: Plan) -> Iterator[str]:
    """What is left in hours, weeks and months, and whether it fits the day to be ready by."""
    if not plan.steps:
        yield "**Left:** nothing"
        return
    yield f"**Left:** {counted(len(plan.steps), 'topic')}, {hour_range(plan.hours)} h, lean to thorough"
    if plan.weeks:
        whole = Hours(rounded_up(plan.weeks.low, 1), rounded_up(plan.weeks.high, 1))
        yield f"**Weeks:** {hour_range(whole)} at {a_week(plan.hours_a_week)}"
        yield f"**Finish:** {_finish(plan)}; the days below are {HALF_WAY}"
    if plan.ready_by:
        yield f"**To be ready by {in_words(plan.ready_by)}:** {_fit(fit(plan), plan)}"


def _finish(plan: Plan) -> str:
    if plan.finish is None:
        return f"beyond {YEARS} years at the thorough pace, so no date is given"
    first, last = map(month_in_words, plan.finish)
    return first if first == last else f"{first} to {last}"


def _fit(found: Fit | None, plan: Plan) -> str:
    """Whether the day to be ready by can be kept, and what would fit where it cannot."""
    if found is None:
        return "without hours a week it cannot be told whether this fits"
    if found.fits_thorough:
        return "this fits, at the thorough pace too"
    if found.fits_lean:
        return f"this fits at the lean pace; the thorough one would take {_enough(found.needed.high)}"
    first = plan.day_after(plan.hours.low)
    earliest = f"the first day that fits is {in_words(first)}" if first else f"no day within {YEARS} years fits"
    part = f"at {a_week(plan.hours_a_week)}, {_within(found, plan)}, and {earliest}, both at the lean pace"
    lean, thorough = _enough(found.needed.low), _enough(found.needed.high)
    paces = lean if lean == thorough else f"{lean} at the lean pace, {thorough} at the thorough"
    keep = f"; to keep the day would take {paces}" if found.weeks > 0 else ""
    return f"this does not fit: {part}{keep}"


def _within(found: Fit, plan: Plan) -> str:
    if not found.within:
        return "no topic would be done by then"
    last = _name(plan.steps[found.within - 1].topic)
    return f"{found.within} of {len(plan.steps)} topics would be done by then (up to “{last}”)"


def _enough(hours: float) -> str:
    return "more hours than a week has" if hours > HOURS_OF_A_WEEK else a_week(rounded_up(hours, 2))


def _phases(curriculum: Curriculum, learner: Learner, plan: Plan, guide: Guide) -> Iterator[str]:
    """A block for each phase that has anything to show: its heading, what is done, and the steps in their order."""
    sections, titles = sections_by_id(guide), _phase_titles(guide)
    steps = {step.topic.id: step for step in plan.steps}
    noted = {topic.id: learner.state(topic.id) for topic in curriculum.topics if topic.id not in steps}
    for phase in sorted({topic.phase for topic in curriculum.topics}):
        others = [topic for topic in curriculum.topics if topic.phase == phase and topic.id in noted]
        in_phase = [step for step in plan.steps if step.topic.phase == phase]
        lines = [
            *(f"- [x] {_link(topic, sections)}" for topic in others if noted[topic.id] == DONE),
            *(line for step in in_phase for line in _entry(step, plan, sections)),
            *(
                f"- [ ] {_link(topic, sections)} (begun; nothing that is left needs it)"
                for topic in others
                if noted[topic.id] == DOING
            ),
        ]
        if lines:
            heading = f"## {_escaped(one_line(titles.get(phase, f'Phase {phase}')))}"
            yield "\n\n".join([heading, *_side_by_side(in_phase, plan), "\n".join(lines)])


def _phase_titles(guide: Guide) -> Mapping[int, str]:
    """What the roadmap calls its phases, by their numbers."""
    parts = (section.title for section in guide.sections if section.parent == f"{guide.id}/{ROADMAP}")
    return {found.number: title for title in parts if (found := numbered(title))}


def _side_by_side(steps: Iterable[PlanStep], plan: Plan) -> Iterator[str]:
    """What of a phase can be learnt in the same weeks, since nothing that is left stands before it."""
    first = next((step for step in steps if step.is_open), None)
    beside = plan.beside(first) if first else ()
    if first and beside:
        yield f"Can go side by side: {'; '.join(_name(step.topic) for step in (first, *beside))}."


def _entry(step: PlanStep, plan: Plan, sections: Mapping[str, Section]) -> Iterator[str]:
    """A step of the checklist, and under it its hours, days, exercise and resources."""
    topic, days = step.topic, plan.days(step)
    marks = ", ".join(mark for mark, holds in (("next", step is plan.steps[0]), ("begun", step.is_doing)) if holds)
    yield f"- [ ] {_link(topic, sections)}{f' ({marks})' if marks else ''}"
    yield f"  - {hours_in_words(topic)}"
    if days:
        yield f"  - {' to '.join(dict.fromkeys(map(in_words, days)))}"
    if topic.exercise:
        yield f"  - First exercise: {_escaped(one_line(topic.exercise))}"
    if topic.resources:
        section = sections[topic.resources]
        yield f"  - Resources: {_linked(section.title, section)}"


def _left_out(curriculum: Curriculum, learner: Learner, guide: Guide) -> Iterator[str]:
    sections = sections_by_id(guide)
    topics = [topic for topic in curriculum.topics if learner.state(topic.id) == SKIPPED]
    if topics:
        yield "\n".join(["## Left out", "", *(f"- {_link(topic, sections)}" for topic in topics)])


def _name(topic: Topic) -> str:
    return _escaped(one_line(topic.title))


def _link(topic: Topic, sections: Mapping[str, Section]) -> str:
    return _linked(topic.title, sections[topic.section])


def _linked(words: str, section: Section) -> str:
    return f"[{_escaped(one_line(words))}]({section.url.replace('&', '&amp;')})"


def _escaped(line: str) -> str:
    """A line that Markdown, GitHub's too, shows as it is written."""
    return _MARKDOWN.sub(r"\\\g<0>", line)
