"""Search: the right section first, its best chunk first, and nothing that a strange question can break."""

import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.pipeline import Bot
from index.build import build_index
from index.embedding import Embedder
from index.search import Index
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
