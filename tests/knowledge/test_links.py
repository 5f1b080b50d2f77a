"""Where links lead."""

import pytest

from knowledge.links import Link, LinkKind, linked_guide, read_link


@pytest.mark.parametrize(
    ("href", "kind"),
    [
        ("https://a.b", LinkKind.EXTERNAL),
        ("mailto:a@b.c", LinkKind.EXTERNAL),
        ("//a.b", LinkKind.EXTERNAL),
        ("javascript:alert(1)", LinkKind.UNSAFE),
        ("JaVaScRiPt:alert(1)", LinkKind.UNSAFE),
        ("java%0Ascript:alert(1)", LinkKind.UNSAFE),
        ("%20javascript:alert(1)", LinkKind.UNSAFE),
        ("data:text/html,x", LinkKind.UNSAFE),
        ("vbscript:x", LinkKind.UNSAFE),
        ("file:///etc/passwd", LinkKind.UNSAFE),
        ("#x", LinkKind.ANCHOR),
        ("a.md", LinkKind.GUIDE),
        ("a.md#x:y", LinkKind.GUIDE),
        ("/a.md", LinkKind.RELATIVE),
        ("images/a.png", LinkKind.RELATIVE),
        ("", LinkKind.RELATIVE),
    ],
)
def test_link_is_told_by_its_target(href: str, kind: LinkKind) -> None:
    """Only http, https and mailto lead out; every other scheme, however disguised, is unsafe."""
    assert read_link(href).kind is kind


def test_link_to_a_guide_gives_file_and_anchor() -> None:
    """The path loses its ending, and the anchor its escapes."""
    assert read_link("../a.md#%C3%A9") == Link(LinkKind.GUIDE, "../a.md#%C3%A9", "../a", "é")
    assert linked_guide("../sub/a") == "sub-a"
