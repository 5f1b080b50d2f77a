"""Cutting a section into chunks, each with its exact span and none longer than the embedder reads."""

from collections.abc import Callable, Iterator

from knowledge.guide import Chunk, ChunkKind, Section
from knowledge.markdown import plain_text
from knowledge.pieces import Piece, pieces

VERSION = 1
"""To be raised with any change of what this module returns: indexes made by another version are rebuilt."""

CountTokens = Callable[[str], int]


def chunk_section(section: Section, *, count_tokens: CountTokens, limit: int) -> tuple[Chunk, ...]:
    """The chunks of a section in order; none has more than `limit` tokens by `count_tokens`.

    Raw HTML and footnote definitions make no chunks, so that nothing of them is searched or quoted.
    """
    chunks: list[Chunk] = []
    for piece in pieces(section.text):
        for part in _fitting(section.text, piece, count_tokens, limit):
            if part.plain:
                plain = _in_context(part, count_tokens, limit)
                text = section.text[part.start : part.end]
                chunks.append(Chunk(section.id, len(chunks), part.start, part.end, text, part.kind, part.lead, plain))
    return tuple(chunks)


def _in_context(piece: Piece, count_tokens: CountTokens, limit: int) -> str:
    """A piece after the heading or sentence that introduces it, where both fit."""
    whole = f"{piece.context} {piece.plain}".strip()
    return whole if count_tokens(whole) <= limit else piece.plain


def _fitting(text: str, piece: Piece, count_tokens: CountTokens, limit: int) -> Iterator[Piece]:
    """A piece, or its parts as prose where it is too long for the embedder."""
    raw = text[piece.start : piece.end]
    if max(count_tokens(raw), count_tokens(piece.plain)) <= limit:
        yield piece
        return
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        chunk_size=limit, chunk_overlap=0, length_function=count_tokens, add_start_index=True
    )
    for document in splitter.create_documents([raw]):
        start = piece.start + document.metadata["start_index"]
        end = start + len(document.page_content)
        yield Piece(ChunkKind.PROSE, start, end, "", plain_text(text[start:end]), piece.context)
