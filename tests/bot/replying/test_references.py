"""What is meant by what was shown: a path that is chosen, an entry of a list, something harder, a reason."""

import pytest

from bot import replies
from bot.answer import Answer, Kind
from bot.pipeline import Bot
from tests.bot.talk import talk

PATHS = "AI or web development?"


def _cited(answer: Answer) -> set[str]:
    return {each.section.id for each in answer.citations}


def _texts(answer: Answer) -> list[str]:
    return [each.passage.section.text[each.start : each.end] for each in answer.citations]


@pytest.mark.parametrize(
    ("message", "section"),
    [
        ("alright games it is", "career-paths/game-development"),
        ("hmm web dev sounds good, im in", "career-paths/web-development"),
        ("nah forget it, lets do qa", "career-paths/qa-testing"),
        ("screw it im going with design", "career-paths/ui-ux-design"),
        ("i've settled on cyber security", "career-paths/cybersecurity"),
        ("lets go with it support", "career-paths/it-support"),
        ("ok QA it is. first step?", "career-paths/qa-testing"),
        ("machine learning is my pick", "ai-ml/next-steps"),
        ("actually nah back to AI", "ai-ml/next-steps"),
    ],
)
def test_a_path_that_is_chosen_is_opened(guide_bot: Bot, message: str, section: str) -> None:
    """In whatever words it is chosen: what it is and where it begins."""
    answer = talk(guide_bot, PATHS, message)
    assert answer.lead.endswith(" it is.")
    assert section in _cited(answer)


@pytest.mark.parametrize(
    "message",
    [
        "i think ai will take my job", "and a data engineer", "is it security then?", "i prefer books", "ok python",
        "i do web design at work", "not security", "back to the plan", "ok the first", "ai is boring then",
    ],
)  # fmt: skip
def test_a_path_that_is_only_mentioned_is_not_chosen(guide_bot: Bot, message: str) -> None:
    assert not talk(guide_bot, PATHS, message).lead.endswith(" it is.")


def test_what_follows_a_choice_is_about_it(guide_bot: Bot) -> None:
    """Also where the path has no guide of its own."""
    for message in ("what first", "and how long until a job", "and then"):
        assert _cited(talk(guide_bot, PATHS, "game development i guess", message)) == {"career-paths/game-development"}


def test_an_entry_of_a_list_is_shown_alone_and_stays_the_subject(guide_bot: Bot) -> None:
    """Not the whole list once more, and not another list that has the word."""
    answer = talk(guide_bot, "learning resources for maths", "the third one")
    (entry,) = _texts(answer)
    for message in ("is it free", "how long does it take"):
        answer = guide_bot.reply(message, answer.conversation)
        assert _texts(answer) == [entry]
        assert answer.lead.startswith("Of “")


@pytest.mark.parametrize(
    ("talked", "section"),
    [
        (["what project should i build first", "give me a tougher one"], "ai-ml/projects/intermediate-projects"),
        (["beginner project ideas", "too easy, something bigger"], "ai-ml/projects/intermediate-projects"),
        (["what is the best intermediate project", "thats too hard"], "ai-ml/projects/beginner-projects"),
        (["which courses for deep learning", "anything easier"], "ai-ml/resources/resources-phase-3"),
        (["which paths need little maths", "is there something easier"], "career-paths/choosing/shortest-way"),
    ],
)
def test_harder_and_easier_choose_near_what_was_shown(guide_bot: Bot, talked: list[str], section: str) -> None:
    before, answer = talk(guide_bot, talked[0]), talk(guide_bot, *talked)
    assert section in _cited(answer)
    assert not set(_texts(answer)) & set(_texts(before))


def test_another_kind_is_found_among_what_was_shown(guide_bot: Bot) -> None:
    """By what it is about, and without what is left out or done."""
    images = talk(guide_bot, "beginner project ideas", "something with images maybe")
    assert "Fruits-360" in images.text
    assert "spam" not in images.text
    for message in ("ive done a spam filter already", "something for my level pls not spam"):
        other = talk(guide_bot, "beginner project ideas", message)
        assert "House prices" in other.text
        assert "UCI" not in other.text


def test_why_gives_a_reason_or_says_that_there_is_none(guide_bot: Bot) -> None:
    reason = talk(guide_bot, "what is phase 2", "how come it comes second")
    assert "stands on the one before it" in reason.text
    assert reason.lead == ""
    assert talk(guide_bot, "how long does game development take", "why so long").lead == replies.NO_REASON


@pytest.mark.parametrize("message", ["which of those two has less math", "how do these compare", "compare them"])
def test_both_are_what_was_spoken_of(guide_bot: Bot, message: str) -> None:
    answer = talk(guide_bot, "easiest tech job to get into?", "how about QA", message)
    assert _cited(answer) >= {"career-paths/it-support", "career-paths/qa-testing"}


def test_two_entries_of_a_list_are_set_beside_each_other(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "khan academy or 3blue1brown", "whats the difference between those two")
    assert len(_texts(answer)) == 2
    assert "3Blue1Brown" in answer.text
    assert "Khan" in answer.text


def test_who_is_undecided_is_shown_both(guide_bot: Bot) -> None:
    """And nothing is proposed to be noted."""
    answer = talk(guide_bot, "data science or ai, cant decide")
    assert answer.kind is Kind.ANSWER
    assert answer.conversation.proposed is None
    assert "Side by side" in answer.text


def test_a_follow_up_does_not_bring_the_same_again(guide_bot: Bot) -> None:
    """But what was not quoted yet, or that there is no more; who asks the same gets the same."""
    asked = "what is the shortest way to a job in tech"
    first = talk(guide_bot, asked)
    other = guide_bot.reply("not into helpdesk stuff tho", first.conversation)
    assert not set(_texts(first)) <= set(_texts(other))
    assert _texts(guide_bot.reply(asked, first.conversation)) == _texts(first)


def test_what_was_offered_and_is_done_is_passed_over(guide_bot: Bot) -> None:
    answer = talk(guide_bot, "where do i begin with ai?", "nope, done that already")
    assert _cited(answer) == {"ai-ml/roadmap/phase-2"}
