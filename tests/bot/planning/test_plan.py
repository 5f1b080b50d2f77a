"""Plans: valid for every curriculum and learner, in the order that is promised, with hours and days that add up."""

import math
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.learner import DONE, Learner
from bot.planning.plan import LONGEST_DAYS, NONE, Hours, Plan, fit, make_plan, needed_a_week, needed_by
from knowledge.curriculum import Curriculum
from tests.bot.curricula import ELSEWHERE, HOURS_A_WEEK, TODAY, a_curriculum, a_topic, curricula, situations

Situation = tuple[Curriculum, Learner]
RANDOM = settings(max_examples=60, deadline=None)
"""Enough to find what is wrong, and so few that the many properties are tried in seconds."""
FARM = a_curriculum(
    a_topic("seeds", "soil", hours=(2, 4)),
    a_topic("soil", hours=(6, 10)),
    a_topic("harvest", "seeds water", phase=2, hours=(4, 8)),
    a_topic("water", phase=2, hours=(1, 3)),
    a_topic("market", phase=3, hours=(5, 5)),
    farmer="harvest",
    seller="market",
)


def plan_of(curriculum: Curriculum, learner: Learner) -> Plan:
    return make_plan(curriculum, learner, begins=TODAY)


def ids(plan: Plan) -> list[str]:
    return [step.topic.id for step in plan.steps]


def order(*topics: str, begin_with: str = "", doing: str = "", phases: str = "", hours: str = "") -> str:
    """The plan's order for topics written as `id<need,need`, all of them wanted; phases and hours one a topic."""
    made = []
    for number, topic in enumerate(topics):
        id, _, needs = topic.partition("<")
        phase = int(phases.split()[number]) if phases else 1
        length = float(hours.split()[number]) if hours else 1.0
        made.append(a_topic(id, needs.replace(",", " "), phase=phase, hours=(length, length)))
    curriculum = a_curriculum(*made, begin_with=begin_with)
    return " ".join(ids(plan_of(curriculum, Learner(doing=tuple(doing.split())))))


@RANDOM
@given(situations())
def test_what_a_step_needs_is_done_skipped_or_earlier(situation: Situation) -> None:
    curriculum, learner = situation
    behind = {*learner.done, *learner.skipped}
    for step in plan_of(curriculum, learner).steps:
        assert behind.issuperset(step.topic.needs)
        behind.add(step.topic.id)


@RANDOM
@given(situations())
def test_nothing_is_planned_twice_or_that_is_done_or_skipped(situation: Situation) -> None:
    planned = ids(plan_of(*situation))
    assert len(planned) == len(set(planned))
    assert {*planned}.isdisjoint({*situation[1].done, *situation[1].skipped})


@RANDOM
@given(situations())
def test_only_what_the_goal_asks_for_is_planned_and_all_of_it(situation: Situation) -> None:
    """Every step is asked for by the goal or by a step; what they ask for is a step, or done, or skipped."""
    curriculum, learner = situation
    plan = plan_of(curriculum, learner)
    asked = {*(plan.goal.topics if plan.goal else curriculum.by_id)}
    asked |= {need for step in plan.steps for need in step.topic.needs}
    assert {*ids(plan)} == asked - {*learner.done, *learner.skipped}


@RANDOM
@given(situations())
def test_the_goal_is_the_learner_s_or_the_first(situation: Situation) -> None:
    """A goal that the curriculum does not have counts as none."""
    curriculum, learner = situation
    plan = plan_of(curriculum, learner)
    chosen = [goal for goal in curriculum.goals if goal.id == learner.goal]
    assert plan.is_goal_chosen == bool(chosen)
    assert plan.goal == next(iter([*chosen, *curriculum.goals]), None)


def test_a_plan_does_not_go_behind_what_is_done() -> None:
    """Who has learnt the seeds is not sent back to the soil that these need; who skips them neither."""
    assert ids(plan_of(FARM, Learner())) == ["soil", "seeds", "water", "harvest"]
    assert ids(plan_of(FARM, Learner(done=("seeds",)))) == ["water", "harvest"]
    assert ids(plan_of(FARM, Learner(skipped=("seeds",)))) == ["water", "harvest"]
    assert ids(plan_of(FARM, Learner(doing=("seeds",)))) == ["soil", "seeds", "water", "harvest"]


def test_when_all_is_done_the_plan_is_empty() -> None:
    """Nothing is left, it ends on the day on which it begins, and it fits though the day is past."""
    yesterday = TODAY - timedelta(days=1)
    plan = plan_of(FARM, Learner(goal="seller", done=("market",), hours_a_week=5, ready_by=yesterday))
    assert (plan.steps, plan.hours, plan.behind) == ((), NONE, Hours(5, 5))
    assert list(plan.phases()) == []
    assert plan.weeks == NONE
    assert plan.finish == (TODAY, TODAY)
    assert (plan.next, plan.begun) == (None, ())
    fitted = fit(plan)
    assert fitted is not None
    assert (fitted.fits_lean, fitted.fits_thorough, fitted.within) == (True, True, 0)


@RANDOM
@given(situations())
def test_the_same_gives_the_same_plan(situation: Situation) -> None:
    """The order in which things were told does not matter."""
    curriculum, learner = situation
    turned = replace(
        learner, done=learner.done[::-1], doing=learner.doing[::-1], skipped=learner.skipped[::-1], background=()
    )
    assert plan_of(curriculum, learner) == plan_of(curriculum, learner) == plan_of(curriculum, turned)


@RANDOM
@given(situations())
def test_a_phase_stands_together(situation: Situation) -> None:
    """No need leads to a later phase, so that the phases come one after the other."""
    plan = plan_of(*situation)
    phases = [step.topic.phase for step in plan.steps]
    assert phases == sorted(phases)
    together = list(plan.phases())
    assert [phase for phase, _ in together] == sorted(set(phases))
    assert [step for _, steps in together for step in steps] == list(plan.steps)


@RANDOM
@given(situations())
def test_each_step_is_the_best_of_those_that_could_be_next(situation: Situation) -> None:
    """Earlier phase, begun, favoured, most stands on it, shorter, author's order: worked out one step at a time."""
    curriculum, learner = situation
    left = set(ids(plan_of(curriculum, learner)))
    users = {id: users_of(id, curriculum, left) for id in left}
    places = {topic.id: place for place, topic in enumerate(curriculum.topics)}
    favoured = {id: place for place, id in enumerate(curriculum.begin_with)}

    def rank(id: str) -> tuple[float, ...]:
        topic = curriculum.by_id[id]
        early = favoured.get(id, len(favoured))
        return topic.phase, id not in learner.doing, early, -len(users[id]), sum(topic.hours), places[id]

    expected: list[str] = []
    while len(expected) < len(left):
        ahead = left - {*expected}
        expected.append(min((id for id in ahead if ahead.isdisjoint(curriculum.by_id[id].needs)), key=rank))
    assert ids(plan_of(curriculum, learner)) == expected


def users_of(id: str, curriculum: Curriculum, left: set[str]) -> set[str]:
    """The topics that are left and need a topic, at once or through others that are left."""
    at_once = {each.id for each in curriculum.topics if each.id in left and id in each.needs}
    return at_once.union(*(users_of(user, curriculum, left) for user in at_once))


def test_needs_come_before_everything_else() -> None:
    """The author's order, what was begun and what is favoured give way to them."""
    assert order("a<b", "b<c", "c", begin_with="a", doing="a") == "c b a"


def test_an_earlier_phase_comes_first() -> None:
    """Even before what was begun in a later one."""
    assert order("a", "b", "c", phases="2 1 2", doing="c", begin_with="a") == "b c a"


def test_what_was_begun_comes_first_within_its_phase() -> None:
    """Before what the guide favours, before foundations, and before what is shorter."""
    assert order("a", "b<a", "c", hours="1 1 50", doing="c", begin_with="a") == "c a b"


def test_what_the_guide_wants_first_comes_first() -> None:
    """In the guide's order, before foundations; what comes late in it is not dragged behind by others."""
    assert order("a", "b<a", "c", "d", begin_with="d c") == "d c a b"


def test_foundations_come_before_what_nothing_stands_on() -> None:
    """What more of the plan needs, also through others, comes first, though it is longer."""
    assert order("a", "b", "c<b", "d<c", hours="1 50 1 1") == "b c a d"
    assert order("a", "b<a", "c", "d<c", "e<c", hours="1 1 9 1 1") == "c a b d e"
    assert order("a", "b<a", "c<a", "d", "e<d", "f<e", "g<f").startswith("d ")


def test_a_foundation_of_what_is_not_left_is_none() -> None:
    """Only topics of the plan count."""
    curriculum = a_curriculum(a_topic("a"), a_topic("b"), a_topic("c", "b"), a_topic("d", "b"), goal="a b")
    assert ids(plan_of(curriculum, Learner())) == ["a", "b"]


def test_of_equals_the_shorter_comes_first_and_then_the_author_s_order() -> None:
    assert order("a", "b", "c", "d", hours="3 1 2 1") == "b d c a"


@RANDOM
@given(situations(), st.data())
def test_a_topic_that_is_done_never_makes_a_plan_longer(situation: Situation, data: st.DataObject) -> None:
    """No step is added and no day is later, whichever topic it is."""
    curriculum, learner = situation
    topic = data.draw(st.sampled_from([each.id for each in curriculum.topics]))
    before = plan_of(curriculum, learner)
    after = plan_of(curriculum, learner.with_topics(DONE, [topic]))
    assert {*ids(after)} <= {*ids(before)} - {topic}
    assert ends_no_later(after, before)
    assert after.behind.low >= before.behind.low


@RANDOM
@given(situations(), HOURS_A_WEEK)
def test_more_hours_a_week_never_end_later(situation: Situation, hours: float) -> None:
    curriculum, learner = situation
    assume(learner.hours_a_week)
    few, many = sorted([hours, learner.hours_a_week])
    slow, fast = (plan_of(curriculum, replace(learner, hours_a_week=each)) for each in (few, many))
    assert ids(slow) == ids(fast)
    assert ends_no_later(fast, slow)


def ends_no_later(plan: Plan, other: Plan) -> bool:
    """Whether the days of a plan's end are not after the other's, where it has any."""
    if not other.finish:
        return True
    return bool(plan.finish) and all(day <= its for day, its in zip(plan.finish or (), other.finish, strict=True))


@RANDOM
@given(situations(), st.data())
def test_a_need_taken_out_never_adds_a_step(situation: Situation, data: st.DataObject) -> None:
    curriculum, learner = situation
    needy = [topic for topic in curriculum.topics if topic.needs]
    assume(needy)
    topic = data.draw(st.sampled_from(needy))
    freed = replace(topic, needs=topic.needs[1:])
    freer = replace(curriculum, topics=tuple(freed if each is topic else each for each in curriculum.topics))
    assert {*ids(plan_of(freer, learner))} <= {*ids(plan_of(curriculum, learner))}


@RANDOM
@given(situations())
def test_hours_add_up(situation: Situation) -> None:
    """Those of the steps to what is left, and those of the goal's done topics to what is behind."""
    curriculum, learner = situation
    plan = plan_of(curriculum, learner)
    low = high = 0.0
    for step in plan.steps:
        low, high = low + step.topic.hours[0], high + step.topic.hours[1]
        assert (step.until.low, step.until.high) == (low, high)
    assert plan.hours == Hours(low, high)
    of_goal = {*ids(plan_of(curriculum, Learner(goal=learner.goal)))}
    done = [curriculum.by_id[id].hours for id in of_goal.intersection(learner.done)]
    assert plan.behind == Hours(sum(low for low, _ in done), sum(high for _, high in done))


def test_skipped_hours_are_neither_behind_nor_ahead() -> None:
    """Nor are those that the goal does not ask for."""
    plan = plan_of(FARM, Learner(done=("water", "market"), skipped=("seeds",)))
    assert (plan.hours, plan.behind) == (Hours(4, 8), Hours(1, 3))


@RANDOM
@given(situations())
def test_a_step_is_open_when_nothing_that_it_needs_is_missing(situation: Situation) -> None:
    """Then it can be begun today; the first step always can."""
    curriculum, learner = situation
    plan = plan_of(curriculum, learner)
    for step in plan.steps:
        assert step.is_open == {*learner.done, *learner.skipped}.issuperset(step.topic.needs)
        assert step.is_doing == (step.topic.id in learner.doing)
    assert all(step.is_open for step in plan.steps[:1])


@RANDOM
@given(situations())
def test_days_ascend(situation: Situation) -> None:
    """A step ends after it begins, not after the next begins, and within the days of the whole."""
    plan = plan_of(*situation)
    days = [plan.days(step) for step in plan.steps]
    if not plan.hours_a_week:
        assert (plan.finish, plan.weeks) == (None, None)
        assert set(days) <= {None}
        return
    told = [pair for pair in days if pair]
    flat = [day for pair in told for day in pair]
    assert flat == sorted(flat)
    if flat:
        assert flat[0] == TODAY
        assert plan.finish is None or flat[-1] <= plan.finish[1]


@RANDOM
@given(situations())
def test_from_one_step_to_the_next_no_more_than_a_day_is_lost(situation: Situation) -> None:
    """The next begins on the day on which the one before ends, or on the day after."""
    plan = plan_of(*situation)
    for one, other in pairwise(pair for pair in map(plan.days, plan.steps) if pair):
        assert other[0] - one[1] <= timedelta(days=1)


@RANDOM
@given(situations())
def test_the_end_is_as_many_weeks_away_as_the_hours_take(situation: Situation) -> None:
    """To the day, rounded up; the thorough pace ends no sooner."""
    plan = plan_of(*situation)
    assume(plan.finish)
    assert plan.weeks
    assert plan.finish
    for weeks, day in ((plan.weeks.low, plan.finish[0]), (plan.weeks.high, plan.finish[1])):
        assert 7 * weeks - 1e-6 <= (day - TODAY).days < 7 * weeks + 1 + 1e-6
    assert plan.finish[0] <= plan.finish[1]


def test_the_days_of_a_plan() -> None:
    """Seven hours a week are one a day; the days of a step lie half-way between the two paces."""
    plan = plan_of(FARM, Learner(hours_a_week=7))
    assert plan.finish == (TODAY + timedelta(days=13), TODAY + timedelta(days=25))
    assert plan.weeks == Hours(13 / 7, 25 / 7)
    assert [plan.days(step) for step in plan.steps] == [
        (date(2026, 12, 1), date(2026, 12, 8)),
        (date(2026, 12, 9), date(2026, 12, 11)),
        (date(2026, 12, 12), date(2026, 12, 13)),
        (date(2026, 12, 14), date(2026, 12, 19)),
    ]


@pytest.mark.parametrize(("hours", "a_week", "days"), [((1.1, 3.2, 1.7), 7, 6), ((1.5,), 0.7, 15)])
def test_rounding_costs_no_day(hours: tuple[float, ...], a_week: float, days: int) -> None:
    """Six hours at an hour a day end on the sixth day, though their sum in the computer is a little more than six."""
    topics = [a_topic(f"t{place}", hours=(each, each)) for place, each in enumerate(hours)]
    curriculum = a_curriculum(*topics, begin_with=" ".join(topic.id for topic in topics))
    end = TODAY + timedelta(days=days)
    assert plan_of(curriculum, Learner(hours_a_week=a_week)).finish == (end, end)


def test_beyond_the_longest_days_there_is_no_date() -> None:
    """One day is one hour here; where only the thorough pace is too long, the end cannot be told either."""

    def finish(low: float, high: float) -> tuple[date, date] | None:
        return plan_of(a_curriculum(a_topic("a", hours=(low, high))), Learner(hours_a_week=7)).finish

    last = TODAY + timedelta(days=LONGEST_DAYS)
    assert finish(LONGEST_DAYS, LONGEST_DAYS) == (last, last)
    assert finish(1, LONGEST_DAYS + 1) is None
    assert finish(LONGEST_DAYS + 1, LONGEST_DAYS + 1) is None


def test_a_step_beyond_the_longest_days_has_no_days() -> None:
    """Those before it do, and the weeks are told all the same."""
    curriculum = a_curriculum(a_topic("a"), a_topic("b", "a", hours=(2 * LONGEST_DAYS, 2 * LONGEST_DAYS)))
    plan = plan_of(curriculum, Learner(hours_a_week=7))
    assert [plan.days(step) is None for step in plan.steps] == [False, True]
    assert plan.weeks is not None


@RANDOM
@given(situations())
def test_a_plan_fits_when_it_ends_by_the_day(situation: Situation) -> None:
    """At each pace the answer agrees with the day on which the plan ends, if there is anything to do."""
    plan = plan_of(*situation)
    assume(plan.steps)
    fitted = fit(plan)
    assert (fitted is None) == (plan.ready_by is None or not plan.hours_a_week)
    if fitted and plan.finish and plan.ready_by:
        assert fitted.fits_lean == (plan.finish[0] <= plan.ready_by)
        assert fitted.fits_thorough == (plan.finish[1] <= plan.ready_by)


@pytest.mark.parametrize(("hours", "a_week", "days"), [(61, 7, 61), (30.5, 3.5, 61), (5.4, 0.6, 63), (6.9, 2.3, 21)])
def test_a_plan_that_ends_on_the_very_day_fits(hours: float, a_week: float, days: int) -> None:
    """However the numbers are rounded."""
    curriculum = a_curriculum(a_topic("a", hours=(hours, hours)))
    ready_by = TODAY + timedelta(days=days)
    plan = plan_of(curriculum, Learner(hours_a_week=a_week, ready_by=ready_by))
    assert plan.finish == (ready_by, ready_by)
    fitted = fit(plan)
    assert fitted is not None
    assert (fitted.fits_lean, fitted.fits_thorough, fitted.within) == (True, True, 1)


@RANDOM
@given(curricula(), HOURS_A_WEEK, st.integers(1, 2_000))
def test_with_the_hours_that_are_needed_it_fits(curriculum: Curriculum, a_week: float, days: int) -> None:
    """With a little more than they are, and not with a little less."""
    learner = Learner(hours_a_week=a_week, ready_by=TODAY + timedelta(days=days))
    plan = plan_of(curriculum, learner)
    fitted = fit(plan)
    assume(plan.steps and fitted)
    assert fitted
    for share, fits in ((1.001, True), (0.999, False)):
        lean = fit(plan_of(curriculum, replace(learner, hours_a_week=share * fitted.needed.low)))
        thorough = fit(plan_of(curriculum, replace(learner, hours_a_week=share * fitted.needed.high)))
        assert lean
        assert thorough
        assert (lean.fits_lean, thorough.fits_thorough) == (fits, fits)


@pytest.mark.parametrize(
    ("days", "within", "lean", "thorough"),
    [(0, 0, False, False), (5, 0, False, False), (6, 1, False, False), (9, 3, False, False),
     (12, 3, False, False), (13, 4, True, False), (24, 4, True, False), (25, 4, True, True)],
)  # fmt: skip
def test_what_fits_until_a_day(days: int, within: int, lean: bool, thorough: bool) -> None:
    """At an hour a day the steps end after 6, 8, 9 and 13 hours at the lean pace, the last after 25 at most."""
    fitted = fit(plan_of(FARM, Learner(hours_a_week=7, ready_by=TODAY + timedelta(days=days))))
    assert fitted is not None
    assert (fitted.within, fitted.fits_lean, fitted.fits_thorough) == (within, lean, thorough)
    assert fitted.weeks == days / 7


def test_no_hours_a_week_are_enough_for_a_day_that_is_past() -> None:
    """The weeks that there are say how long it is past."""
    for days in (0, -70):
        fitted = fit(plan_of(FARM, Learner(hours_a_week=100, ready_by=TODAY + timedelta(days=days))))
        assert fitted is not None
        assert fitted.weeks == days / 7
        assert fitted.needed == Hours(math.inf, math.inf)
        assert (fitted.within, fitted.fits_lean, fitted.fits_thorough) == (0, False, False)


def test_how_many_hours_a_week_a_day_takes() -> None:
    """Also where no hours a week are noted; for a day that is not ahead there are none."""
    plan = plan_of(FARM, Learner())
    assert needed_a_week(plan, TODAY + timedelta(days=14)) == Hours(13 / 2, 25 / 2)
    assert needed_a_week(plan, TODAY) is None
    assert needed_a_week(plan, TODAY - timedelta(days=14)) is None


def test_without_a_day_or_hours_a_week_there_is_nothing_to_fit() -> None:
    assert fit(plan_of(FARM, Learner(hours_a_week=5))) is None
    assert fit(plan_of(FARM, Learner(ready_by=TODAY))) is None


@pytest.mark.parametrize(
    ("doing", "next_step", "begun"),
    [
        ("", "soil", []),
        ("soil", "soil", ["soil"]),
        ("seeds", "soil", ["seeds"]),
        ("water seeds", "soil", ["seeds", "water"]),
        ("harvest water seeds soil", "soil", ["soil", "seeds", "water", "harvest"]),
    ],
)
def test_what_is_next_and_what_was_begun(doing: str, next_step: str, begun: list[str]) -> None:
    """Next is the first step that was not begun, or what that needs and was begun; the first where all were."""
    plan = plan_of(FARM, Learner(doing=(*doing.split(), "market", ELSEWHERE)))
    assert plan.next is not None
    assert plan.next.topic.id == next_step
    assert [step.topic.id for step in plan.begun] == begun


def test_what_may_be_taken_beside_a_step() -> None:
    """Other steps of its phase that are open as well; nothing is beside one that is not open itself."""
    curriculum = a_curriculum(a_topic("a"), a_topic("b"), a_topic("c", "a"), a_topic("d", phase=2))
    plan = plan_of(curriculum, Learner())
    beside = {step.topic.id: [each.topic.id for each in plan.beside(step)] for step in plan.steps}
    assert beside == {"a": ["b"], "b": ["a"], "c": [], "d": []}


def test_what_needs_a_topic_at_once() -> None:
    """Of those that are looked among, in the author's order, and not what needs it only through others."""
    assert [topic.id for topic in needed_by(FARM, "soil", lambda _: True)] == ["seeds"]
    assert [topic.id for topic in needed_by(FARM, "seeds", {"harvest", "soil"}.__contains__)] == ["harvest"]
    assert needed_by(FARM, "seeds", {"soil"}.__contains__) == ()


def test_hours_are_added_and_shared() -> None:
    """The lean and the thorough ones each for themselves."""
    assert Hours(1, 3) + Hours(2, 5) == Hours(3, 8)
    assert Hours(3, 9).over(2) == Hours(1.5, 4.5)
    assert Hours(3, 8).middle == 5.5
