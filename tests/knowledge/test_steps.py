"""Titles that count."""

import pytest

from knowledge.steps import KINDS, Numbered, numbered


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_step_counts(kind: str) -> None:
    """However it is written; what follows the number is what the title is about."""
    title = f"{kind.upper()} 12: Classical ML"
    found = numbered(title)
    assert found is not None
    assert (found.kind, found.number) == (kind, 12)
    assert title[found.end :] == ": Classical ML"


@pytest.mark.parametrize("title", ["**Phase 2**", "→ Phase 2", "phase\t2"])
def test_marks_before_the_word_do_not_matter(title: str) -> None:
    """Nor does white space between it and the number."""
    found = numbered(title)
    assert found is not None
    assert (found.kind, found.number) == ("phase", 2)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Phase",
        "Phase two",
        "Phases 2",
        "Phase 2b",
        "Phase 2nd",
        "The first phase 2",
        "Chapter 2",
        "2. Phase",
        "Subpart 2",
    ],
)
def test_other_titles_do_not_count(title: str) -> None:
    """Only a word of the list, at the beginning, with a whole number after it."""
    assert numbered(title) is None


def test_a_bare_number_ends_the_title() -> None:
    assert numbered("Week 3") == Numbered("week", 3, len("Week 3"))
