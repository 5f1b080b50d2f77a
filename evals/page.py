"""A report as one HTML page that needs no other file: tables, plots and misses."""

import base64
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any

from evals.outcome import MEASURES, Outcome
from evals.report import Figures, Report
from evals.risk import risk_coverage
from knowledge.errors import CareerGuideError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_PLOTTED = {"phrasing": MEASURES, "section": ("hit@1", "citation recall"), "behaviour": ("turn pass rate",)}
"""The measures that are plotted for each grouping; one that is not here has its table alone."""

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1c1c1c; }
table { border-collapse: collapse; margin: 1rem 0; font-size: .9rem; display: block; overflow-x: auto; }
th, td { padding: .2rem .6rem; text-align: right; border-bottom: 1px solid #ccc; }
th:first-child, td:first-child { text-align: left; }
img { max-width: 100%; height: auto; }
"""


def render_page(report: Report) -> str:
    """The page. Raises `CareerGuideError` where matplotlib is not installed."""
    groups = report.groups()
    body = [f"<h1>Evals</h1><p>{escape(_summary(report))}</p>", _table("measure", _transposed(report.overall()))]
    body.append(_image(_intervals({"all turns": report.overall()}, MEASURES), "Every measure with its 95% interval"))
    for name, its in groups.items():
        body.append(f"<h2>By {escape(name)}</h2>{_group_table(name, its)}")
        if name in _PLOTTED:
            body.append(_image(_intervals(its, _PLOTTED[name]), f"Measures with their 95% intervals by {name}"))
    body += _risk(report.outcomes)
    body.append(f"<h2>Misses</h2><ul>{''.join(map(_miss, report.misses()))}</ul>")
    title = "Career Guide evals"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body>{''.join(body)}</body></html>\n"
    )


def _summary(report: Report) -> str:
    about = "; ".join(f"{name} {value}" for name, value in report.about.items() if value)
    return f"{len(report.outcomes)} turns in {report.seconds:.1f} seconds: {about}."


def _transposed(figures: Figures) -> tuple[Sequence[str], list[Sequence[str]]]:
    rows = [
        (name, f"{each.value:.3f}", f"{each.low:.3f} to {each.high:.3f}", str(each.count))
        for name, each in figures.items()
    ]
    return ("mean", "95% interval", "turns"), [*rows]


def _group_table(name: str, groups: Mapping[str, Figures]) -> str:
    shown = [measure for measure in MEASURES if any(measure in its for its in groups.values())]
    rows = [
        (group, *(f"{its[each].value:.3f}" if each in its else "-" for each in shown)) for group, its in groups.items()
    ]
    return _table(name, (shown, [*rows]))


def _table(corner: str, content: tuple[Sequence[str], list[Sequence[str]]]) -> str:
    head, rows = content
    lines = "".join(f"<tr>{_cells(row)}</tr>" for row in rows)
    return f"<table><tr>{_cells([corner, *head], 'th')}</tr>{lines}</table>"


def _cells(texts: Iterable[str], kind: str = "td") -> str:
    return "".join(f"<{kind}>{escape(text)}</{kind}>" for text in texts)


def _miss(outcome: Outcome) -> str:
    why = escape("; ".join(outcome.failures))
    return f"<li><strong>{escape(outcome.case)}</strong> {escape(outcome.says)}<br>{why}</li>"


def _intervals(groups: Mapping[str, Figures], measures: Iterable[str]) -> Any:
    """A plot with a row a measure and group: the mean as a dot, the interval as a line."""
    rows = [
        (f"{measure}, {group}" if len(groups) > 1 else measure, its[measure])
        for measure in measures
        for group, its in groups.items()
        if measure in its
    ]
    figure, axes = _figure(height=0.8 + 0.24 * len(rows))
    for place, (_, each) in enumerate(rows):
        axes.plot([each.low, each.high], [place, place], color="#7a9cc6", linewidth=3, solid_capstyle="round")
        axes.plot(each.value, place, "o", color="#1f3b63", markersize=5)
    axes.set_yticks(range(len(rows)), [name for name, _ in rows])
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(-0.02, 1.02)
    return figure


def _risk(outcomes: Sequence[Outcome]) -> list[str]:
    """The risk-coverage curve, where some turns are to be answered and some to be declined."""
    judged = [each for each in outcomes if each.cites or each.to_decline]
    if not 0 < sum(each.to_decline for each in judged) < len(judged):
        return []
    curve = risk_coverage([each.evidence for each in judged], [not each.to_decline for each in judged])
    figure, axes = _figure(height=3.6)
    axes.plot(curve.coverage, curve.risk, color="#1f3b63")
    axes.plot(*_where_it_stands(judged), "o", color="#c0392b", label="as it is now")
    axes.set_xlabel("share of all questions that is answered")
    axes.set_ylabel("of those, not in the guides")
    axes.legend()
    return ["<h2>When to decline</h2>", _image(figure, f"Risk by coverage; the area under it is {curve.area:.4f}")]


def _where_it_stands(judged: Sequence[Outcome]) -> tuple[float, float]:
    answered = [each for each in judged if not each.declined]
    return len(answered) / len(judged), sum(each.to_decline for each in answered) / max(1, len(answered))


def _figure(*, height: float) -> tuple[Any, "Axes"]:
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise CareerGuideError('plots need matplotlib; run: pip install "career-guide[evals]"') from error
    figure = Figure(figsize=(9, height), layout="constrained")
    axes = figure.add_subplot()
    axes.grid(visible=True, alpha=0.3)
    return figure, axes


def _image(figure: Any, caption: str) -> str:
    drawn = BytesIO()
    figure.savefig(drawn, format="svg", metadata={"Date": None})
    data = base64.b64encode(drawn.getvalue()).decode()
    text = escape(caption)
    return f'<figure><img alt="{text}" src="data:image/svg+xml;base64,{data}"><figcaption>{text}</figcaption></figure>'
