"""What a search found, as programs read it: what `guide-index search --json` prints, with titles and addresses."""

from typing import Any

from index.search import Found, Passage


def found_json(found: Found) -> dict[str, Any]:
    """The question as it was searched for, how long that took, and the sections, the best first."""
    sections = [_section(passage) for passage in found.passages]
    return {"searched": found.question, "ms": round(found.milliseconds, 3), "sections": sections}


def _section(passage: Passage) -> dict[str, Any]:
    section = passage.section
    return {"section": section.id, "title": section.title, "url": section.url, "score": round(passage.score, 6)}
