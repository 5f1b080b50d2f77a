"""Whether every plan is valid, and how long one takes to make, over random curricula and random learners."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

import numpy as np

from bot.learner import FEWEST_HOURS, MOST_HOURS, OPEN, STATES, Learner
from bot.planning.plan import Plan, make_plan
from evals.measurement import Measurement, share
from knowledge.curriculum import CHECKS, Curriculum, Goal, Topic

LEARNERS, CURRICULA, SEED = 10_000, 200, 1
TOPICS, MANY_TOPICS = 35, 2_000
"""The topics of a curriculum as one author writes it, and of one that is as large as can be imagined."""
MOST_MS, MOST_MS_MANY = 5.0, 200.0
"""What a plan may take at the 95th percentile, by the topics of its curriculum."""
MANY_CURRICULA, MANY_PLANS = 10, 100
"""How many large curricula there are, and how often a plan of all of their topics is made."""

PHASES, GOALS, MOST_NEEDS, MOST_WANTED = 4, 5, 3, 10
BEGINS = date(2026, 12, 1)


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """What came of checking plans."""

    plans: int
    curricula: int
    faults: tuple[str, ...]
    """What is wrong with each plan that is not valid."""
    measurements: tuple[Measurement, ...]


def check_plans(*, learners: int = LEARNERS, curricula: int = CURRICULA, seed: int = SEED) -> PlanCheck:
    """Plans for random learners, in turn on each of some random curricula, and for beginners on large ones."""
    random = Random(seed)
    small = [random_curriculum(random, TOPICS) for _ in range(min(curricula, learners))]
    large = [replace(random_curriculum(random, MANY_TOPICS), goals=()) for _ in range(MANY_CURRICULA)]
    chosen = [small[number % len(small)] for number in range(learners)]
    checked = [_check(curriculum, random_learner(random, curriculum)) for curriculum in chosen]
    checked_large = [_check(large[number % len(large)], Learner()) for number in range(MANY_PLANS)]
    faults = [fault for fault, _ in (*checked, *checked_large)]
    return PlanCheck(
        plans=len(faults),
        curricula=len(small) + len(large),
        faults=tuple(fault for fault in faults if fault),
        measurements=(
            share("plans that are not valid", [bool(fault) for fault in faults], goal=0),
            *_times([seconds for _, seconds in checked], TOPICS, MOST_MS),
            *_times([seconds for _, seconds in checked_large], MANY_TOPICS, MOST_MS_MANY),
        ),
    )


def plans_text(check: PlanCheck, *, most: int = 5) -> str:
    """How many plans were checked, how many of them are not valid, and what is wrong with the first of these."""
    counts = (
        f"{check.plans:,} plans on {check.curricula:,} curricula were checked; {len(check.faults):,} are not valid."
    )
    return "\n".join([counts, *(f"- {fault}" for fault in check.faults[:most])])


def _check(curriculum: Curriculum, learner: Learner) -> tuple[str, float]:
    """The first fault of a plan, empty where it is valid, and the seconds that it took to make."""
    began = time.perf_counter()
    plan = make_plan(curriculum, learner, begins=BEGINS)
    seconds = time.perf_counter() - began
    return next(plan_faults(curriculum, learner, plan), ""), seconds


def plan_faults(curriculum: Curriculum, learner: Learner, plan: Plan) -> Iterator[str]:
    """What is wrong with a plan: a step too early, settled, twice or not wanted, or a wanted topic that is left out.

    It is worked out here a second time and in another way, so that a mistake in making plans does not hide itself.
    """
    behind = {*learner.done, *learner.skipped}
    for step in plan.steps:
        id = step.topic.id
        if id in behind:
            yield f"{id} is done, skipped or planned already"
        for need in step.topic.needs:
            if need not in behind:
                yield f"{id} comes before {need}, which it needs"
        behind.add(id)
    planned, needed = {step.topic.id for step in plan.steps}, _needed(curriculum, learner)
    yield from (f"{id} is planned and not needed" for id in sorted(planned - needed))
    yield from (f"{id} is needed and not planned" for id in sorted(needed - planned))


def _needed(curriculum: Curriculum, learner: Learner) -> set[str]:
    """What is left of the goal's topics and of what these need, found by adding needs until none is new."""
    settled = {*learner.done, *learner.skipped}
    topics = curriculum.by_id
    goals = [goal for goal in curriculum.goals if goal.id == learner.goal] or curriculum.goals[:1]
    needed: set[str] = set()
    new = {id for goal in goals for id in goal.topics} - settled if goals else topics.keys() - settled
    while new:
        needed |= new
        new = {need for id in new for need in topics[id].needs} - settled - needed
    return needed


def random_curriculum(random: Random, count: int) -> Curriculum:
    """A curriculum without circles: a topic needs only topics of lower numbers, which stand in no later phase.

    The topics are listed in any order. Half of the curricula have no goals, so that all of their topics are wanted.
    """
    ids = [f"topic-{number}" for number in range(count)]
    phases = sorted(random.choices(range(1, PHASES + 1), k=count))
    topics = [_random_topic(random, ids[place], phases[place], ids[:place]) for place in range(count)]
    return Curriculum(
        guide="random",
        topics=tuple(random.sample(topics, count)),
        goals=tuple(_random_goal(random, f"goal-{number}", ids) for number in range(random.choice([0, GOALS]))),
        begin_with=_some(random, ids, 0, MOST_NEEDS),
    )


def _random_topic(random: Random, id: str, phase: int, earlier: Sequence[str]) -> Topic:
    low = random.randint(1, 60)
    return Topic(
        id=id,
        title=id.capitalize(),
        section="random/roadmap",
        phase=phase,
        needs=_some(random, earlier, 0, MOST_NEEDS),
        hours=(low, low + random.randint(0, 120)),
        check=("Can you?",) * CHECKS,
    )


def _random_goal(random: Random, id: str, topics: Sequence[str]) -> Goal:
    return Goal(id, id.capitalize(), "random/outcomes", _some(random, topics, 1, MOST_WANTED))


def random_learner(random: Random, curriculum: Curriculum) -> Learner:
    """A learner who has come any part of the way, and may have learnt and want what the curriculum does not know."""
    share_behind = random.random()
    states: dict[str, list[str]] = {state: [] for state in (*STATES, OPEN)}
    for topic in random.sample(curriculum.topics, len(curriculum.topics)):
        states[random.choice(STATES) if random.random() < share_behind else OPEN].append(topic.id)
    goals = [goal.id for goal in curriculum.goals]
    return Learner(
        path=curriculum.guide,
        done=("elsewhere", *states["done"]),
        doing=tuple(states["doing"]),
        skipped=tuple(states["skipped"]),
        goal=random.choice([*goals, "", "no-such-goal"]),
        hours_a_week=random.choice([0.0, random.uniform(FEWEST_HOURS, MOST_HOURS)]),
        ready_by=random.choice([None, BEGINS + timedelta(days=random.randint(-100, 2_000))]),
    )


def _some(random: Random, ids: Sequence[str], fewest: int, most: int) -> tuple[str, ...]:
    """So many of the ids or fewer, each once."""
    return tuple(random.sample(ids, min(len(ids), random.randint(fewest, most))))


def _times(seconds: Iterable[float], topics: int, most: float) -> list[Measurement]:
    """What plans took, in milliseconds."""
    times = 1000 * np.array(list(seconds))
    median, late = np.percentile(times, [50, 95]).tolist()
    name = f"plan out of {topics:,} topics"
    return [
        Measurement(f"{name}, p50", median, "ms", count=len(times)),
        Measurement(f"{name}, p95", late, "ms", goal=most, count=len(times)),
    ]
