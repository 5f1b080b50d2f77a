"""Lint rules on sections: the career template, empty and repeated ones, how they open, and stuffed ones."""

import re
from collections import Counter
from collections.abc import Iterator

from knowledge.finding import Finding, Severity, quoted
from knowledge.guide import INTRODUCTION, ChunkKind, Section
from knowledge.lint_page import Page, piece_line
from knowledge.markdown import spoken

TEMPLATE = {
    "what": "What this career is",
    "who": "Who this path is for",
    "skills": "Skills you must learn",
    "roadmap": "Beginner-to-job roadmap",
    "resources": "Learning resources",
    "certifications": "Beginner-friendly certifications",
    "projects": "Projects to build",
    "outcomes": "Career outcomes",
    "reality": "Reality check",
    "next-steps": "Next steps",
}
"""The sections of a career guide by id, in their order. A guide with half of them is held to all."""

STUFFED_SHARE = 0.25
STUFFED_WORDS = 40
STUFFED_REPEATS = 12
_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = frozenset(
    """about after all also and any are because been before being between both but can could did does doing each few for
    from had has have here how into its itself just may more most much must not now off once one only other our out over
    own same should some such than that the their them then there these they this those through too two under until use
    very was were what when where which while who whom why will with would you your""".split()
)
_OPENINGS = {ChunkKind.ITEM: "a list", ChunkKind.ROW: "a table", ChunkKind.CODE: "code"}


def check_template(page: Page) -> Iterator[Finding]:
    """A career guide has the ten sections of the template, in order."""
    present = _template_sections(page)
    if 2 * len(present) < len(TEMPLATE):
        return
    for name, title in TEMPLATE.items():
        if name not in present:
            yield page.finding(1, "template", f"section {quoted(title)} is missing", f"write '## {title} {{#{name}}}'")
    order, furthest = list(TEMPLATE), ""
    for name, section in present.items():
        if furthest and order.index(name) < order.index(furthest):
            message = f"section {quoted(section.title)} stands after {quoted(present[furthest].title)}"
            yield page.finding(section.line, "template-order", message, "move it before that section")
        else:
            furthest = name


def _template_sections(page: Page) -> dict[str, Section]:
    """The template's sections that a guide has, known by their id or their heading, in the guide's order."""
    names = {title.casefold(): name for name, title in TEMPLATE.items()}
    present: dict[str, Section] = {}
    for section in page.guide.sections:
        name = section.anchor if section.anchor in TEMPLATE else names.get(section.title.casefold())
        if name and section.parent is None:
            present.setdefault(name, section)
    return present


def check_content(page: Page) -> Iterator[Finding]:
    """A section has text of its own, and opens with a sentence."""
    for section in page.guide.sections:
        pieces = page.pieces[section.id]
        if pieces:
            yield from _check_opening(page, section)
        elif page.children(section):
            message = f"section {quoted(section.title)} has no text of its own above its sub-sections"
            remedy = "open it with a sentence that could stand alone as an answer"
            yield page.finding(section.line, "no-opening-text", message, remedy, Severity.WARNING)
        else:
            message = f"section {quoted(section.title)} is empty"
            yield page.finding(section.line, "empty-section", message, "write it, or remove its heading")


def _check_opening(page: Page, section: Section) -> Iterator[Finding]:
    first = page.pieces[section.id][0]
    problem = ""
    if first.kind in _OPENINGS:
        problem = f"opens with {_OPENINGS[first.kind]}"
    elif first.plain and first.plain[-1].isalnum():
        problem = f"opens with {quoted(first.plain)}, which is no whole sentence"
    if problem and section.anchor != INTRODUCTION:
        severity = Severity.ERROR if 2 * len(_template_sections(page)) >= len(TEMPLATE) else Severity.WARNING
        message, remedy = f"section {quoted(section.title)} {problem}", "open it with a sentence that answers by itself"
        yield page.finding(piece_line(section, first), "opening", message, remedy, severity)


def check_headings(page: Page) -> Iterator[Finding]:
    """No two sections have the same heading, and none is without words."""
    seen: dict[str, Section] = {}
    for section in page.guide.sections:
        title = section.title.casefold()
        before = seen.setdefault(title, section)
        if before is not section:
            severity = Severity.ERROR if before.parent == section.parent else Severity.WARNING
            message = f"heading {quoted(section.title)} repeats the one on line {before.line}"
            yield page.finding(section.line, "repeated-heading", message, "name what sets this section apart", severity)
    for block, inline in zip(page.tokens, page.tokens[1:], strict=False):
        if block.type == "heading_open" and not spoken([inline]):
            yield page.finding(
                page.line_of(block), "untitled", "heading has no words", "write them, or remove the heading"
            )


def check_ids(page: Page) -> Iterator[Finding]:
    """No `{#id}` is written twice."""
    seen: dict[str, int] = {}
    for block in page.tokens:
        name = block.meta.get("id") if block.type == "heading_open" else None
        if name is None:
            continue
        line = page.line_of(block)
        if name in seen:
            message = f"id {quoted(name)} is used on line {seen[name]} already"
            yield page.finding(line, "repeated-id", message, "give this heading an id of its own")
        seen.setdefault(name, line)


def check_stuffing(page: Page) -> Iterator[Finding]:
    """No one word is a wildly large share of a section's words, as if to be found for everything."""
    for section in page.guide.sections:
        text = " ".join(piece.plain for piece in page.pieces[section.id] if piece.kind is not ChunkKind.CODE)
        words = [word for word in _WORD.findall(text.casefold()) if word not in _COMMON]
        if len(words) < STUFFED_WORDS:
            continue
        word, count = Counter(words).most_common(1)[0]
        if count >= max(STUFFED_REPEATS, STUFFED_SHARE * len(words)):
            message = f"{quoted(word)} is {count} of the {len(words)} content words of section {quoted(section.title)}"
            yield page.finding(section.line, "stuffing", message, "write sentences that say more and repeat it less")
