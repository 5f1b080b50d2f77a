"""Lint rules on what is not shown or searched as written: HTML, images, odd characters, and long pieces."""

import re
import unicodedata
from collections.abc import Iterator

from knowledge.chunk import CountTokens
from knowledge.finding import Finding, Severity, quoted
from knowledge.guide import ChunkKind
from knowledge.lint_page import Page, piece_line

_LEAD_BYTES = "ÂÃâÅÄðÐÑ"
_TRAILING = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MAYBE_MOJIBAKE = re.compile(f"[{_LEAD_BYTES}][{_TRAILING}]{{1,3}}")
_JOINERS = "\u200c\u200d"
_NBSP = "\u00a0"
_ALSO_INVISIBLE = "\u00ad\u034f\u115f\u1160\u2800\u3164\uffa0"
_INVISIBLE_CATEGORIES = frozenset({"Cf", "Cc", "Zl", "Zp"})
_LAST_PLAIN_LETTER = 0x5FF
"""Latin, Greek, Cyrillic and Hebrew letters stand up to here and never need a joiner."""
_SPECIAL_TOKENS = 2
_VARIATION_SELECTOR = "\ufe0f"
_PIECES = {ChunkKind.PROSE: "sentence", ChunkKind.ITEM: "list item", ChunkKind.ROW: "table row", ChunkKind.CODE: "code"}


def check_html(page: Page) -> Iterator[Finding]:
    """There is no raw HTML and no image, because neither is shown, searched or quoted."""
    for block in page.tokens:
        if block.type == "html_block":
            yield _html(page, page.line_of(block), block.content)
    for token, block in page.words_of("html_inline"):
        if token.content.startswith("</"):
            continue
        yield _html(page, page.line_of(block, token.content.split("\n", 1)[0]), token.content)
    for token, block in page.words_of("image"):
        source = str(token.attrs.get("src", ""))
        remedy = "say in words what it shows"
        yield page.finding(page.line_of(block, source), "image", f"image {quoted(source)} is not shown", remedy)


def _html(page: Page, line: int, content: str) -> Finding:
    name = "comment" if content.lstrip().startswith("<!--") else "HTML"
    first_line = content.strip().split("\n", 1)[0]
    return page.finding(
        line, "html", f"raw {name} {quoted(first_line)} is not shown", "write it in Markdown, or remove it"
    )


def check_characters(page: Page) -> Iterator[Finding]:
    """There are no invisible characters, and none that were read in the wrong encoding."""
    for number, line in enumerate(page.lines, start=1):
        if line.isascii() and line.isprintable():
            continue
        for name, severity in sorted(_invisible(line).items()):
            message = f"invisible character {name}"
            yield page.finding(number, "invisible", message, "remove it, or write a plain space", severity)
        for garbled in sorted(set(_misread(line))):
            message, remedy = (
                f"{quoted(garbled)} looks like text read in the wrong encoding",
                "type the letter that was meant",
            )
            yield page.finding(number, "mojibake", message, remedy)


def _invisible(line: str) -> dict[str, Severity]:
    found: dict[str, Severity] = {}
    for position, character in enumerate(line):
        hidden = unicodedata.category(character) in _INVISIBLE_CATEGORIES or character in _ALSO_INVISIBLE
        if character == "\t" or not (hidden or character == _NBSP):
            continue
        if character in _JOINERS and _joins(line[:position], line[position + 1 :]):
            continue
        name = f"U+{ord(character):04X} {unicodedata.name(character, 'CONTROL CHARACTER')}"
        found[name] = Severity.WARNING if character == _NBSP else Severity.ERROR
    return found


def _joins(before: str, after: str) -> bool:
    """Whether a joiner does its proper work, in an emoji or in a script that writes with it."""
    left, right = before.rstrip(_VARIATION_SELECTOR)[-1:], after[:1]
    return bool(left and right) and ord(left) > _LAST_PLAIN_LETTER and ord(right) > _LAST_PLAIN_LETTER


def _misread(line: str) -> Iterator[str]:
    """Stretches that are UTF-8 once written as Latin-1 or Windows-1252 again, and the replacement character."""
    if "\ufffd" in line:
        yield "\ufffd"
    for found in _MAYBE_MOJIBAKE.finditer(line):
        for length in range(len(found.group()), 1, -1):
            if _is_misread(found.group()[:length]):
                yield found.group()[:length]
                break


def _is_misread(text: str) -> bool:
    try:
        data = bytes(_as_byte(character) for character in text)
        return len(data.decode("utf-8")) == 1
    except (UnicodeEncodeError, UnicodeDecodeError):
        return False


def _as_byte(character: str) -> int:
    """The byte that Windows-1252, or Latin-1 where that has no such character, writes for it."""
    return ord(character) if ord(character) <= 0xFF else character.encode("cp1252")[0]


def check_length(page: Page, count_tokens: CountTokens, limit: int) -> Iterator[Finding]:
    """No sentence, item or row is longer, with its heading, than what the embedder reads."""
    for section in page.guide.sections:
        for piece in page.pieces[section.id]:
            raw = section.text[piece.start : piece.end]
            longest = max(_tokens(f"{section.title}. {text}", count_tokens, limit) for text in (raw, piece.plain))
            if longest > limit:
                severity = Severity.WARNING if piece.kind is ChunkKind.CODE else Severity.ERROR
                message = f"{_PIECES[piece.kind]} has {longest} tokens with its heading, over {limit}, and will be cut"
                yield page.finding(
                    piece_line(section, piece), "too-long", message, "say it in shorter pieces", severity
                )


def _tokens(text: str, count_tokens: CountTokens, limit: int) -> int:
    """How many tokens a text has; none is shorter than a byte, so a short text need not be counted."""
    return count_tokens(text) if len(text.encode()) > limit - _SPECIAL_TOKENS else 0
