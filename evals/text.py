"""A report, a comparison and thresholds as tables for the terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from evals.compare import Comparison
from evals.outcome import MEASURES, Outcome
from evals.report import Figures, Report
from evals.thresholds import Shortfall

_SHORT = {
    "citation precision": "cit.P",
    "citation recall": "cit.R",
    "decline precision": "dec.P",
    "decline recall": "dec.R",
    "kind accuracy": "kind",
    "turn pass rate": "pass",
    "dialogue pass rate": "dialogues",
}
"""What a measure is called at the head of a narrow column."""
NOTHING = "-"


def report_text(report: Report) -> str:
    """The overall figures with their intervals, the figures of each group, and what missed."""
    blocks = [_overall(report), *(_group_table(name, groups) for name, groups in report.groups().items())]
    missed = report.misses()
    if missed:
        blocks.append("\n".join([f"Misses ({len(missed)} of {len(report.outcomes)} turns)", *map(_miss, missed)]))
    return "\n\n".join(blocks)


def shortfalls_text(shortfalls: Sequence[Shortfall], wanted: Mapping[str, float]) -> str:
    if not shortfalls:
        return f"All {len(wanted)} thresholds are reached."
    lines = (f"  {each.measure}: {_number(each.value)}, at least {each.least:.3f} wanted" for each in shortfalls)
    return "\n".join(["Short of a threshold:", *lines])


def comparison_text(comparison: Comparison) -> str:
    """What moved between two reports, whether it could be chance, and the turns that changed."""
    rows = [
        [each.measure, f"{each.before:.3f}", f"{each.after:.3f}", f"{each.difference:+.3f}", _chance(each.p)]
        for each in comparison.measures
    ]
    blocks = [
        f"{comparison.shared} turns in both reports",
        table(["", "before", "after", "moved", "could it be chance?"], rows),
    ]
    blocks += _changed("Now hold", comparison.mended) + _changed("No longer hold", comparison.broken)
    if comparison.only_before or comparison.only_after:
        left_out = f"{comparison.only_before} turns of the first report, {comparison.only_after} of the second"
        blocks.append(f"Left out: {left_out}")
    return "\n\n".join(blocks)


def _overall(report: Report) -> str:
    rows = [
        [name, f"{figure.value:.3f}", f"{figure.low:.3f} to {figure.high:.3f}", str(figure.count)]
        for name, figure in report.overall().items()
    ]
    title = f"{len(report.outcomes)} turns in {report.seconds:.1f} s"
    about = (f"{name} {value}" for name, value in report.about.items() if value)
    return f"{title}: {'; '.join(about)}\n\n" + table(["", "mean", "95% interval", "turns"], rows)


def _group_table(name: str, groups: Mapping[str, Figures]) -> str:
    shown = [measure for measure in MEASURES if any(measure in its for its in groups.values())]
    rows = []
    for group, its in groups.items():
        count = its["turn pass rate"].count
        rows.append([group, *(_number(its[each].value) if each in its else NOTHING for each in shown), str(count)])
    return table([f"by {name}", *(_SHORT.get(each, each) for each in shown), "turns"], rows)


def _miss(outcome: Outcome) -> str:
    place = f"{outcome.case}" + (f" turn {outcome.turn}" if outcome.turn > 1 else "")
    found = ", ".join(outcome.ranking[:3])
    return f"  {place}: {outcome.says}\n      {'; '.join(outcome.failures)}\n      found: {found or NOTHING}"


def _changed(title: str, outcomes: Sequence[Outcome]) -> list[str]:
    lines = [f"  {each.case}: {each.says}" + "".join(f"\n      {why}" for why in each.failures) for each in outcomes]
    return ["\n".join([f"{title} ({len(outcomes)})", *lines])] if outcomes else []


def _chance(p: float) -> str:
    return f"{'hardly' if p < 0.05 else 'yes'} (p = {p:.3f})"


def _number(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.3f}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Aligned columns, the first to the left and the others to the right."""
    lines = [list(head), *map(list, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(_line(line, widths) for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    def aligned() -> Iterator[str]:
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            yield cell.ljust(width) if place == 0 else cell.rjust(width)

    return "  ".join(aligned()).rstrip()
