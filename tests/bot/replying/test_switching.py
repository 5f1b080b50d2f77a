"""Switching: what a message names before it asks is what it asks about."""

import pytest

from bot.pipeline import Bot
from tests.bot.talk import talk


@pytest.mark.parametrize(
    ("before", "message", "section"),
    [
        (
            "is robotics for me",
            "scrap robotics. what is a computer vision engineer",
            "ai-ml/outcomes/role-computer-vision",
        ),
        ("how long does AI take", "never mind AI. cloud, how long does that take", "career-paths/cloud-devops"),
        ("is cyber hard", "okay then embedded, and how long?", "career-paths/embedded-robotics"),
        ("do I need a degree", "it support then. how long would that be", "career-paths/it-support"),
        (
            "what does an MLOps engineer do",
            "and the AI engineer then, what do they do",
            "ai-ml/outcomes/role-ai-engineer",
        ),
        ("is robotics for me", "what does a computer vision engineer do", "ai-ml/outcomes/role-computer-vision"),
    ],
)
def test_what_is_named_last_and_not_turned_from_is_spoken_of(
    guide_bot: Bot, before: str, message: str, section: str
) -> None:
    """Whether it stands in a clause of its own or behind a farewell to what was spoken of before."""
    assert talk(guide_bot, before, message).citations[0].section.id.startswith(section)


def test_the_next_question_stays_with_what_was_turned_to(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "is cyber hard", "qa then. how much does it pay", "and how long")
    assert answer.citations[0].section.id == "career-paths/qa-testing"


def test_a_place_in_what_was_compared_names_it(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "compare web development and mobile development", "the second one then, how long")
    assert {each.section.id for each in answer.citations} == {"career-paths/mobile"}


@pytest.mark.parametrize("message", ["is web development harder than cloud", "python, how long"])
def test_what_compares_or_names_no_path_is_left_as_it_is(guide_bot: Bot, message: str) -> None:
    turned = talk(guide_bot, "is cyber hard", message)
    assert turned.searched is not None
    assert "Cybersecurity it is" not in turned.text


@pytest.mark.parametrize(
    ("before", "message", "section", "says"),
    [
        (
            ("tell me about cybersecurity", "what's the entry barrier?"),
            "and web dev?",
            "web-development",
            "Entry barrier",
        ),
        (("does ui/ux design pay well?",), "and web developer?", "web-development", "US figures"),
        (("how long does data science take",), "what about cloud", "cloud-devops", "Usual time"),
    ],
)
def test_a_name_alone_repeats_the_last_question_of_another_path(
    guide_bot: Bot, before: tuple[str, ...], message: str, section: str, says: str
) -> None:
    answer = talk(guide_bot, *before, message)
    assert answer.citations[0].section.id == f"career-paths/{section}"
    assert says in answer.text.splitlines()[0]
