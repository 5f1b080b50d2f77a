"""Checking plans: what is valid passes, what is not is told, and the figures are those of the plans that were made."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bot.learner import Learner
from bot.planning.plan import Plan, make_plan
from evals import plans as checking
from evals.__main__ import main
from evals.plans import check_plans, plan_faults, plans_text, random_curriculum, random_learner
from knowledge.curriculum import Curriculum, Goal, Topic
from knowledge.errors import UsageError

CHECK = ("A?", "B?", "C?")
SOIL = Topic("soil", "Soil", "g/s", 1, (), (1, 2), CHECK)
SEEDS = Topic("seeds", "Seeds", "g/s", 1, ("soil",), (1, 2), CHECK)
WATER = Topic("water", "Water", "g/s", 1, (), (1, 2), CHECK)
MARKET = Topic("market", "Market", "g/s", 2, (), (1, 2), CHECK)
FARM = Curriculum("g", (SOIL, SEEDS, WATER, MARKET), (Goal("farmer", "Farmer", "g/s", ("seeds", "water")),))
LEARNER = Learner(done=("water",))


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Large curricula that are not large, so that a check is quick."""
    monkeypatch.setattr(checking, "MANY_TOPICS", 50)
    monkeypatch.setattr(checking, "MANY_CURRICULA", 2)
    monkeypatch.setattr(checking, "MANY_PLANS", 3)


def a_plan(*topics: Topic) -> Plan:
    """A plan of just these topics, whatever they need."""
    plan = make_plan(Curriculum("g", (SOIL,)), Learner(), begins=date(2026, 12, 1))
    return replace(plan, steps=tuple(replace(plan.steps[0], topic=topic) for topic in topics))


@pytest.mark.parametrize(
    ("topics", "told"),
    [
        ((SOIL, SEEDS), []),
        ((SEEDS, SOIL), ["seeds comes before soil, which it needs"]),
        ((SOIL, SEEDS, WATER), ["water is done, skipped or planned already", "water is planned and not needed"]),
        ((SOIL, SOIL, SEEDS), ["soil is done, skipped or planned already"]),
        ((SOIL, SEEDS, MARKET), ["market is planned and not needed"]),
        ((SOIL,), ["seeds is needed and not planned"]),
        ((SEEDS,), ["seeds comes before soil, which it needs", "soil is needed and not planned"]),
    ],
)
def test_what_is_wrong_with_a_plan_is_told(topics: tuple[Topic, ...], told: list[str]) -> None:
    """A step too early, settled, twice, not wanted, or missing; what is valid has no fault."""
    assert list(plan_faults(FARM, LEARNER, a_plan(*topics))) == told


def test_without_goals_all_topics_are_wanted() -> None:
    """And with a goal of the learner's own, only what that asks for."""
    aimless = replace(FARM, goals=())
    assert list(plan_faults(aimless, LEARNER, a_plan(SOIL, SEEDS))) == ["market is needed and not planned"]
    seller = replace(FARM, goals=(*FARM.goals, Goal("seller", "Seller", "g/s", ("market",))))
    assert list(plan_faults(seller, replace(LEARNER, goal="seller"), a_plan(MARKET))) == []
    assert list(plan_faults(seller, replace(LEARNER, goal="other"), a_plan(SOIL, SEEDS))) == []


@pytest.mark.parametrize("seed", range(20))
def test_a_random_curriculum_can_be_planned(seed: int) -> None:
    """Ids are there once, needs lead to topics of lower numbers and no later phases, and what is named is there."""
    curriculum = random_curriculum(Random(seed), 35)
    topics = curriculum.by_id
    assert len(topics) == len(curriculum.topics) == 35
    for topic in curriculum.topics:
        assert 0 < topic.hours[0] <= topic.hours[1]
        for need in topic.needs:
            assert int(need.split("-")[1]) < int(topic.id.split("-")[1])
            assert topics[need].phase <= topic.phase
    assert all(goal.topics and topics.keys() >= {*goal.topics} for goal in curriculum.goals)
    assert topics.keys() >= {*curriculum.begin_with}


def test_random_curricula_and_learners_are_of_all_kinds() -> None:
    """With and without goals; with nothing, some and nearly all behind; with and without a goal, hours and a day."""
    random = Random(1)
    made = [random_curriculum(random, 35) for _ in range(100)]
    learners = [random_learner(random, curriculum) for curriculum in made]
    assert {bool(curriculum.goals) for curriculum in made} == {True, False}
    assert any(topic.needs for topic in made[0].topics)
    settled = [len(learner.done) + len(learner.skipped) for learner in learners]
    assert min(settled) <= 3
    assert max(settled) >= 20
    for name in ("doing", "skipped", "goal", "hours_a_week", "ready_by"):
        assert {bool(getattr(learner, name)) for learner in learners} == {True, False}
    for learner in learners:
        noted = [*learner.done, *learner.doing, *learner.skipped]
        assert len(noted) == len(set(noted))


@pytest.mark.usefixtures("few")
def test_plans_are_counted_and_timed() -> None:
    """Every plan that was made is checked; each figure says of how many."""
    check = check_plans(learners=30, curricula=4, seed=7)
    assert (check.plans, check.curricula, check.faults) == (33, 6, ())
    assert [(each.name, each.count) for each in check.measurements] == [
        ("plans that are not valid", 33),
        ("plan out of 35 topics, p50", 30),
        ("plan out of 35 topics, p95", 30),
        ("plan out of 50 topics, p50", 3),
        ("plan out of 50 topics, p95", 3),
    ]
    assert [each.goal for each in check.measurements] == [0, None, checking.MOST_MS, None, checking.MOST_MS_MANY]
    assert all(each.value > 0 for each in check.measurements[1:])
    assert plans_text(check) == "33 plans on 6 curricula were checked; 0 are not valid."


@pytest.mark.usefixtures("few")
def test_the_same_seed_makes_the_same_plans(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Plan] = []

    def noted(*arguments: Any, **options: Any) -> Plan:
        made.append(make_plan(*arguments, **options))
        return made[-1]

    monkeypatch.setattr(checking, "make_plan", noted)
    for seed in (1, 1, 2):
        check_plans(learners=5, curricula=2, seed=seed)
    first, again, other = made[:8], made[8:16], made[16:]
    assert first == again != other


def backwards(*arguments: Any, **options: Any) -> Plan:
    """A planner that gets the order wrong."""
    plan = make_plan(*arguments, **options)
    return replace(plan, steps=plan.steps[::-1])


def forgetful(curriculum: Curriculum, learner: Learner, **options: Any) -> Plan:
    """A planner that does not look at what is done."""
    return make_plan(curriculum, replace(learner, done=()), **options)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("planner", "told"), [(backwards, "which it needs"), (forgetful, "is done, skipped or planned already")]
)
def test_a_bad_planner_is_caught(
    planner: Callable[..., Plan], told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command ends with 1, and says how many plans are wrong and what is wrong with some."""
    monkeypatch.setattr(checking, "make_plan", planner)
    assert main(["plans", "--learners", "40", "--curricula", "5"]) == 1
    out = capsys.readouterr().out
    assert "43 plans on 7 curricula were checked; 0 are" not in out
    assert told in out
    assert "SHORT" in out


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("limit", ["MOST_MS", "MOST_MS_MANY"])
def test_plans_that_take_too_long_end_with_1(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, limit, 0.0)
    assert main(["plans", "--learners", "5", "--curricula", "2"]) == 1


@pytest.mark.usefixtures("few")
def test_the_command_writes_its_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With valid plans in good time it ends with 0."""
    monkeypatch.setattr(checking, "MOST_MS", 1_000)
    monkeypatch.setattr(checking, "MOST_MS_MANY", 1_000)
    path = tmp_path / "figures.json"
    assert main(["plans", "--learners", "5", "--curricula", "2", "--seed", "3", "--json", str(path)]) == 0
    assert capsys.readouterr().out.startswith("8 plans on 4 curricula were checked; 0 are not valid.\n\n")
    assert len(json.loads(path.read_text())) == 5


@pytest.mark.parametrize("name", ["--learners", "--curricula"])
def test_less_than_one_is_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plans", name, "0"]) == 2
    assert f"{name} 0 is less than 1" in capsys.readouterr().err


def test_without_options_the_command_takes_the_module_s(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the help says is what is done."""
    options: dict[str, int] = {}

    def stop(**given: int) -> None:
        options.update(given)
        raise UsageError("That is all.")

    monkeypatch.setattr(checking, "check_plans", stop)
    assert main(["plans"]) == 2
    assert options == {"learners": checking.LEARNERS, "curricula": checking.CURRICULA, "seed": checking.SEED}


def test_the_command_says_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["plans", "--help"])
    assert ended.value.code == 0
    assert "usage: guide-evals plans" in capsys.readouterr().out
