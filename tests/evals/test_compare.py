"""Comparing two reports."""

import pytest

from evals.compare import compare
from evals.report import Report
from evals.text import comparison_text
from knowledge.errors import UsageError
from tests.evals.outcomes import an_outcome


def a_report(*hits: bool) -> Report:
    outcomes = [
        an_outcome(case=f"c/{number}", says=f"question {number}", ranking=("garden/tools",) if found else ("x",))
        if found
        else an_outcome(case=f"c/{number}", says=f"question {number}", ranking=("x",), cited=("x",), failures=("lost",))
        for number, found in enumerate(hits)
    ]
    return Report(tuple(outcomes), {}, 0)


def test_what_moved_and_which_turns_changed() -> None:
    found = compare(a_report(True, True, False), a_report(True, False, True))
    assert [each.case for each in found.mended] == ["c/2"]
    assert [each.case for each in found.broken] == ["c/1"]
    (hit,) = [move for move in found.measures if move.measure == "hit@1"]
    assert hit.difference == pytest.approx(0)
    assert hit.p == 1


def test_a_large_and_steady_change_is_hardly_chance() -> None:
    found = compare(a_report(*[False] * 12), a_report(*[True] * 12))
    (hit,) = [move for move in found.measures if move.measure == "hit@1"]
    assert (hit.before, hit.after) == (0, 1)
    assert hit.p < 0.01
    assert "hardly" in comparison_text(found)


def test_only_shared_turns_are_compared() -> None:
    """A turn that was added since is left out, and said to be."""
    found = compare(a_report(True), a_report(True, False))
    assert (found.shared, found.only_before, found.only_after) == (1, 0, 1)
    assert "Left out" in comparison_text(found)


def test_reports_without_a_common_turn_cannot_be_compared() -> None:
    other = Report((an_outcome(case="other/1"),), {}, 0)
    with pytest.raises(UsageError, match="no turn in common"):
        compare(a_report(True), other)
