"""The report: its groups, its JSON, its text."""

from pathlib import Path

import pytest

from evals.report import Report, load_report, save_report
from evals.text import report_text
from knowledge.errors import UsageError
from tests.evals.outcomes import a_decline, an_outcome


def a_report() -> Report:
    missed = an_outcome(case="garden/2", phrasing="hasty", ranking=("x",), cited=("x",), failures=("does not cite it",))
    return Report((an_outcome(), missed, a_decline(case="other/1", tags=("limits",))), {"model": "tiny"}, 1.5)


def test_figures_are_means_over_the_turns_they_apply_to() -> None:
    figures = a_report().overall()
    assert (figures["hit@1"].value, figures["hit@1"].count) == (0.5, 2)
    assert (figures["decline recall"].value, figures["decline recall"].count) == (1, 1)
    assert "dialogue pass rate" not in figures


def test_groups_are_by_section_phrasing_part_and_behaviour() -> None:
    """A turn without a behaviour is in no such group."""
    groups = a_report().groups()
    assert list(groups["section"]) == ["garden/tools", "not in the guides"]
    assert groups["phrasing"]["hasty"]["hit@1"].value == 0
    assert list(groups["behaviour"]) == ["limits"]
    assert "decline precision" not in groups["section"]["garden/tools"]


def test_figures_of_a_part_leave_out_the_others() -> None:
    report = Report((an_outcome(part="tune", ranking=()), an_outcome(part="test")), {}, 0)
    assert report.of_part("test")["hit@1"].value == 1


def test_a_report_survives_json(tmp_path: Path) -> None:
    save_report(a_report(), tmp_path / "report.json")
    assert load_report(tmp_path / "report.json") == a_report()


def test_a_file_that_is_no_report_is_told(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text('{"format": 1}')
    with pytest.raises(UsageError, match="is not a report"):
        load_report(tmp_path / "report.json")


def test_the_text_has_the_intervals_and_the_misses() -> None:
    text = report_text(a_report())
    assert "hit@1" in text
    assert "0.000 to 1.000" in text
    assert "garden/2: Which tools do I need?\n      does not cite it" in text
