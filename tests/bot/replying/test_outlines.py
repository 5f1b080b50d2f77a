"""Subjects that a guide only outlines: their own facts, no other path's, and honesty about what is not said."""

import pytest

from bot.answer import Kind
from bot.answers.answerer import Turn
from bot.pipeline import Bot
from bot.replying.outlines import Outlines
from index.search import Found
from tests.bot.talk import talk


@pytest.mark.parametrize(
    ("subject", "section"),
    [
        ("What should I learn first for web development?", "career-paths/web-development"),
        ("tell me about IT support", "career-paths/it-support"),
        ("How do I become an ethical hacker?", "career-paths/cybersecurity"),
        ("I want to make video games", "career-paths/game-development"),
    ],
)
@pytest.mark.parametrize("message", ["and then?", "whats the first step", "how long", "what's the pay", "is it hard?"])
def test_what_follows_is_of_the_same_subject(guide_bot: Bot, subject: str, section: str, message: str) -> None:
    """Somebody who asks about one path is never shown the steps, the hours or the pay of another."""
    answer = talk(guide_bot, subject, message)
    assert answer.kind is Kind.ANSWER
    assert answer.citations[0].section.id == section
    assert {each.section.guide for each in answer.citations} == {"career-paths"}


def test_it_says_that_there_are_no_further_steps_and_repeats_nothing(guide_bot: Bot) -> None:
    """An outline ends, and that is said."""
    first = talk(guide_bot, "What should I learn first for web development?")
    second = guide_bot.reply("and after that?", first.conversation)
    third = guide_bot.reply("and then?", second.conversation)
    assert "no further order of steps" in second.text
    spans = [(each.section.id, each.start) for answer in (first, second, third) for each in answer.citations]
    assert len(spans) == len(set(spans))


def test_what_the_outline_does_not_say_is_said_to_be_missing(guide_bot: Bot) -> None:
    """The nearest may be shown, but not as if it were the answer."""
    answer = talk(guide_bot, "tell me about blockchain", "is there a guide for it?")
    assert answer.kind is Kind.ANSWER
    assert answer.text.startswith("“Career Paths” has only an outline of Blockchain")


def test_what_is_said_in_general_holds_for_the_subject_too(guide_bot: Bot) -> None:
    """Whether a degree is needed stands in the guide, for all of its paths."""
    answer = talk(guide_bot, "How do I become an ethical hacker?", "do i need a degree")
    assert answer.citations[0].section.id == "career-paths/choosing/circumstances"


@pytest.mark.parametrize("message", ["ok what about AI then", "and what do I learn first in AI?"])
def test_another_subject_that_is_named_is_taken_up(guide_bot: Bot, message: str) -> None:
    """The conversation goes over to it, and its own path may be followed."""
    answer = talk(guide_bot, "tell me about blockchain", message)
    assert answer.citations[0].section.guide == "ai-ml"
    after = guide_bot.reply("what should I learn first for that", answer.conversation)
    assert after.citations[0].section.guide == "ai-ml"


@pytest.mark.parametrize(
    ("before", "message", "section"),
    [
        ("cybersecurity or cloud?", "ok cybersecurity then. what do I learn first", "career-paths/cybersecurity"),
        ("what does a UX designer do", "ok let's say mobile. how do I begin", "career-paths/mobile"),
    ],
)
def test_the_subject_that_a_message_names_wins(guide_bot: Bot, before: str, message: str, section: str) -> None:
    """Over the one spoken of before, over the other of two that were compared, and over a path with a guide."""
    answer = talk(guide_bot, before, message)
    assert {each.section.id for each in answer.citations} == {section}
    after = guide_bot.reply("how long does it take", answer.conversation)
    assert after.citations[0].section.id == section


def test_what_comes_from_elsewhere_does_not_change_the_subject(guide_bot: Bot) -> None:
    """AI that may replace a job is not what the message is about."""
    answer = talk(guide_bot, "tell me about technical writing", "is it going to be replaced by AI?", "what does it pay")
    assert answer.citations[0].section.id == "career-paths/technical-writing"


def test_hours_that_are_told_are_not_those_of_another_path_s_plan(guide_bot: Bot) -> None:
    """There is no plan for a path that is only outlined, so none is computed nor offered."""
    answer = talk(guide_bot, "tell me about cybersecurity", "I have 5 hours a week, how long would it take me?")
    assert answer.citations[0].section.id == "career-paths/cybersecurity"
    assert answer.conversation.proposed is None
    assert "1,606" not in answer.text


def test_a_subject_with_a_guide_of_its_own_is_no_outline(guide_bot: Bot) -> None:
    """What comes after AI's first step is AI's second."""
    answer = talk(guide_bot, "What should I learn first for AI?", "and after that?")
    assert answer.citations[0].section.id == "ai-ml/roadmap/phase-2"


def test_nothing_found_is_nothing_found(guide_bot: Bot) -> None:
    """After a comparison too, a search that finds no section ends in no error."""
    conversation = talk(guide_bot, "Compare cybersecurity and web development").conversation
    nothing = Found(guide_bot.index.prepare(["how long"])[0], (), 0.0)
    outlines = Outlines(guide_bot._answerer, guide_bot._comparisons.subjects)
    assert outlines.among(Turn("how long", conversation), "how long", nothing) is nothing


def test_a_role_named_by_the_word_that_it_alone_has_is_no_question_about_the_outline(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "tell me about blockchain", "ok what do mlops people earn")
    assert "does not say that of Blockchain" not in answer.text


def test_the_subject_that_is_named_comes_before_a_role_that_is_not(guide_bot: Bot) -> None:
    answer = guide_bot.reply("what does a devops person do")
    assert answer.citations[0].section.id == "career-paths/cloud-devops"
