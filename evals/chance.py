"""How much of a figure may be chance: bootstrap intervals, and a randomisation test between two runs.

A figure is a mean over turns; turns of one conversation are not independent, so whole cases are drawn. Each case brings
the sum of its values and how many there are, both in arrays of shape `(cases, measures)`.
"""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

RESAMPLES = 1000
SEED = 20


def means(sums: Numbers, counts: Numbers) -> Numbers:
    """The mean of each measure over all cases, shape `(measures,)`; NaN where it applies to none."""
    return _ratio(sums.sum(axis=0), counts.sum(axis=0))


def bootstrap_intervals(
    sums: Numbers, counts: Numbers, *, level: float = 0.95, resamples: int = RESAMPLES, seed: int = SEED
) -> Numbers:
    """The percentile bootstrap interval of each mean (Efron and Tibshirani 1993), shape `(2, measures)`."""
    cases = len(sums)
    drawn = np.random.default_rng(seed).multinomial(cases, np.full(cases, 1 / cases), size=resamples)
    samples = _ratio(drawn @ sums, drawn @ counts)
    intervals = np.full((2, sums.shape[1]), np.nan)
    tails = [50 * (1 - level), 50 * (1 + level)]
    for measure in np.flatnonzero(counts.sum(axis=0)):
        intervals[:, measure] = np.nanpercentile(samples[:, measure], tails)
    return intervals


def randomisation_test(
    before: tuple[Numbers, Numbers],
    after: tuple[Numbers, Numbers],
    *,
    resamples: int = 10 * RESAMPLES,
    seed: int = SEED,
) -> Numbers:
    """The two-sided p-value of each measure's difference between two runs of the same cases, shape `(measures,)`.

    Each case's two results are swapped at random: p = (1 + swaps that differ at least as much) / (1 + swaps)
    (Noreen 1989; Smucker et al. 2007, A comparison of statistical significance tests for information retrieval).
    """
    observed = np.abs(means(*after) - means(*before))
    swap = np.random.default_rng(seed).integers(0, 2, size=(resamples, len(before[0]))).astype(np.float64)
    mixed = [old.sum(axis=0) + swap @ (new - old) for old, new in zip(before, after, strict=True)]
    rest = [(old + new).sum(axis=0) - one for old, new, one in zip(before, after, mixed, strict=True)]
    differences = np.abs(_ratio(*mixed) - _ratio(*rest))
    as_far = (differences >= observed - 1e-12).sum(axis=0)
    return np.where(np.isnan(observed), np.nan, (1 + as_far) / (1 + resamples))


def _ratio(sums: Numbers, counts: Numbers) -> Numbers:
    ratio = np.full(np.shape(sums), np.nan)
    np.divide(sums, counts, out=ratio, where=counts > 0)
    return ratio
