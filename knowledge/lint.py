"""The author's linter: every fault in a folder of guides, each with its place and what to do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.chunk import CountTokens
from knowledge.errors import FrontMatterError, GuideError
from knowledge.finding import Finding
from knowledge.lint_curriculum import check_curriculum, check_homeless
from knowledge.lint_front_matter import check_front_matter, check_reviewed
from knowledge.lint_links import Targets, check_footnotes, check_links
from knowledge.lint_page import Page, open_page
from knowledge.lint_sections import check_content, check_headings, check_ids, check_stuffing, check_template
from knowledge.lint_text import check_characters, check_html, check_length
from knowledge.read import guide_files, guide_id, read_guide

RULES = (
    check_front_matter,
    check_template,
    check_content,
    check_headings,
    check_ids,
    check_stuffing,
    check_footnotes,
    check_html,
    check_characters,
)
"""The rules that need to know nothing but the page."""


@dataclass(frozen=True, slots=True)
class Checked:
    """How many files the linter looked at, and what it found, by file and line."""

    files: int
    findings: tuple[Finding, ...]


def check_guides(folder: Path, *, today: date, count_tokens: CountTokens | None, limit: int) -> Checked:
    """Check every guide of a folder; a file that cannot be read is a finding, and the others are checked all the same.

    `limit` is how many tokens the embedder reads; without `count_tokens` that rule is left out. Raises `GuideError`
    where the folder is missing or has no Markdown file.
    """
    files = guide_files(folder)
    pages: dict[str, Page] = {}
    findings: list[Finding] = []
    for path in files:
        findings.extend(_open(path, folder, pages))
    targets = Targets(pages)
    for page in pages.values():
        findings.extend(_check(page, targets, today))
        findings.extend(check_curriculum(page, folder))
        if count_tokens:
            findings.extend(check_length(page, count_tokens, limit))
    findings.extend(check_homeless([guide_id(path, folder) for path in files], folder))
    return Checked(len(files), tuple(sorted(set(findings))))


def _open(path: Path, folder: Path, pages: dict[str, Page]) -> Sequence[Finding]:
    """Add a file's page to the others, or tell why that cannot be."""
    name = guide_id(path, folder)
    try:
        if name in pages:
            raise GuideError(path, f"has the same id '{name}' as {pages[name].guide.path}", "rename one of the two")
        pages[name] = open_page(read_guide(path, name))
    except GuideError as error:
        rule = "front-matter" if isinstance(error, FrontMatterError) else "unreadable"
        return [Finding(error.path, error.line or 1, rule, error.problem, error.remedy)]
    return []


def _check(page: Page, targets: Targets, today: date) -> Iterator[Finding]:
    for rule in RULES:
        yield from rule(page)
    yield from check_links(page, targets)
    yield from check_reviewed(page, today)
