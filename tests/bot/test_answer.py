"""Answers and citations: what is not in a retrieved passage cannot be cited."""

import pytest

from bot.answer import Answer, Citation, Kind
from bot.conversation import Conversation
from bot.pipeline import Bot


@pytest.fixture
def citation(guide_bot: Bot) -> Citation:
    (passage,) = guide_bot.index.search("what should I learn first?", top=1).passages
    return Citation(1, passage, 0, 5)


def test_a_quote_is_the_span_of_its_section(citation: Citation) -> None:
    """The quote is read off the section's text; it is not given."""
    assert citation.quote == citation.section.text[0:5]


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (6, 5), (0, 10**9)])
def test_a_span_outside_the_section_cannot_be_cited(citation: Citation, start: int, end: int) -> None:
    """A made-up source cannot be represented."""
    with pytest.raises(ValueError, match="is not in the text"):
        Citation(1, citation.passage, start, end)


@pytest.mark.parametrize("text", ["No marker.", "Another [2].", "Both [1] and [3]."])
def test_markers_and_citations_must_agree(citation: Citation, text: str) -> None:
    """Every marker has its citation and every citation its marker."""
    with pytest.raises(ValueError, match="the text marks"):
        Answer(message="m", kind=Kind.ANSWER, text=text, conversation=Conversation(), citations=(citation,))


def test_json_has_the_contract_s_keys(citation: Citation) -> None:
    """Scripts rely on these names and their order."""
    answer = Answer(
        message="m", kind=Kind.ANSWER, text="Fine [1].", conversation=Conversation(), citations=(citation,)
    ).to_json()
    assert list(answer) == [
        "message", "searched", "kind", "mode", "text", "citations", "suggestions", "nearest", "ms",
    ]  # fmt: skip
    assert list(answer["citations"][0]) == ["number", "section", "title", "url", "quote", "start", "end"]
    assert list(answer["ms"]) == ["total", "search"]
