"""What stands around a question: what has no bearing on it is passed over, what has stays."""

import pytest

from bot.pipeline import Bot
from bot.reading.asides import Asides


@pytest.fixture
def asides(guide_bot: Bot) -> Asides:
    return Asides(guide_bot.index, guide_bot.evidence.acts)


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("Sorry for my bad English. How much does it pay?", "How much does it pay?"),
        ("Right, here is my question: do I need a degree", "do I need a degree"),
        ("where do I start? Yours sincerely, Harold", "where do I start?"),
        ("this may be a silly question but how long does it take?", "how long does it take?"),
    ],
)
def test_remarks_are_passed_over(asides: Asides, message: str, asked: str) -> None:
    assert asides.without(message) == asked


@pytest.mark.parametrize(
    "message",
    [
        "I am a nurse with two children. How much does it pay?",
        "I have only four hours a week, how long does it take?",
        "I know Python and SQL. What should I learn next?",
        "My goal is to become a data scientist, where do I start?",
        "Sorry for my bad spelling.",
        "How long does it take?",
        "I want to know how long it takes",
    ],
)
def test_what_tells_something_stays_and_so_does_what_is_all_there_is(asides: Asides, message: str) -> None:
    assert asides.without(message) == message


@pytest.mark.parametrize(
    "message",
    [
        "Sorry to bother you, I don't want to be alive any more. What is the point?",
        "Goodbye, nobody will miss me. how long does it take?",
    ],
)
def test_nothing_is_passed_over_where_somebody_may_be_in_danger(asides: Asides, message: str) -> None:
    assert asides.without(message) == message
