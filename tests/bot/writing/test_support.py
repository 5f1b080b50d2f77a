"""What the guide bears out of a sentence, and what it does not."""

from collections.abc import Callable

import pytest

from bot.writing.support import Support, Weaver, places
from knowledge.guide import Chunk, ChunkKind, Section

GUIDE = (
    "Rope work takes about 40 to 60 hours, and you do not need a licence for it.",
    "Kites are flown on Sundays, and balloons on Mondays.",
    "Most riggers earn more than sailors.",
    "A rigger may begin at sixteen if a parent agrees.",
    "If you know knots, skip the basics, but do the splices and the nets.",
    "Take the harbour exam only if a port near you asks for it.",
    "Sailors hold a licence or a certificate, and their number changes by -3%.",
    "Learn knots before splices, because splices stand on them.",
)
Check = Callable[[str], Support]


@pytest.fixture(scope="module")
def check() -> Check:
    text = " ".join(GUIDE)
    section = Section("sea/ropes", ("The sea", "Ropes"), text, 1, 2)
    chunks = []
    for order, sentence in enumerate(GUIDE):
        start = text.index(sentence)
        end = start + len(sentence)
        chunks.append(Chunk(section.id, order, start, end, sentence, ChunkKind.PROSE, "", sentence))
    return Weaver(tuple(places(section, chunks))).support


@pytest.mark.parametrize(
    "sentence",
    [
        *GUIDE,
        "You don't need a licence for rope work.",
        "Rope work takes roughly 40 to 60 hours.",
        "Kites are flown on Sundays.",
        "Learn knots before splices, and rope work takes about 40 to 60 hours.",
        "Start with knots before splices.",
    ],
)
def test_what_the_guide_says_is_borne_out(check: Check, sentence: str) -> None:
    """As it stands there, shortened, turned to the learner, or two facts in one sentence."""
    assert check(sentence).holds


@pytest.mark.parametrize(
    "sentence",
    [
        "Rope work takes about 40 to 90 hours.",
        "Rope work takes 40 to 60 weeks.",
        "You need a licence for rope work.",
        "Kites are flown on Mondays, and balloons on Sundays.",
        "Most sailors earn more than riggers.",
        "Most riggers earn less than sailors.",
        "All riggers earn more than sailors.",
        "A rigger must begin at sixteen if a parent agrees.",
        "Learn splices before knots.",
        "Learn knots before splices, because examiners ask for them.",
        "Wear gloves when you work with ropes.",
        "Rope work takes about 40 to 60 hours, and a course in Kiel costs 300 euros.",
        "Rope work takes about 40 to 60 hours and knots.",
        "Kites are flown on Sundays, and take about 40 to 60 hours.",
        "The sea is not the ropes.",
        "Kites stand.",
        "If you know knots, skip the splices and the nets.",
        "Take the harbour exam.",
        "Sailors hold a licence and a certificate.",
        "Their number changes by +3%.",
        "A rigger will begin at sixteen if a parent agrees.",
        "Sailors should hold a licence or a certificate.",
        "",
        "Yes.",
    ],
)
def test_what_it_does_not_say_is_not(check: Check, sentence: str) -> None:
    """A number, a not, a name, an order or a strength changed, a reason or a fact made up, or next to nothing said."""
    assert not check(sentence).holds


def test_a_sentence_names_the_pieces_that_bear_it_out(check: Check) -> None:
    support = check("Learn knots before splices, and rope work takes about 40 to 60 hours.")
    assert {chunk.text for _, chunk in support.pieces} == {GUIDE[0], GUIDE[-1]}


def test_a_text_without_a_stop_is_not_looked_at(check: Check) -> None:
    assert not check("knots " * 500).holds
