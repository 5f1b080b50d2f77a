"""Facts that stand in sections of their own are found there, whatever the conversation is about."""

import pytest

from bot.pipeline import Bot
from tests.bot.talk import talk


@pytest.mark.parametrize(
    ("message", "section"),
    [
        ("what do they earn", "ai-ml/outcomes/pay"),
        ("which course would prepare me", "ai-ml/resources"),
        ("do I need a certificate for it", "ai-ml/certifications"),
        ("which projects go with it", "ai-ml/projects"),
        ("how do i get a first job in it", "ai-ml/outcomes/stepping-stones"),
    ],
)
@pytest.mark.parametrize("subject", ["What does a computer vision engineer do?", "What is a neural network?"])
def test_a_follow_up_is_answered_where_its_facts_stand(
    guide_bot: Bot, subject: str, message: str, section: str
) -> None:
    """The name of the last subject, which the standalone question has, does not lead back to its section."""
    found = talk(guide_bot, subject, message).citations[0].section.id
    assert f"{found}/".startswith(f"{section}/")


@pytest.mark.parametrize("message", ["what do they do all day?", "and why is that?", "say that again"])
def test_any_other_follow_up_stays_with_its_subject(guide_bot: Bot, message: str) -> None:
    """Only those facts stand apart."""
    answer = talk(guide_bot, "What does a computer vision engineer do?", message)
    assert answer.citations[0].section.id == "ai-ml/outcomes/role-computer-vision-engineer"


def test_what_is_asked_of_the_facts_shown_stays_with_them(guide_bot: Bot) -> None:
    """Of certificates, although "how much do they cost?" by itself is asked of courses."""
    answer = talk(guide_bot, "what certificates are there", "how much do they cost")
    assert answer.citations[0].section.id.startswith("ai-ml/certifications")
