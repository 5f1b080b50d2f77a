"""What is likely next, by what was said last."""

from bot.conversation import Conversation
from bot.learner import Learner
from bot.reading.acts import Act
from bot.reading.expectation import expected

LEARNER = Learner(path="ai-ml", done=("python",))


def test_nothing_is_likelier_at_the_beginning() -> None:
    assert all(expected(Conversation())[act] == 1.0 for act in Act)


def test_after_a_proposal_an_answer_to_it_is_likeliest() -> None:
    weights = expected(Conversation(proposed=LEARNER, planned=True))
    assert weights[Act.AFFIRM] == weights[Act.DENY] == max(weights.values()) > 1
    asked_between = expected(Conversation(proposed=LEARNER))
    assert 1 < asked_between[Act.AFFIRM] < weights[Act.AFFIRM]


def test_where_something_is_noted_the_plan_is_asked_about_more_right_after_it_even_more() -> None:
    known, spoke = expected(Conversation(learner=LEARNER)), expected(Conversation(learner=LEARNER, planned=True))
    assert 1 < known[Act.PROGRESS] < spoke[Act.PROGRESS]
    assert known[Act.CRISIS] == spoke[Act.CRISIS] == 1
