"""The one Markdown parser of the project, and the plain text of what it parsed."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.footnote import footnote_plugin

_HEADING_ID = re.compile(r"\{:? ?#([^\s{}/]+)(?: [^{}]*)?\}$")
_FOOTNOTE = re.compile(r"\[\^([^\[\]\s]{1,100})\]")
_REFERENCE = re.compile(r"\[([^\[\]^][^\[\]]*)\]\[[^\[\]\n]*\]")
_ALERT = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*", re.IGNORECASE)


def new_parser() -> MarkdownIt:
    """CommonMark with tables, footnotes, admonitions, GitHub's alerts and `{#id}` after headings.

    Footnote definitions stay where they are written. Every `[^label]` is a `footnote_ref`, defined or not, because a
    section is parsed without the definitions at the end of its guide. The id of a heading is in its `meta["id"]`. Every
    link is a link, whatever its address, so that the linter sees the unsafe ones; rendering decides on each.
    """
    markdown = MarkdownIt("commonmark")
    markdown.validateLink = _is_text  # type: ignore[assignment, method-assign]
    markdown.enable(["table", "strikethrough"])
    markdown.use(footnote_plugin, inline=False, move_to_end=False).use(admon_plugin)
    markdown.inline.ruler.at("footnote_ref", _footnote_reference)
    markdown.inline.ruler.after("link", "unknown_reference", _unknown_reference)
    markdown.core.ruler.before("inline", "heading_ids", _heading_ids)
    markdown.core.ruler.before("inline", "alerts", _alerts)
    return markdown


@cache
def parser() -> MarkdownIt:
    """The parser, made once."""
    return new_parser()


def parse(source: str) -> list[Token]:
    """The block tokens of a source, each with the lines it covers in `map`."""
    return parser().parse(source)


def link_targets(source: str) -> list[str]:
    """Where the links of a source lead, in order, as they are written there."""
    inlines = [child for token in parse(source) for child in token.children or ()]
    return [str(token.attrs["href"]) for token in inlines if token.type == "link_open" and "href" in token.attrs]


def plain_text(inline_source: str) -> str:
    """A piece of inline Markdown as one would read it aloud: no marks, link targets or footnotes."""
    return spoken(parser().parseInline(inline_source))


def spoken(tokens: Iterable[Token]) -> str:
    """What some tokens say, in one line."""
    return " ".join("".join(_words(tokens)).split())


def _words(tokens: Iterable[Token]) -> Iterable[str]:
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"} or token.content.startswith("<br"):
            yield " "
        elif token.type in {"inline", "image"}:
            yield from _words(token.children or ())
        elif token.type in {"text", "text_special", "code_inline"}:
            yield token.content


def _is_text(address: object) -> bool:
    return isinstance(address, str)


def _footnote_reference(state: StateInline, silent: bool) -> bool:
    found = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("footnote_ref", "", 0).meta = {"label": found.group(1)}
    state.pos = found.end()
    return True


def _unknown_reference(state: StateInline, silent: bool) -> bool:
    """`[text][label]` whose label is defined in another section is read as its text; `matrix[i][j]` is left alone."""
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    after_word = state.pos > 0 and state.src[state.pos - 1].isalnum()
    if found is None or after_word or found.group(1).isdigit():
        return False
    if not silent:
        end, (state.pos, state.posMax) = state.posMax, found.span(1)
        state.md.inline.tokenize(state)
        state.posMax = end
    state.pos = found.end()
    return True


def _heading_ids(state: StateCore) -> None:
    for opening, inline in pairwise(state.tokens):
        if opening.type != "heading_open":
            continue
        found = _HEADING_ID.search(inline.content)
        if found:
            opening.meta["id"] = found.group(1)
            inline.content = inline.content[: found.start()].rstrip()


def _alerts(state: StateCore) -> None:
    """Turn `> [!NOTE]` into a quote with a title, so that the marker is not read as text."""
    tokens: list[Token] = []
    for token in state.tokens:
        opened = [each.type for each in tokens[-2:]]
        if token.type == "inline" and opened == ["blockquote_open", "paragraph_open"]:
            first_line, _, rest = token.content.partition("\n")
            found = _ALERT.fullmatch(first_line)
            if found and token.map:
                tokens[-2].attrs["class"] = "admonition"
                tokens[-1:] = [*_alert_title(found.group(1)), tokens[-1]]
                lines = [token.map[0] + 1, token.map[1]]
                token.content, token.map, tokens[-1].map = rest, lines, lines
        tokens.append(token)
    state.tokens = tokens


def _alert_title(kind: str) -> list[Token]:
    title = Token("inline", "", 0, content=kind.capitalize(), children=[])
    attributes: dict[str, str | int | float] = {"class": "admonition-title"}
    return [
        Token("admonition_title_open", "p", 1, attrs=attributes, block=True),
        title,
        Token("admonition_title_close", "p", -1, block=True),
    ]
