"""The ids of all headings of a guide, so that a link can reach those that open no section too."""

from collections.abc import Sequence
from itertools import pairwise

from markdown_it.token import Token

from knowledge.guide import Guide
from knowledge.markdown import spoken
from knowledge.sections import slug


def heading_anchors(guide: Guide, tokens: Sequence[Token]) -> dict[int, str]:
    """The id of each heading in a guide's parsed body, by the 0-based line of the body on which it stands.

    A heading that opens a section has the section's id; any other has its `{#id}` or the slug of its words, with
    `-2` and so on where that is taken.
    """
    of_sections = {section.line - guide.body_line: section.anchor for section in guide.sections}
    taken = set(of_sections.values())
    anchors: dict[int, str] = {}
    repeats: dict[str, int] = {}
    for token, inline in pairwise(tokens):
        if token.type != "heading_open" or not token.map:
            continue
        line = token.map[0]
        if line in of_sections:
            anchors[line] = of_sections[line]
            continue
        wanted = anchor = token.meta.get("id") or slug(spoken([inline]))
        while anchor in taken:
            repeats[wanted] = repeats.get(wanted, 1) + 1
            anchor = f"{wanted}-{repeats[wanted]}"
        anchors[line] = anchor
        taken.add(anchor)
    return anchors
