"""The ids of all headings of a guide."""

from knowledge.anchors import heading_anchors
from knowledge.markdown import parse
from tests.knowledge.conftest import WriteGuide


def test_every_heading_has_an_id_of_its_own(write_guide: WriteGuide) -> None:
    """Headings that open sections have the sections' ids, and the others one that is free."""
    guide = write_guide("---\ntitle: T\n---\n# A\n## A\n#### A\n#### B {#x}\n> ## A\n")
    assert heading_anchors(guide, parse(guide.body)) == {0: "a-2", 1: "a", 2: "a-3", 3: "x", 4: "a-4"}
