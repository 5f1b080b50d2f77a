"""The learner's path as a picture: the topics of the goal from top to bottom, what is done, and what comes next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from bot.app.answer_html import encodable, one_block
from bot.app.path_layout import ANCHORS, Band, Row, Wire, direct_needs, lay_out
from bot.app.texts import html_text, text
from bot.learner import DOING, DONE, SKIPPED, Learner
from bot.planning.plan import NONE, Hours, Plan
from knowledge.curriculum import Curriculum, Topic
from knowledge.guide import Guide, guide_url
from knowledge.read_curriculum import ROADMAP
from knowledge.steps import numbered

NEXT, LATER = "next", "later"
STATES = (DONE, DOING, NEXT, LATER, SKIPPED)
"""The states of a topic in the picture."""
_FULL = '<circle class="full" cx="8" cy="8" r="8"></circle>'
_RING = '<circle class="ring" cx="8" cy="8" r="7"></circle>'
_SIGNS = {
    DONE: f'{_FULL}<path class="mark" d="M4.2 8.4l2.6 2.6 5-5.6"></path>',
    DOING: f'{_RING}<path class="full" d="M8 1a7 7 0 0 0 0 14z"></path>',
    NEXT: f'{_FULL}<path class="mark" d="M4 8h8M8.4 4.4L12 8l-3.6 3.6"></path>',
    LATER: _RING,
    SKIPPED: f'{_RING}<path class="ring" d="M4.5 8h7"></path>',
}
"""A tick, a half circle, an arrow, an empty circle, and a dash in a broken one."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the boxes have to know: every topic's state, and what each needs among those that are shown."""

    topics: Mapping[str, Topic]
    states: Mapping[str, str]
    needs: Mapping[str, Sequence[str]]

    def missing(self, topic: Topic) -> list[str]:
        """The titles of what a topic still waits for."""
        return [self.topics[id].title for id in self.needs[topic.id] if self.states[id] not in {DONE, SKIPPED}]

    def left(self, topics: Iterable[Topic]) -> Hours:
        """The hours of those of some topics that are still to be learnt."""
        planned = (topic for topic in topics if self.states[topic.id] not in {DONE, SKIPPED})
        return sum((Hours(*topic.hours) for topic in planned), NONE)


def path_html(curriculum: Curriculum, learner: Learner, plan: Plan, *, guide: Guide | None = None) -> str:
    """The picture of a plan, readable as a list of topics a phase; with the guide, the phases have their titles.

    What the goal does not need is not shown unless it is done. The page's reader of HTML lets neither `viewBox` nor
    `aria-` attributes pass, so the arrows are empty elements that the style places, and every state is a word.
    """
    states = _states(curriculum, learner, plan)
    topics = [topic for topic in curriculum.topics if topic.id in states]
    shown = _Shown({topic.id: topic for topic in topics}, states, direct_needs(topics))
    settled = frozenset(id for id, state in states.items() if state in {DONE, SKIPPED})
    titles = _phase_titles(guide) if guide else {}
    bands = "".join(
        _band(band, titles.get(band.phase, text("path.phase", number=band.phase)), shown)
        for band in lay_out(topics, shown.needs, settled=settled)
    )
    return one_block(encodable(f'<section class="path">{_heading(plan)}{_legend()}{bands}</section>'))


def _states(curriculum: Curriculum, learner: Learner, plan: Plan) -> dict[str, str]:
    """The topics that are shown, each with its state; the next is what the plan wants begun next."""
    wanted = _closure(curriculum, plan)
    states = {id: SKIPPED for id in learner.skipped if id in wanted}
    states |= dict.fromkeys(curriculum.known(learner.done), DONE)
    states |= {step.topic.id: DOING if step.is_doing else LATER for step in plan.steps}
    following = plan.next
    return states | ({following.topic.id: NEXT} if following and not following.is_doing else {})


def _closure(curriculum: Curriculum, plan: Plan) -> set[str]:
    topics = curriculum.by_id
    ahead = list(plan.goal.topics if plan.goal else topics)
    wanted = set[str]()
    while ahead:
        id = ahead.pop()
        if id not in wanted:
            wanted.add(id)
            ahead += topics[id].needs
    return wanted


def _phase_titles(guide: Guide) -> dict[int, str]:
    """The titles of the phases of a guide's roadmap, by their numbers."""
    titles = (section.title for section in guide.sections if section.parent == f"{guide.id}/{ROADMAP}")
    return {step.number: title for title in titles if (step := numbered(title))}


def _heading(plan: Plan) -> str:
    """The goal, and in a line how much is behind, how much is left, and when it is done."""
    whole = plan.behind.middle + plan.hours.middle
    share = int(100 * plan.behind.middle / whole) if whole else 0
    title = html_text("path.title", goal=plan.goal.title if plan.goal else text("path.all_topics"))
    chosen = "" if plan.is_goal_chosen or not plan.goal else f" <span>{html_text('path.until_chosen')}</span>"
    behind = [html_text("path.share", share=share)] if share else []
    left = html_text("path.left", hours=_range(plan.hours)) if plan.steps else html_text("path.all_behind")
    return (
        f"<h2>{title}{chosen}</h2>"
        f'<progress value="{share}" max="100" title="{html_text("path.behind")}">{share}%</progress>'
        f'<p class="path-facts">{" ".join([*behind, left, *_finish(plan)])}</p>'
    )


def _finish(plan: Plan) -> list[str]:
    if not plan.steps or not plan.finish:
        return []
    first, last = (f"{day:%B %Y}" for day in plan.finish)
    key = "path.finish_in" if first == last else "path.finish_between"
    return [html_text(key, hours=f"{plan.hours_a_week:g}", first=first, last=last)]


def _range(hours: Hours) -> str:
    low, high = (f"{each:,.1f}".removesuffix(".0") for each in (hours.low, hours.high))
    return low if low == high else text("path.range", low=low, high=high)


def _word(state: str) -> str:
    return html_text(f"path.state_{state}")


def _legend() -> str:
    states = "".join(f'<li class="topic-{state}">{_sign(state)}{_word(state)}</li>' for state in STATES)
    return f'<ul class="path-legend" role="list">{states}<li>{html_text("path.arrows")}</li></ul>'


def _sign(state: str) -> str:
    return f'<svg class="sign" role="presentation" width="16" height="16">{_SIGNS[state]}</svg>'


def _band(band: Band, title: str, shown: _Shown) -> str:
    """A phase; one in which nothing is left is folded."""
    left = shown.left(band.topics)
    nothing = f"{_sign(DONE)} {html_text('path.nothing_left')}"
    facts = html_text("path.hours_left", hours=_range(left)) if left.high else nothing
    rows = "".join(_row(row, shown) for row in band.rows)
    return (
        f'<details class="path-phase"{" open" if left.high else ""}><summary>{_wires(band.wires)}'
        f'<h3>{escape(title)}</h3><span class="path-left">{facts}</span></summary><ol role="list">{rows}</ol></details>'
    )


def _row(row: Row, shown: _Shown) -> str:
    """The topics of a row; the arrows of the whole row are drawn by the first of them."""
    wires = _wires(row.wires)
    boxes = []
    for column, topic in row.topics.items():
        boxes.append(_box(topic, f"in-{column}{' pointed' if column in row.fed else ''}", wires, shown))
        wires = ""
    return "".join(boxes)


def _box(topic: Topic, place: str, wires: str, shown: _Shown) -> str:
    state = shown.states[topic.id]
    facts = [] if state == LATER else [_word(state)]
    facts += [] if state in {DONE, SKIPPED} else [html_text("path.topic_hours", hours=_range(Hours(*topic.hours)))]
    missing = shown.missing(topic)
    hidden = [_word(LATER)] if state == LATER else []
    hidden += [html_text("path.after", topics=text("path.and").join(missing))] if missing else []
    spoken = f'<span class="hidden-words">, {", ".join(hidden)}</span>' if hidden else ""
    guide, _, anchor = topic.section.partition("/")
    url = guide_url(guide, anchor.rsplit("/", 1)[-1])
    return (
        f'<li class="topic-{state} {place}">{wires}<div class="box"><a href="{escape(url)}">{_sign(state)}'
        f"<span>{escape(topic.title)}</span></a><p>{' · '.join(facts)}{spoken}</p></div></li>"
    )


def _wires(wires: Sequence[Wire]) -> str:
    return "".join(_wire(wire) for wire in wires)


def _wire(wire: Wire) -> str:
    by = ANCHORS.index(wire.end) - ANCHORS.index(wire.start)
    shape = "right" if by > 0 else "left" if by else "line"
    look = f"{' met' if wire.is_met else ''}{' far' if wire.is_far else ''}"
    return f'<i class="wire {wire.strip} {shape} from-{wire.start} to-{wire.end}{look}"></i>'
