"""The answerer: what is found can be quoted, and what an answer offers and remembers fits what it quotes."""

import pytest

from bot.answers.answerer import RECALLED, Answerer, Turn, listed_questions, plain, titles_of
from bot.answers.compose import choose, quotable
from bot.answers.suggest import SUGGESTIONS, Suggester
from bot.conversation import Conversation, Span
from bot.pipeline import Bot


@pytest.fixture(scope="module")
def answerer(guide_bot: Bot) -> Answerer:
    """Over the packaged guides, where every question may be suggested."""
    return Answerer(guide_bot.index, guide_bot.evidence, Suggester(lambda _question: True))


def test_whatever_is_found_can_be_quoted(answerer: Answerer) -> None:
    """Sections without a sentence of their own are passed over."""
    for question in ("resources", "What should I learn first?", "Who won the cup?"):
        assert all(quotable(passage) for passage in answerer.found(question).passages)


def test_an_answer_remembers_what_it_told(answerer: Answerer) -> None:
    """The spans of its citations, the question, and the sections, once each."""
    found = answerer.found("What is RAG?")
    quotes = choose(found.passages)
    answer = answerer.answer(Turn("What is RAG?", Conversation()), quotes, question=found.question)
    told = tuple(Span(each.section.id, each.start, each.end) for each in answer.citations)
    assert answer.conversation.told == told
    assert answer.conversation.asked == ("What is RAG?",)
    assert len(set(answer.conversation.sections)) == len(answer.conversation.sections)


def test_what_goes_on_keeps_what_was_told_before(answerer: Answerer) -> None:
    """A new question drops it."""
    before = Span("ai-ml/roadmap", 0, 5)
    turn = Turn("more", Conversation(told=(before,)))
    quotes = choose(answerer.found("What is RAG?").passages)
    on = answerer.answer(turn, quotes, question="What is RAG?", goes_on=True)
    anew = answerer.answer(turn, quotes, question="What is RAG?")
    assert on.conversation.told == (before, *anew.conversation.told)


def test_lead_and_note_stand_around_the_quotes(answerer: Answerer) -> None:
    """In the bot's own words, so without a marker."""
    quotes = choose(answerer.found("What is RAG?").passages)
    answer = answerer.answer(Turn("?", Conversation()), quotes, question="What is RAG?", lead="Before.", note="After.")
    assert answer.text.startswith("Before.\n\n")
    assert answer.text.endswith("\n\nAfter.")


def test_a_section_that_is_quoted_is_not_suggested(answerer: Answerer) -> None:
    """The learner has just read it."""
    found = answerer.found("What is RAG?")
    others = [passage.section for passage in found.passages]
    answer = answerer.answer(Turn("?", Conversation()), choose(found.passages), question=found.question, others=others)
    suggested = {option.section for option in answer.conversation.suggested}
    assert suggested
    assert not suggested & set(answer.conversation.sections)


def test_too_few_suggestions_are_filled_up(answerer: Answerer) -> None:
    """With the first sections of the guides, the guides by turns."""
    assert len(answerer.suggest([], Turn("", Conversation()))) == SUGGESTIONS
    assert len({section.guide for section in answerer.openings()[:2]}) == 2


def test_what_was_asked_is_not_suggested(answerer: Answerer) -> None:
    """However it was capitalised."""
    (first, *_) = answerer.suggest([], Turn("", Conversation()))
    again = answerer.suggest([], Turn("", Conversation(asked=(first.words.upper(),))))
    assert first not in again


def test_declining_what_is_no_subject_of_the_guides_names_no_section(answerer: Answerer) -> None:
    """Otherwise the nearest ones are named."""
    found, turn = answerer.found("How much does a visa cost?"), Turn("", Conversation())
    own, other = (answerer.decline(turn, found, own_subject=own) for own in (True, False))
    assert other.nearest == ()
    assert all(section.title in own.text for section in own.nearest)
    assert own.nearest


def test_a_passage_of_no_section_is_none(answerer: Answerer) -> None:
    """A conversation from elsewhere may name sections that are gone."""
    (query,) = answerer.index.prepare(["anything"])
    assert answerer.passage("no/such", query) is None


def test_titles_are_named_in_words(answerer: Answerer) -> None:
    """None, one, two and three."""
    sections = answerer.openings()[:3]
    titles = [f"“{section.title}”" for section in sections]
    assert titles_of([]) == ""
    assert titles_of(sections[:1]) == titles[0]
    assert titles_of(sections[:2]) == " and ".join(titles[:2])
    assert titles_of(sections) == f"{titles[0]}, {titles[1]} and {titles[2]}"


def test_a_recap_shows_words_and_no_marks() -> None:
    """The newest questions, each once, so that no learner's text becomes a marker or a link."""
    assert plain("[1] *what* <b>is</b> `x`?") == "1 what bis/b x?"
    assert listed_questions(["a", "b", "a"]) == "- a\n- b"
    assert listed_questions([str(number) for number in range(9)]).count("\n") == RECALLED - 1
