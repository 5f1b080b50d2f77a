"""Lint rules on what points elsewhere: links to sections and guides, unsafe links, and footnotes."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from knowledge.finding import Finding, Severity, quoted
from knowledge.links import Link, LinkKind, linked_guide, read_link
from knowledge.lint_page import Page


@dataclass(frozen=True, slots=True)
class Targets:
    """The pages that links may lead to, by the id of their guide."""

    pages: Mapping[str, Page]

    def find(self, page: Page, link: Link) -> Page | None:
        """The page a link leads to: the one it stands on, or that of the file it names."""
        return page if link.kind is LinkKind.ANCHOR else self.pages.get(linked_guide(link.path))


def check_links(page: Page, targets: Targets) -> Iterator[Finding]:
    """Every link to a guide or section leads to one that exists, and none is unsafe."""
    for token, block in page.words_of("link_open"):
        link = read_link(str(token.attrs.get("href", "")))
        line = page.line_of(block, link.href)
        if link.kind is LinkKind.UNSAFE:
            message = f"link to {quoted(link.href)} is not shown as a link"
            yield page.finding(line, "unsafe-link", message, "link with http, https or mailto only")
        elif link.kind in {LinkKind.ANCHOR, LinkKind.GUIDE}:
            yield from _check_target(page, line, link, targets)


def _check_target(page: Page, line: int, link: Link, targets: Targets) -> Iterator[Finding]:
    target = targets.find(page, link)
    if target is None:
        file = posixpath.basename(link.path)
        remedy = _nearest(file, [posixpath.basename(guide) for guide in targets.pages], ending=".md")
        yield page.finding(line, "unknown-guide", f"link to {quoted(link.href)}, but there is no such guide", remedy)
    elif link.anchor and link.anchor not in target.anchors:
        remedy = _nearest(link.anchor, target.anchors, start="#")
        yield page.finding(line, "unknown-anchor", f"link to {quoted(link.href)}, but nothing has that id", remedy)


def _nearest(name: str, names: Iterator[str] | frozenset[str] | list[str], *, start: str = "", ending: str = "") -> str:
    close = get_close_matches(name, list(names), n=1)
    return f"did you mean {start}{close[0]}{ending}?" if close else "correct the link, or write what it leads to"


def check_footnotes(page: Page) -> Iterator[Finding]:
    """Every footnote that is referred to is defined once, and every one defined is referred to."""
    defined: dict[str, int] = {}
    for block in page.tokens:
        if block.type != "footnote_reference_open":
            continue
        label, line = block.meta["label"], page.line_of(block)
        if label in defined:
            message = f"footnote {quoted(label)} is defined on line {defined[label]} already"
            yield page.finding(line, "repeated-footnote", message, "keep one of the two")
        defined.setdefault(label, line)
    used = set()
    for token, block in page.words_of("footnote_ref"):
        label = token.meta["label"]
        used.add(label)
        if label not in defined:
            line = page.line_of(block, f"[^{label}]")
            remedy = f"write '[^{label}]: source' at the end of the guide"
            yield page.finding(line, "undefined-footnote", f"footnote {quoted(label)} is not defined", remedy)
    for label in defined.keys() - used:
        message = f"footnote {quoted(label)} is never referred to"
        yield page.finding(defined[label], "unused-footnote", message, "refer to it, or remove it", Severity.WARNING)
