"""An index that is ready to be searched: built when missing, damaged or stale, and said so."""

import sys
from collections.abc import Callable, Iterable, Sequence

from index.build import BuildReport, build_index, why_stale
from index.search import Index
from index.settings import IndexSettings
from knowledge.errors import CareerGuideError, IndexUnusable

Say = Callable[[str], None]


def say_on_stderr(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def open_ready_index(settings: IndexSettings, *, say: Say = say_on_stderr) -> Index:
    """The index of the guides as they are now.

    Where it cannot be brought up to date but an older version is whole, that one is served, and the reason said.
    """
    reason = why_stale(settings)
    if reason:
        say(f"Building the index: {reason}.")
        try:
            describe(build_with_bar(settings), say)
        except CareerGuideError as error:
            return _older(settings, error, say)
    return Index.open(settings)


def build_with_bar(settings: IndexSettings) -> BuildReport:
    """Build with a progress bar on standard error."""
    return build_index(settings, progress=progress_bar)


def progress_bar(steps: Sequence[int]) -> Iterable[int]:
    """The steps, with a bar that is drawn while they are taken; none where there is nothing to embed."""
    if not len(steps):
        return steps
    from tqdm import tqdm

    return iter(tqdm(steps, desc="Embedding the guides", unit="batch", file=sys.stderr))


def describe(report: BuildReport, say: Say) -> None:
    """Say in one line what a build did."""
    made = report.manifest
    if not report.reason:
        say(f"The index is up to date: {made.sections} sections, {made.chunks} chunks ({report.seconds:.1f} s).")
        return
    say(
        f"Indexed {made.sections} sections in {made.chunks} chunks: {report.embedded} embedded, "
        f"{report.reused} kept ({report.seconds:.1f} s)."
    )


def _older(settings: IndexSettings, error: CareerGuideError, say: Say) -> Index:
    try:
        index = Index.open(settings)
    except IndexUnusable:
        raise error from None
    say(f"Answering from the index of {index.manifest.built}, because it could not be brought up to date: {error}")
    return index
