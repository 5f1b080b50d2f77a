"""What is understood of what learners tell of themselves."""

from datetime import date
from pathlib import Path

import pytest

from bot.learner import Learner
from bot.pipeline import Bot
from bot.planning.listeners import open_listeners
from bot.planning.telling import Listener
from bot.reading.acts import Act
from bot.reading.sentence import Sentence
from tests.bot.talk import talk

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def listener(guide_bot: Bot, home: Path) -> Listener:
    return open_listeners(guide_bot.index, home)["ai-ml"]


def heard(listener: Listener, text: str, act: Act, learner: Learner | None = None) -> Learner:
    return listener.hear([Sentence(text, act)], learner or Learner(), TODAY)


@pytest.mark.parametrize(
    ("text", "act", "done", "doing"),
    [
        ("I know Python and a bit of statistics", Act.KNOWS, {"python"}, {"statistics"}),
        ("linear algebra and calculus are behind me", Act.KNOWS, {"linear-algebra", "derivatives", "gradients"}, set()),
        ("I know SQL but not Git", Act.KNOWS, {"sql"}, set()),
        ("I know Python and want to learn SQL", Act.KNOWS, {"python"}, set()),
        ("halfway through pandas", Act.LEARNING, set(), {"numpy-pandas"}),
        ("almost done with scikit-learn, two lessons left", Act.LEARNING, set(), {"supervised-learning"}),
        ("I never did SQL", Act.LACKS, set(), set()),
        ("I do know linear algebra", Act.LACKS, {"linear-algebra"}, set()),
        ("my sister knows SQL, I know Python", Act.KNOWS, {"python"}, set()),
        ("she's done SQL and everything, I've only done Python", Act.KNOWS, {"python"}, set()),
        ("my brother knows Python", Act.KNOWS, set(), set()),
        ("I hope to learn Python", Act.KNOWS, set(), set()),
        ("I should mention that I have completed probability", Act.KNOWS, {"statistics"}, set()),
        ("good at Excel but bad at statistics", Act.KNOWS, set(), set()),
        ("my Python is decent, my linear algebra is a disaster", Act.KNOWS, {"python"}, set()),
        ("I learned SQL at university but I forgot most of it", Act.KNOWS, set(), {"sql"}),
        ("studied probability once, couldn't tell you a thing about it today", Act.KNOWS, set(), set()),
        ("I used to know SQL", Act.KNOWS, set(), {"sql"}),
        ("I have never forgotten my SQL", Act.KNOWS, {"sql"}, set()),
        ("I know statistics but not calculus", Act.LACKS, {"statistics"}, set()),
        ("I know statistics and SQL very well, but I've never coded", Act.LACKS, {"statistics", "sql"}, set()),
        ("I'm good at maths", Act.KNOWS, set(), set()),
        ("I'm good at SQL", Act.KNOWS, {"sql"}, set()),
        ("10 hours every week, I know Python, I'm learning Git", Act.LEARNING, {"python"}, {"git-shell"}),
        ("comfortable with SQL, currently studying statistics", Act.LEARNING, {"sql"}, {"statistics"}),
        ("learning statistics, my goal is MLOps engineer", Act.LEARNING, set(), {"statistics"}),
        ("Git and SQL I know, 6 hours a week", Act.HOURS, {"git-shell", "sql"}, set()),
        ("I gave up on pandas", Act.KNOWS, set(), set()),
        ("stuck at statistics", Act.LACKS, set(), {"statistics"}),
        ("did some Python only", Act.LACKS, set(), {"python"}),
        ("I'm a teacher of maths", Act.KNOWS, {"linear-algebra", "derivatives"}, set()),
        ("Python, Git and SQL done, statistics half way", Act.LEARNING, {"python", "git-shell", "sql"}, {"statistics"}),
        ("so far: SQL, Python finished, Git not yet", Act.LEARNING, {"sql", "python"}, set()),
        ("I know Python, SQL and Git", Act.LEARNING, {"python", "sql", "git-shell"}, set()),
        ("done with Python, I'm on pandas now", Act.KNOWS, {"python"}, {"numpy-pandas"}),
        ("Excel, bit of SQL", Act.KNOWS, set(), {"sql"}),
        ("put SQL as nearly finished", Act.KNOWS, set(), {"sql"}),
        ("I know SQL not Git", Act.KNOWS, {"sql"}, set()),
        ("I'm learning Python not SQL", Act.LEARNING, set(), {"python"}),
        ("I did statistics ten years ago in school, forgot everything about it", Act.KNOWS, set(), set()),
        ("I had statistics at school years ago", Act.BACKGROUND, set(), {"statistics"}),
        ("I know Python, can I start with SQL", Act.KNOWS, {"python"}, set()),
        ("nearly: the statistics I have only begun", Act.LEARNING, set(), {"statistics"}),
        ("I've finished learning SQL", Act.KNOWS, {"sql"}, set()),
        ("my SQL is good, I learnt it three years ago", Act.KNOWS, {"sql"}, set()),
        ("when do I start with pandas then", Act.HOW_LONG, set(), set()),
        ("how long will it take if I know Python and SQL", Act.HOW_LONG, {"python", "sql"}, set()),
    ],
)
def test_a_topic_has_the_state_that_the_words_around_it_give(
    listener: Listener, text: str, act: Act, done: set[str], doing: set[str]
) -> None:
    """What is wished for, and what others know, is noted as nothing."""
    learner = heard(listener, text, act)
    assert (set(learner.done), set(learner.doing)) == (done, doing)


def test_what_is_taken_back_is_open_again(listener: Listener) -> None:
    known = Learner(path="ai-ml", done=("python", "derivatives", "gradients"))
    assert heard(listener, "actually not calculus", Act.LACKS, known).done == ("python",)


@pytest.mark.parametrize(
    "text",
    ["I dropped statistics at university because it was so hard", "we skipped SQL in school", "I failed calculus"],
)
def test_what_was_given_up_once_is_not_left_out_of_a_plan(listener: Listener, text: str) -> None:
    assert all(heard(listener, text, act) == Learner() for act in (Act.SKIPS, Act.LACKS, Act.BACKGROUND))


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("I'd like to learn machine learning for pleasure", ""),
        ("I'm retired and want to do computer vision", ""),
        ("I want to be a data analyst", ""),
        ("just for fun I want to become a data scientist", "data-scientist"),
        ("I want to become a data scientist", "data-scientist"),
    ],
)
def test_who_learns_for_its_own_sake_has_no_goal(listener: Listener, text: str, goal: str) -> None:
    assert heard(listener, text, Act.AIMS).goal == goal


@pytest.mark.parametrize("text", ["I hate statistics", "statistics is so boring", "I can't stand SQL"])
def test_what_is_disliked_is_not_left_out_for_that(listener: Listener, text: str) -> None:
    assert heard(listener, text, Act.SKIPS) == Learner()


def test_hours_come_on_top_of_those_that_are_known(listener: Listener) -> None:
    known = heard(listener, "an hour every evening", Act.HOURS)
    assert heard(listener, "weekends I can do 3 more each day", Act.HOURS, known).hours_a_week == 13.0


def test_a_day_is_read_whatever_else_is_told_beside_it(listener: Listener) -> None:
    learner = heard(listener, "I want a job by next summer, I know Python, I'm learning Git", Act.LEARNING)
    assert learner.ready_by == date(2027, 8, 31)


@pytest.mark.parametrize(
    "text",
    [
        "fine, I'll learn SQL",
        "ok, I am going to do statistics",
        "you left SQL out",
        "you skipped pandas",
        "don't drop Git",
    ],
)
def test_what_somebody_means_to_learn_is_not_left_out(listener: Listener, text: str) -> None:
    """Nor is what the bot has passed over."""
    assert heard(listener, text, Act.SKIPS) == Learner()


@pytest.mark.parametrize("text", ["I'll skip SQL", "I'd rather not do SQL", "you can leave out SQL", "SQL can go"])
def test_what_somebody_does_without_is_left_out(listener: Listener, text: str) -> None:
    assert heard(listener, text, Act.SKIPS).skipped == ("sql",)


@pytest.mark.parametrize(
    "text",
    [
        "Second-year college maths... what belongs to that?",
        "Oh no, linear algebra. Is there a gentler way in?",
        "Python and SQL. Which course is good for those?",
    ],
)
def test_a_name_beside_a_question_of_it_tells_nothing(guide_bot: Bot, text: str) -> None:
    assert guide_bot.reply(text).conversation.proposed is None


@pytest.mark.parametrize("text", ["there isn't any deadline", "I never gave you a date", "the end date can go"])
def test_a_day_is_taken_out_in_any_words(guide_bot: Bot, text: str) -> None:
    told = talk(guide_bot, "I know Python, 8 hours a week, ready by March", "yes")
    after = guide_bot.reply(text, told.conversation).conversation
    assert (after.proposed or after.learner).ready_by is None


def test_what_is_left_out_is_skipped(listener: Listener) -> None:
    assert heard(listener, "skip SQL for me", Act.SKIPS).skipped == ("sql",)


@pytest.mark.parametrize(
    ("text", "act", "goal"),
    [
        ("I want to do computer vision", Act.AIMS, "computer-vision-engineer"),
        ("rather NLP than computer vision", Act.AIMS, "nlp-engineer"),
        ("a plan for data science please", Act.PLAN, "data-scientist"),
        ("I know machine learning", Act.KNOWS, ""),
        ("dunno, something with AI", Act.AIMS, ""),
        ("I want to be a pastry chef", Act.AIMS, ""),
    ],
)
def test_a_goal_is_one_of_the_curriculum(listener: Listener, text: str, act: Act, goal: str) -> None:
    assert listener.goal_in(text, act) == goal


def test_hours_and_a_day_are_noted_and_the_day_can_be_dropped(listener: Listener) -> None:
    learner = heard(listener, "6 hours a week, and I want to be ready by June", Act.DEADLINE)
    assert (learner.hours_a_week, learner.ready_by) == (6.0, date(2027, 6, 30))
    assert heard(listener, "drop the deadline", Act.DEADLINE, learner).ready_by is None


def test_a_background_brings_what_such_people_know(listener: Listener) -> None:
    learner = heard(listener, "I'm a backend developer", Act.BACKGROUND)
    background = listener.curriculum.background("software-developer")
    assert background is not None
    assert learner.background == ("software-developer",)
    assert set(learner.done) == set(background.topics)


def test_nobody_s_name_age_or_gender_is_kept(listener: Listener) -> None:
    """There is no place for them, so the same told by others is the same."""
    one = heard(listener, "I'm Maria, 45, a mother of two, and I know Python", Act.KNOWS)
    other = heard(listener, "I'm Tom, 17, and I know Python", Act.KNOWS)
    assert one == other == Learner(path="ai-ml", done=("python",))


@pytest.mark.parametrize(
    "topic", [("Python", "python"), ("PyTorch", "pytorch"), ("pandas", "numpy-pandas"), ("statistics", "statistics")]
)
@pytest.mark.parametrize(
    "told",
    [
        "I'm comfortable with {}",
        "I've mastered {}",
        "I'm quite confident in {}",
        "I've got a solid grasp of {}",
        "i did a {} bootcamp and finished it",
    ],
)
def test_a_word_of_knowing_well_is_enough(guide_bot: Bot, told: str, topic: tuple[str, str]) -> None:
    """Whatever the sentence is like as a whole."""
    name, id = topic
    proposed = guide_bot.reply(told.format(name)).conversation.proposed
    assert proposed is not None
    assert id in proposed.done


@pytest.mark.parametrize(
    "told", ["I'm bad at {}", "I'm getting comfortable with {}", "I want to master {}", "I'm not confident in {}"]
)
@pytest.mark.parametrize("topic", ["Python", "PyTorch", "pandas"])
def test_words_that_make_less_of_it_take_it_back(guide_bot: Bot, told: str, topic: str) -> None:
    proposed = guide_bot.reply(told.format(topic)).conversation.proposed
    assert proposed is None or proposed.done == ()
