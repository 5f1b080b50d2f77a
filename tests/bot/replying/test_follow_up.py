"""Follow-ups: on and back along the path, offers, choices, more, why, and how sure and from where."""

import shutil
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import replies
from bot.answer import MARKER, Answer, Kind
from bot.answers.evidence import Evidence
from bot.conversation import Conversation
from bot.pipeline import Bot
from bot.reading.acts import REMEMBERED, ActReader
from index.build import build_index
from index.embedding import Embedder
from index.search import Index
from index.settings import IndexSettings
from tests.bot.talk import talk

FIRST = "What should I learn first?"
PAY = "How much does a machine learning engineer earn?"
SAYINGS = [
    "next", "and then?", "go back", "what comes before that?", "tell me more", "what else?", "why?", "why not?", "yes",
    "no", "ok", "the second one", "the last one", "number 5", "say that again", "explain it simpler", "are you sure?",
    "where did you get that?", "what have we talked about?", "no, I meant the rake", "phase 2", "after step two",
    "hello", "thanks", "forget me", "who wrote this?", "what do you know about me?", "When do I sow tomatoes?",
    "and potatoes?",
    "Which tools do I need? And when do I water?", "who won the cup?", "I am too stupid for gardening",
    "Should I quit my job to grow potatoes?", "I want to die", "write my exam for me", "Wann säe ich Tomaten?", "...",
]  # fmt: skip


def _cited(answer: Answer) -> str:
    """The section that an answer cites first."""
    return answer.citations[0].section.id


@pytest.fixture
def garden_bot(garden_settings: IndexSettings, embedder: Embedder, guide_bot: Bot, home: object) -> Iterator[Bot]:
    """A bot over the small guide, which has no questions, no path and no roadmap."""
    build_index(garden_settings, embedder=embedder)
    shutil.copy(f"{home}/{REMEMBERED}", garden_settings.home)
    index = Index.open(garden_settings, embedder=embedder)
    yield Bot(index, Evidence(guide_bot.evidence.fit, ActReader.open(index, garden_settings.home)))
    index.close()


def test_and_after_that_walks_the_path_to_its_end_and_back(guide_bot: Bot) -> None:
    """From the first step to the jobs; there it says so, and "go back" is the phase before."""
    answer = guide_bot.reply(FIRST)
    walked = []
    for message in ("And after that?", "And then?", "next", "what comes after that?"):
        answer = guide_bot.reply(message, answer.conversation)
        walked.append(_cited(answer))
    assert walked == ["ai-ml/roadmap/phase-2", "ai-ml/roadmap/phase-3", "ai-ml/roadmap/phase-4", "ai-ml/outcomes"]
    end = guide_bot.reply("and then?", answer.conversation)
    assert (end.kind, end.text, end.citations) == (Kind.CLARIFY, replies.PATH_ENDS, ())
    assert _cited(guide_bot.reply("go back", end.conversation)) == "ai-ml/roadmap/phase-4"


@pytest.mark.parametrize("message", ["first step?", "and after that?", "Phase 3"])
def test_a_step_is_told_from_the_top_with_its_numbers(guide_bot: Bot, message: str) -> None:
    """Nothing was asked that a line in the middle of a phase could answer better than its beginning."""
    answer = talk(guide_bot, "What should I learn first?", message)
    assert answer.citations[0].start == 0
    assert "\n1. " in answer.text


def test_nothing_comes_before_the_first_step(guide_bot: Bot) -> None:
    """It says so, and the next step is still the second."""
    answer = talk(guide_bot, "phase 1", "go back")
    assert answer.text == replies.PATH_BEGINS
    assert _cited(guide_bot.reply("next", answer.conversation)) == "ai-ml/roadmap/phase-2"


@pytest.mark.parametrize(
    ("message", "section"),
    [
        ("phase 2", "ai-ml/roadmap/phase-2"),
        ("Tell me about the third phase.", "ai-ml/roadmap/phase-3"),
        ("What comes after phase two?", "ai-ml/roadmap/phase-3"),
        ("What comes before phase 2?", "ai-ml/roadmap/phase-1"),
    ],
)
def test_a_step_that_is_named_is_shown(guide_bot: Bot, message: str, section: str) -> None:
    """In words or figures, or by the step beside it."""
    assert _cited(guide_bot.reply(message)) == section


def test_the_skills_follow_each_other_too(guide_bot: Bot) -> None:
    """They stand in the order of learning."""
    answer = talk(guide_bot, "Why do I need linear algebra?", "what comes next?")
    assert _cited(answer).startswith("ai-ml/skills/")
    assert _cited(talk(guide_bot, "Why do I need linear algebra?", "what comes next?", "go back")) == (
        "ai-ml/skills/linear-algebra"
    )


def test_next_at_the_very_beginning_says_where_to_begin(guide_bot: Bot) -> None:
    """There is no step yet to go on from."""
    assert "Python" in guide_bot.reply("what next?").text


def test_yes_takes_what_was_offered(guide_bot: Bot) -> None:
    """First the first phase, then the one that was offered after it."""
    answer = guide_bot.reply(FIRST)
    assert answer.conversation.offer
    assert answer.conversation.offer.words in answer.text
    for section in ("ai-ml/roadmap/phase-1", "ai-ml/roadmap/phase-2"):
        answer = guide_bot.reply("yes please", answer.conversation)
        assert _cited(answer) == section


def test_no_to_an_offer_is_taken_for_a_no(guide_bot: Bot) -> None:
    """And something else is offered."""
    answer = talk(guide_bot, FIRST, "no thanks")
    assert (answer.kind, answer.text) == (Kind.SMALLTALK, replies.NO_OFFER_TAKEN)
    assert answer.suggestions


def test_the_second_one_is_the_second_of_what_was_suggested(guide_bot: Bot) -> None:
    """Where the answer quoted no list and is no step, the suggestions are meant."""
    greeted = guide_bot.reply("hello")
    answer = guide_bot.reply("the second one", greeted.conversation)
    assert answer.searched == greeted.suggestions[1]
    assert answer.kind is Kind.ANSWER


def test_the_second_one_is_the_second_of_what_was_listed(guide_bot: Bot) -> None:
    """The entry's own section, where it links to one."""
    listed = guide_bot.reply("Which tech job suits my personality?").conversation.listed
    assert len(listed) > 1
    answer = talk(guide_bot, "Which tech job suits my personality?", "the second one")
    assert _cited(answer) == listed[1].section
    assert answer.searched is not None
    assert answer.searched.startswith(listed[1].words)


def test_a_choice_beyond_the_list_is_asked_back(guide_bot: Bot) -> None:
    """With the suggestions as they were."""
    greeted = guide_bot.reply("hello")
    answer = guide_bot.reply("the fifth one", greeted.conversation)
    assert (answer.kind, answer.text) == (Kind.CLARIFY, replies.NO_SUCH_ENTRY)
    assert answer.suggestions == greeted.suggestions


def test_why_stays_with_the_last_subject(guide_bot: Bot) -> None:
    """Its reasons, from that section or one joined to it."""
    answer = talk(guide_bot, "Do I need linear algebra?", "why?")
    assert answer.kind is Kind.ANSWER
    assert answer.searched is not None
    assert answer.searched.startswith("Why")
    assert "linear algebra" in " ".join(citation.quote for citation in answer.citations).lower()


def test_tell_me_more_goes_on_until_nothing_is_left(guide_bot: Bot) -> None:
    """No stretch is quoted twice, and the end is said."""
    answer = guide_bot.reply("Why do I need linear algebra?")
    quoted: list[tuple[str, int, int]] = []
    for _ in range(20):
        quoted += [(each.section.id, each.start, each.end) for each in answer.citations]
        answer = guide_bot.reply("tell me more", answer.conversation)
        if answer.kind is not Kind.ANSWER:
            break
    assert len(quoted) > 2
    overlaps = [(a, b) for a in quoted for b in quoted if a is not b and a[0] == b[0] and a[1] < b[2] and b[1] < a[2]]
    assert overlaps == []
    assert answer.kind is Kind.CLARIFY
    assert answer.text.startswith("That is all")


def test_are_you_sure_quotes_again_with_the_date(guide_bot: Bot) -> None:
    """The guide's words, and when they were last reviewed."""
    answer = talk(guide_bot, PAY, "are you sure?")
    assert answer.kind is Kind.ANSWER
    assert _cited(answer) == _cited(guide_bot.reply(PAY))
    assert "last reviewed on 24 November 2026" in answer.text


def test_where_did_you_get_that_names_guide_date_and_source(guide_bot: Bot) -> None:
    """As far as the guide names it."""
    answer = talk(guide_bot, PAY, "where did you get that?")
    assert _cited(answer) == _cited(guide_bot.reply(PAY))
    assert "“AI & Machine Learning”, last reviewed on 24 November 2026" in answer.text
    assert "The guide took it from:" in answer.text


def test_again_and_simpler_quote_the_same_place_in_fewer_words(guide_bot: Bot) -> None:
    """Simpler is the shortest."""
    first = guide_bot.reply("What is RAG?")
    again = guide_bot.reply("say that again", first.conversation)
    simpler = guide_bot.reply("explain it simpler", again.conversation)
    assert _cited(first) == _cited(again) == _cited(simpler)
    assert simpler.text.startswith(replies.PLAINLY)
    assert len(simpler.text) < len(first.text)


def test_a_recap_lists_what_was_asked(guide_bot: Bot) -> None:
    """Each question once, in order."""
    answer = talk(guide_bot, "What is RAG?", "Do I need a degree?", "What is RAG?", "recap please")
    assert answer.text == f"{replies.RECAP}\n\n- What is RAG?\n- Do I need a degree?"


@pytest.mark.parametrize("message", ["tell me more", "why?", "say that again", "are you sure?", "explain it simpler"])
def test_nothing_can_be_followed_up_before_the_beginning(guide_bot: Bot, message: str) -> None:
    """It is said so, with something to begin with."""
    answer = guide_bot.reply(message)
    assert (answer.kind, answer.text) == (Kind.CLARIFY, replies.NOTHING_TO_CONTINUE)
    assert answer.suggestions


@pytest.mark.parametrize("message", ["what have I asked so far?", "What have we talked about?"])
def test_a_recap_of_nothing_says_so(guide_bot: Bot, message: str) -> None:
    """Nothing is searched for."""
    assert guide_bot.reply(message).text == replies.RECAP_NOTHING


def test_a_guide_without_questions_or_path_holds_a_conversation(garden_bot: Bot) -> None:
    """It answers, tells more, and says where it ends."""
    answer = garden_bot.reply("Which tools does a beginner need?")
    assert _cited(answer) == "garden/tools"
    for message in ("why?", "tell me more", "are you sure?", "where did you get that?"):
        answer = garden_bot.reply(message, answer.conversation)
    assert "last reviewed on 1 November 2026" in answer.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(messages=st.lists(st.sampled_from(SAYINGS), min_size=1, max_size=12))
def test_no_sequence_of_follow_ups_raises(garden_bot: Bot, messages: list[str]) -> None:
    """Every marker has its citation, every quote is in its section, and the state survives the way through JSON."""
    conversation = Conversation()
    for message in messages:
        answer = garden_bot.reply(message, conversation)
        assert {int(number) for number in MARKER.findall(answer.text)} == {each.number for each in answer.citations}
        assert all(each.section.text[each.start : each.end] == each.quote for each in answer.citations)
        conversation = Conversation.from_json(answer.conversation.to_json())
        assert conversation == answer.conversation


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(messages=st.lists(st.sampled_from([*SAYINGS, FIRST, PAY, "What is RAG?"]), min_size=2, max_size=10))
def test_nor_does_one_over_the_packaged_guides(guide_bot: Bot, messages: list[str]) -> None:
    """With a path and questions there are more ways to go."""
    conversation = Conversation()
    for message in messages:
        answer = guide_bot.reply(message, conversation)
        assert {int(number) for number in MARKER.findall(answer.text)} == {each.number for each in answer.citations}
        conversation = answer.conversation
