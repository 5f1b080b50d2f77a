"""Messages that are searched for: alone, in their conversation, several at once, worries and corrections."""

import pytest

from bot import replies
from bot.answer import Answer, Kind
from bot.pipeline import Bot
from tests.bot.talk import talk


def _sections(answer: Answer) -> set[str]:
    return {citation.section.id for citation in answer.citations}


@pytest.mark.parametrize(
    "message",
    ["no, I meant the certificates", "sorry, I meant certificates, not courses", "I was asking about certificates"],
)
def test_a_correction_is_answered_as_it_was_meant(guide_bot: Bot, message: str) -> None:
    """What was meant before does not pull the answer back."""
    answer = talk(guide_bot, "Which courses are there for linear algebra?", message)
    assert answer.kind is Kind.ANSWER
    assert answer.citations[0].section.id.startswith("ai-ml/certifications")


def test_two_questions_in_one_message_are_both_answered(guide_bot: Bot) -> None:
    """Each from the section that answers it alone."""
    answer = guide_bot.reply("What should I learn first? And do I need a degree?")
    assert {"ai-ml/roadmap", "ai-ml/who/degree"} <= _sections(answer)
    assert len(answer.text.split()) < 160


def test_a_part_that_the_guides_do_not_answer_is_named(guide_bot: Bot) -> None:
    """The rest is answered."""
    answer = guide_bot.reply("What is SQL for? How much does a visa for Canada cost?")
    assert _sections(answer) == {"ai-ml/skills/sql"}
    assert replies.PART_NOT_ANSWERED.format(question="How much does a visa for Canada cost.") in answer.text


def test_several_questions_that_are_not_answered_are_declined(guide_bot: Bot) -> None:
    """As one would be."""
    answer = guide_bot.reply("Who won the cup? Will it rain in Lisbon tomorrow?")
    assert answer.kind is Kind.DECLINED
    assert answer.citations == ()


def test_what_a_message_leaves_out_is_filled_in_from_the_last(guide_bot: Bot) -> None:
    """A bare subject takes the place of the last one, and "it" is what that was about."""
    answer = talk(guide_bot, "Why do I need linear algebra?", "And calculus?")
    assert answer.citations[0].section.id == "ai-ml/skills/calculus"
    hard = guide_bot.reply("is it hard?", answer.conversation)
    assert hard.searched is not None
    assert "calculus" in hard.searched.lower()


def test_a_new_question_does_not_lean_on_the_last(guide_bot: Bot) -> None:
    """It is searched for as it stands."""
    assert talk(guide_bot, "Why do I need linear algebra?", "Do I need a degree?").searched == "Do I need a degree?"


def test_a_worry_is_met_with_what_the_guide_admits_and_a_small_step(guide_bot: Bot) -> None:
    """In words of its own first, then quotes."""
    answer = guide_bot.reply("I keep failing at maths and I think I am too stupid for this")
    assert answer.text.startswith(replies.DISCOURAGED)
    assert "ai-ml/who/bad-at-maths" in _sections(answer)
    assert any("/reality" in section for section in _sections(answer))
    assert answer.suggestions


def test_a_hard_decision_is_left_to_the_learner(guide_bot: Bot) -> None:
    """The guide's facts, after a word of caution."""
    answer = guide_bot.reply("Should I quit my job to study AI?")
    assert answer.text.startswith(replies.HIGH_STAKES)
    assert answer.citations


@pytest.mark.parametrize("message", ["surprise me", "people and money", "stuff"])
def test_a_message_that_says_too_little_is_asked_back(guide_bot: Bot, message: str) -> None:
    """With questions to choose from."""
    answer = guide_bot.reply(message)
    assert (answer.kind, answer.text) == (Kind.CLARIFY, replies.VAGUE)
    assert answer.suggestions


@pytest.mark.parametrize(
    ("message", "for_the_guides"),
    [("who painted the Mona Lisa?", False), ("Any jobs for testers in Dubai?", True)],
)
def test_only_what_is_near_to_the_guides_is_met_with_their_nearest_sections(
    guide_bot: Bot, message: str, for_the_guides: bool
) -> None:
    """Anything else is somebody else's subject, and no gap for the author."""
    answer = guide_bot.reply(message)
    assert answer.kind is Kind.DECLINED
    assert bool(answer.nearest) is for_the_guides


def test_declining_keeps_the_subject(guide_bot: Bot) -> None:
    """The learner stands where they stood."""
    first, declined = "What should I learn first?", "How much does a visa for Canada cost?"
    answer = talk(guide_bot, first, declined)
    assert answer.kind is Kind.DECLINED
    assert answer.conversation.place == talk(guide_bot, first).conversation.place
    assert guide_bot.reply("and after that?", answer.conversation).citations[0].section.id == "ai-ml/roadmap/phase-2"


def test_the_topic_outlasts_answers_from_elsewhere(guide_bot: Bot) -> None:
    """What is asked about a path is about that path, though something general answered in between."""
    opening = ("What does a data engineer build?", "Do I need a degree for it?")
    between = talk(guide_bot, *opening)
    assert between.conversation.topic == "career-paths/data-engineering"
    after = guide_bot.reply("and what does it pay?", between.conversation)
    assert after.citations[0].section.id == "career-paths/data-engineering"


def test_the_topic_outlasts_what_is_not_in_the_guides(guide_bot: Bot) -> None:
    """A digression changes nothing about it."""
    answer = talk(guide_bot, "How do I become a software tester?", "Can you bake a cake?", "How long does it take?")
    assert answer.citations[0].section.id == "career-paths/qa-testing"


def test_the_topic_goes_over_to_what_is_named(guide_bot: Bot) -> None:
    """Both by a question that stands alone and by one that only names something else."""
    answer = talk(guide_bot, "How do I become a software tester?", "And a data engineer?")
    assert answer.conversation.topic == "career-paths/data-engineering"
    answer = guide_bot.reply("What is calculus for?", answer.conversation)
    assert answer.conversation.topic == "ai-ml/skills/calculus"


def test_a_title_that_a_message_says_and_nothing_else_is_found_whatever_was_spoken_of(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "do I need a degree", "hm, stepping stone. like what")
    assert answer.citations[0].section.id == "ai-ml/outcomes/stepping-stones"


def test_a_neighbour_that_a_follow_up_names_comes_first(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "which certificate is worth it?", "k which 1 is free n quick")
    assert answer.citations[0].section.id == "ai-ml/certifications/free-certificates"


def test_a_path_is_picked_to_be_done_first(guide_bot: Bot) -> None:
    answer = talk(
        guide_bot,
        "Which is easier for a total beginner, AI or web development?",
        "ok I think I'll do web first. What's the first thing to learn there?",
    )
    assert answer.citations[0].section.id == "career-paths/web-development"


def test_a_message_far_nearer_to_one_section_than_to_all_others_stands_alone(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "what projects are there for experts", "what goes wrong in the fraud project?")
    assert answer.citations[0].section.id == "ai-ml/projects/advanced-projects"
