"""The metrics: pure functions from what was ranked, cited or declined to a number between 0 and 1.

Judgements are a list of entries; an entry is a list of section ids of which any one will do, and a sub-section counts
for its section. Every metric over a set of cases is the mean of what these functions give for each of them.
"""

import math
from collections.abc import Sequence

Entries = Sequence[Sequence[str]]


def satisfies(section: str, entry: Sequence[str]) -> bool:
    """Whether a section is one of an entry's alternatives, or a sub-section of one."""
    return any(section == wanted or section.startswith(f"{wanted}/") for wanted in entry)


def satisfies_any(section: str, entries: Entries) -> bool:
    return any(satisfies(section, entry) for entry in entries)


def hit(ranking: Sequence[str], entries: Entries, *, at: int) -> float:
    """hit@k: 1 if any of the first k sections satisfies any entry, else 0 (also called success@k)."""
    return float(any(satisfies_any(section, entries) for section in ranking[:at]))


def reciprocal_rank(ranking: Sequence[str], entries: Entries, *, at: int = 10) -> float:
    """RR@k = 1 / r, r the rank of the first section within k that satisfies any entry; 0 where there is none.

    Its mean is the MRR (Voorhees 1999, The TREC-8 question answering track report).
    """
    ranks = (rank for rank, section in enumerate(ranking[:at], start=1) if satisfies_any(section, entries))
    return 1.0 / next(ranks, math.inf)


def gains(ranking: Sequence[str], entries: Entries) -> list[int]:
    """The binary gain of each ranked section.

    An entry is worth 1, at the first section that satisfies it; a section is credited with one entry. So a second
    alternative, or a second sub-section of what was found already, gains nothing, and the gains never exceed the ideal.
    """
    left = list(entries)
    found: list[int] = []
    for section in ranking:
        place = next((place for place, entry in enumerate(left) if satisfies(section, entry)), None)
        found.append(int(place is not None))
        if place is not None:
            del left[place]
    return found


def ndcg(ranking: Sequence[str], entries: Entries, *, at: int = 10) -> float:
    """nDCG@k = DCG / ideal DCG, DCG = sum of gain_i / log2(i + 1) over the first k (Järvelin and Kekäläinen 2002).

    The ideal has every entry satisfied at ranks 1, 2, and so on.
    """
    ideal = sum(1.0 / math.log2(rank + 1) for rank in range(1, min(at, len(entries)) + 1))
    gained = sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains(ranking, entries)[:at], start=1))
    return gained / ideal if ideal else 0.0


def citation_precision(cited: Sequence[str], entries: Entries) -> float | None:
    """The share of the cited sections, each counted once, that satisfy some entry; None where nothing is cited.

    Citation precision and recall as in ALCE (Gao et al. 2023), held against labelled sections instead of a model.
    """
    sections = set(cited)
    return sum(satisfies_any(section, entries) for section in sections) / len(sections) if sections else None


def citation_recall(cited: Sequence[str], entries: Entries) -> float:
    """The share of the entries that some cited section satisfies. An answer that was wrongly declined has 0 here."""
    return sum(any(satisfies(section, entry) for section in cited) for entry in entries) / len(entries)


def decline_precision(*, declined: bool, to_decline: bool) -> float | None:
    """Of what was declined, the share that was to be: 1 or 0 for a declined turn, None for another."""
    return float(to_decline) if declined else None


def decline_recall(*, declined: bool, to_decline: bool) -> float | None:
    """Of what was to be declined, the share that was: 1 or 0 for such a turn, None for another."""
    return float(declined) if to_decline else None
