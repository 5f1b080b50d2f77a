"""Showing guides as HTML: a whole guide, a section with quotes highlighted, and the snippets of an answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from markdown_it.token import Token

from knowledge.anchors import heading_anchors
from knowledge.guide import Guide, Section, guide_url
from knowledge.markdown import parse
from knowledge.marks import parse_with_marks
from knowledge.safe_html import SafeHtml, footnote_id, reference_id

_FOOTNOTE = {"footnote_reference_open": 1, "footnote_reference_close": -1}


@dataclass(frozen=True, slots=True)
class Additions:
    """What a page puts to a guide's text: HTML and words of its own."""

    at_heading: Callable[[Section], str] = lambda _: ""
    """The HTML that stands beside the heading of a section, outside of it."""
    footnotes: str = ""
    """The heading of the list of footnotes, if it has one."""
    back: str = "Back to the text"
    """What a link from a footnote to the text is called."""


PLAIN = Additions()


def guide_html(guide: Guide, *, additions: Additions = PLAIN) -> str:
    """The body of a guide's own page: its title, its text with the sections' anchors as ids, and its footnotes."""
    tokens = parse(guide.body)
    anchors = heading_anchors(guide, tokens)
    text, definitions = _split_footnotes(tokens)
    title, text = _title(guide, text, anchors)
    _forget_undefined(text, definitions)
    beside = {section.line - guide.body_line: additions.at_heading(section) for section in guide.sections}
    html = SafeHtml(guide.id, anchors=anchors, beside=beside)
    body = html.write(text)
    return f"{title}{body}{_footnotes(html, definitions, additions)}"


def section_html(section: Section, *, marks: Sequence[tuple[int, int]] = ()) -> str:
    """A section's text without its heading; `marks` are spans of `section.text`, shown within `<mark>`."""
    text, _ = _split_footnotes(parse_with_marks(section.text, marks))
    return SafeHtml(section.guide).write(text)


def snippet_html(markdown: str, *, guide: str) -> str:
    """A few lines of Markdown out of a guide, whose links lead to the guide's page."""
    text, _ = _split_footnotes(parse(markdown))
    return SafeHtml(guide).write(text)


def _split_footnotes(tokens: Sequence[Token]) -> tuple[list[Token], dict[str, list[Token]]]:
    """The tokens outside footnote definitions, and those inside by label; the first definition of a label counts."""
    text: list[Token] = []
    definitions: dict[str, list[Token]] = {}
    depth, current = 0, text
    for token in tokens:
        depth += _FOOTNOTE.get(token.type, 0)
        if token.type == "footnote_reference_open":
            current = []
            definitions.setdefault(token.meta["label"], current)
        elif token.type == "footnote_reference_close":
            current = text if depth == 0 else []
        else:
            current.append(token)
    return text, definitions


def _title(guide: Guide, text: list[Token], anchors: dict[int, str]) -> tuple[str, list[Token]]:
    """The title of the page, and the text without the document's own title."""
    first = next((index for index, token in enumerate(text) if _is_section_heading(token)), None)
    anchor = ""
    if first is not None and text[first].tag == "h1":
        anchor = anchors.get((text[first].map or [0])[0], "")
        text = text[:first] + text[first + 3 :]
    shown = {section.anchor for section in guide.sections} - set(anchors.values())
    introduction = "".join(f'<span id="{escape(each)}"></span>' for each in sorted(shown))
    named = f' id="{escape(anchor)}"' if anchor else ""
    return f"<h1{named}>{introduction}{escape(guide.title)}</h1>\n", text


def _is_section_heading(token: Token) -> bool:
    return token.type == "heading_open" and token.level == 0 and token.tag in {"h1", "h2", "h3"}


def _forget_undefined(tokens: Sequence[Token], definitions: dict[str, list[Token]]) -> None:
    """Show a reference to a footnote that does not exist as it is written."""
    for token in [*tokens, *(token for definition in definitions.values() for token in definition)]:
        for child in token.children or ():
            if child.type == "footnote_ref" and child.meta["label"] not in definitions:
                child.type, child.content = "text", f"[^{child.meta['label']}]"


def _footnotes(html: SafeHtml, definitions: dict[str, list[Token]], additions: Additions) -> str:
    """The list of the footnotes that are referred to, among them those that only other footnotes refer to."""
    contents: dict[str, str] = {}
    while waiting := [label for label in html.footnotes if label not in contents]:
        contents |= {label: html.write(definitions[label]) for label in waiting}
    items = [_footnote(label, each, html.footnotes[label], additions.back) for label, each in contents.items()]
    heading = f"<h2>{escape(additions.footnotes)}</h2>\n" if additions.footnotes else ""
    return f'<section class="footnotes">\n{heading}<ol>\n{"".join(items)}</ol>\n</section>\n' if items else ""


def _footnote(label: str, content: str, references: int, back: str) -> str:
    """One footnote, with the ways back to the text at the end of its last paragraph."""
    links = "".join(
        f' <a class="footnote-back" href="{escape(guide_url("", reference_id(label, count)))}" '
        f'aria-label="{escape(f"{back} ({count})" if references > 1 else back)}">↩</a>'
        for count in range(1, references + 1)
    )
    paragraph = content.removesuffix("</p>\n")
    end = "</p>\n" if paragraph != content else ""
    return f'<li id="{escape(footnote_id(label))}">{paragraph}{links}{end}</li>\n'
