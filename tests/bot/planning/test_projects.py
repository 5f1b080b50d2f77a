"""What to build: the learner's own level, and harder, easier or other projects after that."""

import pytest

from bot import replies
from bot.conversation import Conversation
from bot.learner import Learner
from bot.pipeline import Bot
from tests.bot.talk import talk

KNOWN = Conversation(learner=Learner(path="ai-ml", done=("python", "linear-algebra", "statistics")))
BEGINNER, INTERMEDIATE, ADVANCED = (
    f"ai-ml/projects/{level}-projects" for level in ("beginner", "intermediate", "advanced")
)


def shown(bot: Bot, *messages: str, conversation: Conversation = KNOWN) -> str:
    """The section that the last of some messages is answered from."""
    for message in messages:
        answer = bot.reply(message, conversation)
        conversation = answer.conversation
    return answer.citations[0].section.id if answer.citations else ""


@pytest.mark.parametrize("asked", ["so which project now", "what could I build now?", "got a project idea for me"])
def test_the_level_is_the_plans_next(guide_bot: Bot, asked: str) -> None:
    assert shown(guide_bot, asked) == BEGINNER


@pytest.mark.parametrize(
    "harder",
    ["too easy, something bigger", "harder one", "give me something more challenging", "what's the level after this"],
)
def test_the_next_level_comes_after_it(guide_bot: Bot, harder: str) -> None:
    assert shown(guide_bot, "which project now?", harder) == INTERMEDIATE
    assert shown(guide_bot, "which project now?", harder, "and after that one?") == ADVANCED


def test_an_easier_one_is_of_the_level_before(guide_bot: Bot) -> None:
    assert shown(guide_bot, "which project now?", "harder one", "too hard, something easier") == BEGINNER


def test_other_projects_of_the_level_leave_out_what_is_not_wanted(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "what should I build?", "something for my level pls, not spam")
    assert "Fruit image classifier" in answer.text
    assert "**Spam detector:**" not in answer.text


def test_a_level_that_is_not_known_is_asked_for(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "what level of project can I do?")
    assert answer.citations[0].section.id == BEGINNER
    assert replies.FOR_BEGINNERS in answer.text
    assert replies.ASK_KNOWN in answer.text


def test_what_is_told_beside_the_question_is_proposed(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "I know Python well and NumPy, what kind of project fits me?")
    assert answer.citations[0].section.id == BEGINNER
    assert answer.conversation.proposed == Learner(path="ai-ml", done=("python", "numpy-pandas"))


@pytest.mark.parametrize("asked", ["what projects do companies build with AI", "how do I manage a project"])
def test_projects_of_others_are_for_the_guides(guide_bot: Bot, asked: str) -> None:
    assert replies.AT_YOUR_LEVEL not in guide_bot.reply(asked, KNOWN).text
