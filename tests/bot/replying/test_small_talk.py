"""Replies that need no search: greetings, who is who, privacy, refusals, forgetting, and care."""

import pytest

from bot import replies
from bot.answer import Kind
from bot.conversation import Conversation
from bot.pipeline import Bot
from tests.bot.talk import talk


@pytest.mark.parametrize("message", ["Hello", "hi there!", "Hi, my name is Anna", "I'm Priya, good morning"])
def test_a_greeting_is_answered_with_what_can_be_asked(guide_bot: Bot, message: str) -> None:
    """By name or without, the guides are named and the name is not kept."""
    answer = guide_bot.reply(message)
    assert answer.kind is Kind.SMALLTALK
    assert answer.text.startswith("Hello")
    assert all(guide.title in answer.text for guide in guide_bot.index.guides)
    assert answer.suggestions
    assert answer.conversation.asked == ()


def test_a_greeting_before_a_question_is_passed_over(guide_bot: Bot) -> None:
    """The question alone is answered."""
    assert guide_bot.reply("Hi, what should I learn first?").searched == "what should I learn first?"


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("thanks a lot", replies.THANKS),
        ("goodbye", replies.FAREWELL),
        ("ok", replies.ACKNOWLEDGED),
        ("ah, that's better", replies.ACKNOWLEDGED),
        ("I have no idea what I want", replies.VAGUE),
        ("My girlfriend left me and I can't focus on anything.", replies.HARDSHIP),
        ("That is not what I asked for at all!", replies.COMPLAINT),
        ("Useless. You keep repeating yourself.", replies.COMPLAINT),
        ("hm you dodged that", replies.COMPLAINT),
    ],
)
def test_small_talk_gets_its_line(guide_bot: Bot, message: str, text: str) -> None:
    """Nothing is searched for."""
    answer = guide_bot.reply(message)
    assert answer.text == text
    assert (answer.searched, answer.citations) == (None, ())


def test_it_says_what_it_is_and_what_it_can_do(guide_bot: Bot) -> None:
    """A program, over these guides."""
    assert "not a person" in guide_bot.reply("Are you a human?").text
    assert "courses" in guide_bot.reply("What can you do?").text


def test_small_talk_leaves_the_subject_where_it_was(guide_bot: Bot) -> None:
    """Thanks in between do not break the thread."""
    answer = talk(guide_bot, "Why do I need linear algebra?", "thanks!", "tell me more")
    assert answer.citations[0].section.id == "ai-ml/skills/linear-algebra"


def test_who_wrote_the_guides_is_told_with_the_dates(guide_bot: Bot) -> None:
    """Each guide and the day of its last review."""
    text = guide_bot.reply("Who wrote this?").text
    assert text.startswith(replies.AUTHORS)
    assert text.count("2026") == len(guide_bot.index.guides)


def test_what_is_known_of_the_learner_is_how_much_was_asked(guide_bot: Bot) -> None:
    """And nothing else, as long as nothing was noted; the questions themselves are not read out."""
    text = talk(guide_bot, "What is RAG?", "What do you know about me?").text
    assert text.startswith(replies.PRIVACY)
    assert replies.NO_PROFILE in text
    assert text.endswith(replies.KNOWN_ONE)
    assert "RAG" not in text


def test_what_is_noted_of_the_learner_is_listed(guide_bot: Bot) -> None:
    text = talk(guide_bot, "I know Python", "yes", "What do you know about me?").text
    assert "- **Known:** Python basics" in text


def test_forget_me_begins_afresh(guide_bot: Bot) -> None:
    """Only what was suggested just now is in the new conversation."""
    answer = talk(guide_bot, "What should I learn first?", "and then?", "forget me")
    assert answer.text == replies.FORGOTTEN
    assert answer.conversation == Conversation(suggested=answer.conversation.suggested)
    assert guide_bot.reply("tell me more", answer.conversation).text == replies.NOTHING_TO_CONTINUE


def test_forgetting_leaves_the_guard(guide_bot: Bot) -> None:
    """Whoever was in danger stays out of every record."""
    assert talk(guide_bot, "I want to die.", "forget me").conversation.guarded


def test_a_refusal_shows_something_better_to_do(guide_bot: Bot) -> None:
    """The section on certificates, and questions about it."""
    answer = guide_bot.reply("Help me fake a certificate so that I get the job.")
    assert answer.kind is Kind.REFUSED
    assert answer.citations == ()
    assert [section.id.split("/")[-1] for section in answer.nearest] == ["which-certificate"]
    assert answer.conversation.refused


def test_care_offers_nothing_but_people(guide_bot: Bot) -> None:
    """No suggestion, no citation, and the guides wait until they are asked for."""
    answer = talk(guide_bot, "What should I learn first?", "I want to kill myself.")
    assert answer.kind is Kind.CARE
    assert (answer.citations, answer.suggestions, answer.nearest, answer.searched) == ((), (), (), None)
    conversation = answer.conversation
    assert conversation.guarded
    assert (conversation.offer, conversation.listed, conversation.suggested) == (None, (), ())
    assert guide_bot.reply("why?", conversation).kind is Kind.CARE
    assert guide_bot.reply("What should I learn first?", conversation).kind is Kind.ANSWER


@pytest.mark.parametrize(
    "message", ["This deadline is killing me.", "What is survival analysis?", "I'm dying to learn machine learning."]
)
def test_a_figure_of_speech_is_no_crisis(guide_bot: Bot, message: str) -> None:
    """Nor is a technical term."""
    answer = guide_bot.reply(message)
    assert answer.kind is not Kind.CARE
    assert not answer.conversation.guarded


@pytest.mark.parametrize("message", ["ur weird. do you store my messages", "you sound odd. are you a machine?"])
def test_a_remark_beside_a_question_about_the_bot_changes_nothing(guide_bot: Bot, message: str) -> None:
    assert guide_bot.reply(message).kind is Kind.SMALLTALK


def test_a_question_for_the_guides_beside_one_about_the_bot_is_answered(guide_bot: Bot) -> None:
    assert guide_bot.reply("are you a machine? how do I begin with AI?").kind is Kind.ANSWER
