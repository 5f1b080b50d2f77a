"""The thresholds that a run has to reach, and where it falls short of them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evals.outcome import MEASURES
from evals.report import Figures
from knowledge.errors import UsageError

KEPT_THRESHOLDS = Path(__file__).with_name("thresholds.toml")


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A measure that did not reach its threshold."""

    measure: str
    value: float | None
    """None where the measure applies to no turn, so that nothing shows that the threshold is reached."""
    least: float


def load_thresholds(path: Path = KEPT_THRESHOLDS) -> dict[str, float]:
    """The least value by measure. Raises `UsageError` naming the measure or value that is not one."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read as TOML ({error})") from error
    for name, least in content.items():
        if name not in MEASURES:
            raise UsageError(f"{path}: {name!r} is not a measure; the measures are {', '.join(MEASURES)}")
        if isinstance(least, bool) or not isinstance(least, int | float) or not 0 <= least <= 1:
            raise UsageError(f"{path}: {name}: {least!r} is not a number between 0 and 1")
    return {name: float(least) for name, least in content.items()}


def find_shortfalls(figures: Figures, thresholds: Mapping[str, float]) -> tuple[Shortfall, ...]:
    """The measures below their thresholds, in the thresholds' order."""
    values = {name: figures[name].value if name in figures else None for name in thresholds}
    return tuple(
        Shortfall(name, value, thresholds[name])
        for name, value in values.items()
        if value is None or value < thresholds[name]
    )
