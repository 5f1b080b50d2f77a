"""What the types of a guide derive from what they hold."""

from knowledge.guide import Section, guide_url


def test_section_knows_its_place() -> None:
    """Guide, anchor, parent, title and address follow from id and trail."""
    section = Section("ai-ml/roadmap/phase-1", ("AI", "Roadmap", "Phase 1"), "", 1, 2)
    assert (section.guide, section.anchor, section.parent) == ("ai-ml", "phase-1", "ai-ml/roadmap")
    assert (section.title, section.url) == ("Phase 1", "/guides/ai-ml#phase-1")
    assert Section("ai-ml/roadmap", ("AI", "Roadmap"), "", 1, 2).parent is None


def test_address_escapes_what_an_id_may_hold() -> None:
    """An id with odd characters still makes an address."""
    assert guide_url("a", 'x"<%') == "/guides/a#x%22%3C%25"
