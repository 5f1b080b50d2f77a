"""Chunks: exact, in order, and never too long."""

from hypothesis import given

from knowledge.chunk import CountTokens, chunk_section
from knowledge.guide import ChunkKind, Section
from knowledge.read import packaged_guides, read_guides
from tests.knowledge.soup import markdown

LIMIT = 12


def section(text: str) -> Section:
    return Section("g/a", ("G", "A"), text, 1, 2)


def words(text: str) -> int:
    return len(text.split())


@given(markdown)
def test_chunk_is_an_exact_slice_of_its_section(text: str) -> None:
    """Whatever the Markdown, a chunk's text is what stands between its two offsets."""
    chunks = chunk_section(section(text), count_tokens=words, limit=LIMIT)
    for number, chunk in enumerate(chunks):
        assert text[chunk.start : chunk.end] == chunk.text != ""
        assert (chunk.section, chunk.order) == ("g/a", number)
        assert chunk.plain


def test_chunks_of_the_packaged_guides_are_exact(count_words: CountTokens) -> None:
    """Every chunk of every guide can be found by its offsets, and they do not overlap."""
    for guide in read_guides(packaged_guides()):
        for each in guide.sections:
            last = 0
            for chunk in chunk_section(each, count_tokens=count_words, limit=150):
                assert each.text[chunk.start : chunk.end] == chunk.text
                assert last <= chunk.start < chunk.end
                last = chunk.end


def test_long_piece_is_cut_into_prose(count_words: CountTokens) -> None:
    """What the embedder could not read whole becomes several chunks within the limit."""
    text = "- " + "many words " * 20
    chunks = chunk_section(section(text), count_tokens=count_words, limit=LIMIT)
    assert len(chunks) > 1
    assert all(words(chunk.plain) <= LIMIT and chunk.kind is ChunkKind.PROSE for chunk in chunks)
    assert " ".join(chunk.text for chunk in chunks).split() == text[2:].split()


def test_context_is_left_out_where_it_would_be_too_long(count_words: CountTokens) -> None:
    """The lead-in is repeated only if both fit."""
    text = "These are the five things:\n\n- One short.\n- One item of rather more words than that one has."
    short, long = chunk_section(section(text), count_tokens=count_words, limit=LIMIT)[1:]
    assert short.plain == "These are the five things: One short."
    assert long.plain.startswith("One item")
