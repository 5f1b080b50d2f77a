"""What the ledger holds, as an author's list: questions that mean the same in one cluster, the most asked first.

Clusters are agglomerative with average linkage, cut where the mean cosine between two of them is below `SAME`. That was
chosen on invented questions, those of `tests/evals/test_gaps.py` that are to choose by. Of the thresholds whose pairs
are about equally right (F1 .85 to .86, from 0.40 to 0.45), the highest keeps most apart. On the questions to check by,
many of them near neighbours, .66 of the pairs that come together belong together, and .83 of those that belong do come.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.keeping.database_url import written_ledger_url
from bot.keeping.ledger import Gap, Ledger
from bot.settings import BotSettings
from index.embedding import Vectors
from knowledge.errors import CareerGuideError

SAME = 0.45
MOST = 4_000
"""Wordings that are compared, the newest: each pair of them takes eight bytes."""
OTHERS = 3
LONGEST_SPAN = 36_500
"""Days; a hundred years are as good as ever."""
NOTHING = "Nothing is recorded: the guides answered every question, or GUIDE_LEDGER is off."
_WORDLESS = "questions whose words are not kept"
_HTML = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_MARKS = re.compile(r"[!#$&)*.:<=>@\[\\\]^_`{|}~]|^[-+]")
"""What Markdown takes for its own, at any place or at the beginning."""

Embed = Callable[[Sequence[str]], Vectors]
Titles = Mapping[str, str]
"""The titles of the sections by their ids."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Gaps that ask the same, or that have no words and the same nearest section."""

    count: int
    first: date
    """The day, in UTC, on which it was asked first."""
    last: date
    section: str
    """The id of the section that was nearest most often, or an empty text."""
    question: str = ""
    """The most central wording; empty where no words are kept."""
    others: tuple[str, ...] = ()
    """Up to three other wordings, the most frequent ones."""

    def to_json(self, titles: Titles) -> dict[str, Any]:
        return {
            "question": self.question or None,
            "others": list(self.others),
            "count": self.count,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "section": self.section or None,
            "title": titles.get(self.section),
        }


def read_gaps(settings: BotSettings, home: Path, *, days: int | None = None) -> tuple[Gap, ...]:
    """What the ledger holds of so many days, newest first; nothing where it is off or was never written.

    Raises `SettingsError` where it cannot be read.
    """
    url = written_ledger_url(settings.ledger, home)
    if url is None:
        return ()
    with closing(Ledger.open(url, days=0)) as ledger:  # whoever runs the page decides what is deleted, not a reader
        return ledger.gaps(days_ago(days))


def days_ago(days: int | None) -> datetime | None:
    """The moment so many days ago; None where none are given."""
    return None if days is None else datetime.now(UTC) - timedelta(days=min(days, LONGEST_SPAN))


def cluster_gaps(gaps: Iterable[Gap], embed: Embed) -> list[Cluster]:
    """Clusters of gaps, given newest first, the largest first; `embed` is called only where there are words.

    Of very many wordings, the oldest are left out.
    """
    by_wording, by_section = defaultdict[str, list[Gap]](list), defaultdict[str, list[Gap]](list)
    for gap in gaps:
        if gap.question:
            by_wording[gap.question.casefold()].append(gap)
        else:
            by_section[gap.section].append(gap)
    clusters = [_cluster(its) for its in by_section.values()]
    clusters += _cluster_wordings(list(by_wording.values())[:MOST], embed)
    return sorted(clusters, key=lambda each: (-each.count, -each.last.toordinal(), each.question, each.section))


def group(vectors: Vectors) -> NDArray[np.int64]:
    """The number of each vector's cluster, from 0. Raises `CareerGuideError` where scikit-learn is not installed."""
    if len(vectors) == 1:
        return np.zeros(1, dtype=np.int64)
    try:
        from sklearn.cluster import AgglomerativeClustering
    except ImportError as error:
        raise CareerGuideError('clusters need scikit-learn; run: pip install "career-guide[evals]"') from error
    distances = np.maximum(1.0 - vectors @ vectors.T, 0.0)
    clustering = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1.0 - SAME
    )
    return np.asarray(clustering.fit_predict(distances), dtype=np.int64)


def gaps_text(clusters: Sequence[Cluster], titles: Titles, *, top: int | None = None) -> str:
    """The clusters for the terminal, the first `top` of them."""
    blocks = [_summary(clusters), *("\n".join(_text_lines(each, titles)) for each in clusters[:top])]
    if top and top < len(clusters):
        blocks.append(f"... and {len(clusters) - top} more")
    return "\n\n".join(blocks)


def gaps_markdown(clusters: Sequence[Cluster], titles: Titles) -> str:
    """The clusters as a list of tasks; nothing that a learner wrote can become Markdown or HTML."""
    lines = ["# Questions that the guides do not answer", "", _summary(clusters), ""]
    for each in clusters:
        when = f"{counted(each.count, 'time')}, {span_of(each.first, each.last)}"
        lines.append(f"- [ ] {escape_markdown(each.question or _WORDLESS)} ({when})")
        lines.append(f"  - nearest section: {escape_markdown(_place(each, titles))}")
        lines += [f"  - also asked: {escape_markdown(other)}" for other in each.others]
    return "\n".join(lines).rstrip() + "\n"


def escape_markdown(text: str) -> str:
    """A text on one line that Markdown shows as it stands, whatever is in it."""
    return _MARKS.sub(lambda mark: _HTML.get(mark[0], f"\\{mark[0]}"), " ".join(text.split()))


def counted(count: int, thing: str) -> str:
    """So many of a thing, as "1 question" or "2 questions"."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def span_of(first: date, last: date) -> str:
    """When it was, in a text."""
    return f"on {first}" if first == last else f"from {first} to {last}"


def titled(section: str, titles: Titles) -> str:
    """The id of a section, with its title where the guides have it still."""
    return f"{section}, {titles[section]}" if section in titles else section


def _cluster_wordings(wordings: Sequence[Sequence[Gap]], embed: Embed) -> Iterator[Cluster]:
    """The clusters of wordings, each of which is the gaps that have it, newest first."""
    if not wordings:
        return
    vectors = embed([gaps[0].question or "" for gaps in wordings])
    labels = group(vectors)
    for label in range(int(labels.max()) + 1):
        rows = np.flatnonzero(labels == label).tolist()
        yield _named([wordings[row] for row in rows], vectors[rows])


def _named(wordings: Sequence[Sequence[Gap]], vectors: Vectors) -> Cluster:
    """A cluster called by the wording whose mean cosine to all its questions is highest."""
    counts = np.array([len(gaps) for gaps in wordings])
    central = int((vectors @ (counts @ vectors)).argmax())
    others = sorted((row for row in range(len(wordings)) if row != central), key=lambda row: -counts[row])
    texts = [gaps[0].question or "" for gaps in wordings]
    gaps = [gap for its in wordings for gap in its]
    return _cluster(gaps, question=texts[central], others=tuple(texts[row] for row in others[:OTHERS]))


def _cluster(gaps: Sequence[Gap], *, question: str = "", others: tuple[str, ...] = ()) -> Cluster:
    days = [gap.asked.date() for gap in gaps]
    ((section, _),) = Counter(gap.section for gap in gaps).most_common(1)
    return Cluster(len(gaps), min(days), max(days), section, question, others)


def _summary(clusters: Sequence[Cluster]) -> str:
    if not clusters:
        return NOTHING
    count, first, last = sum(c.count for c in clusters), min(c.first for c in clusters), max(c.last for c in clusters)
    asked, kinds = counted(count, "question"), counted(len(clusters), "kind")
    return f"{asked} without an answer, of {kinds}, {span_of(first, last)}."


def _text_lines(each: Cluster, titles: Titles) -> Iterator[str]:
    yield f"{each.count:4}  {each.question or f'({_WORDLESS})'}"
    yield f"      {span_of(each.first, each.last)}, nearest: {_place(each, titles)}"
    yield from (f"      also: {other}" for other in each.others)


def _place(each: Cluster, titles: Titles) -> str:
    return titled(each.section, titles) if each.section else "none"
