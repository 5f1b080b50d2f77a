"""What the linter says of sections."""

from pathlib import Path

import pytest

from knowledge.lint_sections import TEMPLATE
from tests.knowledge.lint_run import ERROR, FRONT, WARNING, findings, told


def career(*ids: str) -> str:
    return "\n".join(f"## {TEMPLATE[name]} {{#{name}}}\nThis is about {name}." for name in ids)


def test_career_guide_with_all_sections_in_order_is_clean(tmp_path: Path) -> None:
    """The ten sections, each opening with a sentence, are what is asked for."""
    assert told(tmp_path, career(*TEMPLATE)) == []


def test_missing_sections_are_named(tmp_path: Path) -> None:
    """A guide with half of the template is told of each section that it lacks."""
    (finding,) = findings(tmp_path, guide=FRONT + career(*list(TEMPLATE)[:-1]))
    assert (finding.rule, finding.remedy) == ("template", "write '## Next steps {#next-steps}'")


def test_template_is_known_by_its_headings_too(tmp_path: Path) -> None:
    """Sections without the template's ids count by their titles."""
    markdown = "\n".join(f"## {title} {{#x{number}}}\nText." for number, title in enumerate(TEMPLATE.values()))
    assert told(tmp_path, markdown) == []


def test_sections_out_of_order_are_told_where_they_belong(tmp_path: Path) -> None:
    """The section that comes too late is the one to move."""
    ids = list(TEMPLATE)
    ids.insert(5, ids.pop(0))
    (finding,) = findings(tmp_path, guide=FRONT + career(*ids))
    assert (finding.line, finding.rule) == (15, "template-order")
    assert "'What this career is' stands after 'Beginner-friendly certifications'" in finding.message


def test_other_guides_are_not_held_to_the_template(tmp_path: Path) -> None:
    """With fewer than half of its sections, a guide is something else."""
    assert told(tmp_path, career("what", "who", "skills", "roadmap")) == []


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("## A\n## B\nText.", [(5, "empty-section", ERROR)]),
        ("## A\n<div>x</div>", [(5, "empty-section", ERROR), (6, "html", ERROR)]),
        ("## A\n### B\nText.", [(5, "no-opening-text", WARNING)]),
        ("## A\n- An item.", [(6, "opening", WARNING)]),
        ("## A\n| a |\n|---|\n| b |", [(8, "opening", WARNING)]),
        ("## A\n```\ncode\n```", [(6, "opening", WARNING)]),
        ("## A\n\nNo sentence\n", [(7, "opening", WARNING)]),
        ("## A\nText.\n## a\nText.", [(7, "repeated-heading", ERROR)]),
        ("## A\nText.\n### C\nText.\n## B\nText.\n### C\nText.", [(11, "repeated-heading", WARNING)]),
        ("## A {#x}\nText.\n## B\nText.\n#### C {#x}", [(9, "repeated-id", ERROR)]),
        ("##\nText.", [(5, "untitled", ERROR)]),
        ("## A\n" + "Python is great python and good. " * 20, [(5, "stuffing", ERROR)]),
    ],
)
def test_fault_in_a_section_is_found(tmp_path: Path, markdown: str, expected: list[tuple[int, str, str]]) -> None:
    """Each fault is found once, on its line."""
    assert told(tmp_path, markdown) == expected


def test_opening_of_a_career_guide_is_a_fault(tmp_path: Path) -> None:
    """A guide of our own has to open each section with a sentence."""
    markdown = career(*TEMPLATE).replace("This is about what.", "- A list.")
    assert told(tmp_path, markdown) == [(6, "opening", ERROR)]
