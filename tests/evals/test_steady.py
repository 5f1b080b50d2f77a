"""Messages that mean the same: what is held against what, and what counts as answered otherwise."""

from pathlib import Path

import pytest

from bot.pipeline import Bot
from evals.case import PARTS
from evals.steady import PACKAGED_CHECKS, Check, Trial, changes_text, load_checks, measure_steadiness, try_all
from knowledge.errors import UsageError

FRAME = """[[checks]]
name = "how it is put"
kind = "frame"
part = "tune"
says = ["which tools does a beginner need?"]
in = ["hello, {}", "{} thanks"]
"""


def test_a_question_in_a_frame_is_held_against_itself_alone(garden_bot: Bot) -> None:
    check = Check("put", "frame", "tune", ("Which tools does a beginner need?",), frames=("Hello! {}", "I sow. {}"))
    trials = try_all(garden_bot, [check])
    assert [trial.says for trial in trials] == [frame.replace("{}", check.says[0]) for frame in check.frames]
    assert {trial.wanted for trial in trials} == {"garden/tools"}
    assert trials[0].came == "garden/tools"


def test_of_names_the_odd_one_out_has_changed(garden_bot: Bot) -> None:
    fillings = tuple((words, words) for words in ("tomatoes", "potatoes", "watering cans"))
    trials = try_all(garden_bot, [Check("names", "name", "tune", ("Where do {} grow?",), fillings)])
    assert [trial.says for trial in trials if trial.has_changed] == ["Where do watering cans grow?"]


def test_a_follow_up_is_held_against_its_question_alone(garden_bot: Bot) -> None:
    check = Check(
        "follow-ups", "follow-up", "tune", ("And what is it for?",), (("a rake", "a rake"),),
        before="Do I need {}?", alone=("What is {} for?",),
    )  # fmt: skip
    (trial,) = try_all(garden_bot, [check])
    assert (trial.says, trial.wanted) == ("Do I need a rake? / And what is it for?", "garden/tools")


@pytest.mark.parametrize(
    ("noted", "says", "words", "id"),
    [
        ("done", "I know {}.", "Python", "python"),
        ("doing", "I am learning {} at the moment.", "SQL", "sql"),
        ("goal", "My goal is to become a {}.", "data scientist", "data-scientist"),
        ("hours", "I have {} hours a week.", "6", "6"),
        ("nothing", "What is {}?", "SQL", "sql"),
    ],
)
def test_what_is_told_is_held_against_what_is_to_be_noted(
    guide_bot: Bot, noted: str, says: str, words: str, id: str
) -> None:
    (trial,) = try_all(guide_bot, [Check("told", "telling", "tune", (says,), ((words, id),), noted=noted)])
    assert trial.came == trial.wanted == ("" if noted == "nothing" else id)


def test_each_kind_has_its_share_and_its_goal() -> None:
    check = Check("put", "frame", "tune", ("a",), frames=("{}!",))
    trials = [
        Trial(check, f"a{marks}", came, "x") for marks, came in (("!", "x"), ("?", "y"), ("??", "y"), ("!?", "x"))
    ]
    kind, name = measure_steadiness(trials)
    assert (kind.name, kind.value, kind.count, kind.falls_short) == ("frame: answered otherwise", 0.5, 4, True)
    assert (name.name, name.value, name.goal) == ("  put", 0.5, None)


def test_the_part_set_aside_is_not_shown() -> None:
    trials = [Trial(Check("put", "frame", part, ("a",), frames=("{}!",)), "a!", "x", "y") for part in PARTS]
    assert changes_text(trials) == "put: 'a!': x, not y"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("checks = [", "cannot be read as TOML"),
        ("", "there are no checks"),
        (FRAME.replace('"frame"', '"frames"'), "check 1: kind: 'frames' is not one of"),
        (FRAME.replace("in =", "with ="), "check 1: has .*with; one of kind frame has .*in"),
        (FRAME.replace('"tune"', '"dev"'), "check 1: part: 'dev'"),
        (
            FRAME.replace('"frame"', '"telling"').replace("in =", "with =") + 'noted = "known"\n',
            "check 1: noted: 'known'",
        ),
        (
            FRAME.replace('"frame"', '"follow-up"').replace("in =", "with =") + 'before = "{}"\nalone = []\n',
            "check 1: alone: has 0 questions for 1 follow-ups",
        ),
    ],
)
def test_a_bad_file_is_told_with_the_place(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "checks.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=fault):
        load_checks(tmp_path / "checks.toml")


def test_the_packaged_checks_are_of_both_parts_and_name_what_the_curriculum_has(guide_bot: Bot) -> None:
    checks = load_checks(PACKAGED_CHECKS)
    assert {check.part for check in checks} == set(PARTS)
    (curriculum,) = (guide.curriculum for guide in guide_bot.index.guides if guide.curriculum)
    ids = {topic.id for topic in curriculum.topics} | {goal.id for goal in curriculum.goals}
    named = {id for check in checks if check.noted and check.noted != "hours" for _, id in check.fillings}
    assert named <= ids
