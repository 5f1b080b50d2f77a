"""Search: the right section first, its best chunk first, and nothing that a strange question can break."""

import threading
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.pipeline import Bot
from index.build import build_index
from index.embedding import Embedder
from index.search import OTHER_GUIDE, OWN_WORDS, Index
from index.settings import IndexSettings
from knowledge.errors import UsageError


@pytest.fixture
def garden_index(garden_settings: IndexSettings, embedder: Embedder) -> Index:
    build_index(garden_settings, embedder=embedder)
    return Index.open(garden_settings, embedder=embedder)


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("Which tools does a beginner need?", "garden/tools"),
        ("When should I water?", "garden/tools/can"),
        ("In which month are potatoes harvested?", "garden/plants"),
    ],
)
def test_the_right_section_comes_first(garden_index: Index, question: str, section: str) -> None:
    """A plain question finds its section."""
    assert garden_index.search(question).passages[0].section.id == section


def test_the_best_chunk_of_a_section_comes_first(garden_index: Index) -> None:
    """A question about a row of a table gets that row."""
    passage = garden_index.search("When is the potato harvested?").passages[0]
    assert passage.chunks[0].chunk.text == "| Potato | April | September |"


def test_scores_fall_and_top_limits(garden_index: Index) -> None:
    """Best first, and no more than asked for."""
    found = garden_index.search("spade", top=2)
    assert len(found.passages) == 2
    assert found.passages[0].score >= found.passages[1].score


@pytest.mark.parametrize("question", ["", "   ", "\u200b\u200d", "🌱🌻", "?!", "\ud800", "\0"])
def test_a_question_without_words_finds_nothing(garden_index: Index, question: str) -> None:
    """There is nothing to search with, and that is no error."""
    assert garden_index.search(question).passages == ()


def test_full_width_letters_find_what_their_plain_twins_find(garden_index: Index) -> None:
    """Questions are brought to one normal form before they are embedded."""
    wide = "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in "When to sow tomatoes")
    plain = garden_index.search("When to sow tomatoes")
    assert [p.section.id for p in garden_index.search(wide).passages] == [p.section.id for p in plain.passages]


def test_a_misspelt_question_is_mended(garden_index: Index) -> None:
    """What was searched for is said, so that the learner sees how they were understood."""
    assert garden_index.search("wich toolls do beginers need").question == "which tools do beginners need"


def test_an_unknown_section_is_an_error_that_names_near_ones(garden_index: Index) -> None:
    """A slip in an id is told what it may have meant."""
    with pytest.raises(UsageError, match="garden/plants"):
        garden_index.section("garden/plant")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=st.text(max_size=300))
def test_any_text_can_be_searched(guide_bot: Bot, question: str) -> None:
    """No string raises, whatever it holds."""
    found = guide_bot.index.search(question)
    assert all(passage.chunks for passage in found.passages)


def test_many_threads_search_at_once(guide_bot: Bot) -> None:
    """One index serves many threads, and each gets what it would have got alone."""
    questions = ["what should I learn first", "which certificates are retired", "how hard are the maths"] * 8
    alone = [guide_bot.index.search(question).passages[0].section.id for question in questions]
    together = [""] * len(questions)

    def search(place: int) -> None:
        together[place] = guide_bot.index.search(questions[place]).passages[0].section.id

    threads = [threading.Thread(target=search, args=(place,)) for place in range(len(questions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == alone


def test_questions_made_ready_together_are_as_if_alone(garden_index: Index) -> None:
    """Each is mended and has its unit vector, in their order."""
    texts = ["wich toolls do I need", "when to water", "b4 spring"]
    together = garden_index.prepare(texts)
    assert [query.text for query in together] == ["which tools do I need", "when to water", "before spring"]
    for text, query in zip(texts, together, strict=True):
        (alone,) = garden_index.prepare([text])
        assert query.vector == pytest.approx(alone.vector, abs=1e-4)
        assert np.linalg.norm(query.vector) == pytest.approx(1.0, abs=1e-4)
        assert query.milliseconds > 0


def test_what_is_ready_is_searched_for_like_its_text(garden_index: Index) -> None:
    """And the time that making it ready took counts."""
    (query,) = garden_index.prepare(["when are potatoes harvested"])
    found, plain = garden_index.search(query), garden_index.search("when are potatoes harvested")
    assert found.query is query
    assert [each.section.id for each in found.passages] == [each.section.id for each in plain.passages]
    assert found.passages[0].score == pytest.approx(plain.passages[0].score, abs=1e-4)
    assert found.milliseconds >= query.milliseconds


def test_a_section_is_scored_by_itself_as_among_all(garden_index: Index) -> None:
    """A section that is already known needs no search, and its score means the same."""
    (query,) = garden_index.prepare(["when are potatoes harvested"])
    for among in garden_index.search(query).passages:
        alone = garden_index.passage(among.section.id, query)
        assert alone is not None
        assert alone.score == pytest.approx(among.score, abs=1e-5)
        assert (alone.nearest, alone.coverage) == pytest.approx((among.nearest, among.coverage), abs=1e-5)
        assert [each.chunk for each in alone.chunks] == [each.chunk for each in among.chunks]


def test_a_section_that_is_not_there_has_no_passage_and_no_chunks(garden_index: Index) -> None:
    """An id out of an old conversation may be gone, and that is no error."""
    (query,) = garden_index.prepare(["spade"])
    assert garden_index.passage("garden/gone", query) is None
    assert garden_index.chunks("garden/gone") == ()


def test_the_chunks_of_a_section_stand_in_the_guide_s_order(garden_index: Index) -> None:
    """Each is a stretch of its section's text, and none begins before the one in front of it ends."""
    section, chunks = garden_index.section("garden/tools"), garden_index.chunks("garden/tools")
    assert [chunk.order for chunk in chunks] == list(range(len(chunks)))
    assert all(section.text[chunk.start : chunk.end] == chunk.text for chunk in chunks)
    assert all(one.end <= other.start for one, other in pairwise(chunks))


def test_a_rare_word_weighs_more_than_a_common_one(guide_bot: Bot) -> None:
    """And a word that the guides do not have weighs most."""
    weight = guide_bot.index.weight
    assert 0 <= weight("learn") < weight("kubernet") <= weight("zebra") == weight("")


def test_a_message_and_its_standalone_question_are_searched_for_together(garden_index: Index) -> None:
    """With no weight on the question the message's own order comes out, with all of it the question's."""
    message, question = garden_index.prepare(["when is it harvested", "when is the potato harvested"])
    alone, asked = garden_index.search(message), garden_index.search(question)
    for share, like in ((0.0, alone), (1.0, asked)):
        found = garden_index.search_in_context(message, question, share, words="", guide="")
        assert found.query is question
        for one, other in zip(found.passages, like.passages, strict=False):
            assert one.score == pytest.approx(other.score, abs=1e-5)


def test_a_section_with_the_words_of_the_message_gains(garden_index: Index) -> None:
    """The words that tell of its subject count once more, and nothing else does."""
    message, question = garden_index.prepare(["and in the morning", "and in the morning (water)"])
    without = garden_index.search_in_context(message, question, 0.5, words="", guide="", top=50)
    with_words = garden_index.search_in_context(message, question, 0.5, words="tomatoes", guide="", top=50)
    before = {passage.section.id: passage.score for passage in without.passages}
    gains = {passage.section.id: passage.score - before[passage.section.id] for passage in with_words.passages}
    assert {round(gain, 4) for gain in gains.values()} == {0.0, OWN_WORDS}


def test_another_guide_than_the_one_that_is_talked_about_loses(guide_bot: Bot) -> None:
    """All of its sections by the same, and those of the guide itself by nothing."""
    index = guide_bot.index
    message, question = index.prepare(["is it well paid", "is it well paid (Cybersecurity)"])
    without = index.search_in_context(message, question, 0.5, words="", guide="", top=500)
    within = index.search_in_context(message, question, 0.5, words="", guide="career-paths", top=500)
    before = {passage.section.id: passage.score for passage in without.passages}
    lost = {(each.section.guide, round(before[each.section.id] - each.score, 4)) for each in within.passages}
    assert lost == {("ai-ml", OTHER_GUIDE), ("career-paths", 0.0)}
