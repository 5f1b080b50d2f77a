"""The metrics against values worked out by hand, and against ir-measures on random rankings."""

import math
import random

import ir_measures
import pytest
from ir_measures import RR, Success, nDCG

from evals.metrics import (
    citation_precision,
    citation_recall,
    decline_precision,
    decline_recall,
    gains,
    hit,
    ndcg,
    reciprocal_rank,
    satisfies,
)


def test_a_sub_section_counts_for_its_section_and_not_the_other_way_round() -> None:
    """`g/roadmap/phase-1` satisfies `g/roadmap`; a longer name that only begins alike does not."""
    assert satisfies("g/roadmap/phase-1", ["g/roadmap"])
    assert not satisfies("g/roadmap", ["g/roadmap/phase-1"])
    assert not satisfies("g/roadmaps", ["g/roadmap"])


def test_hit_takes_any_alternative_of_any_entry_within_k() -> None:
    """hit@k is 1 from the rank of the first section that satisfies anything."""
    ranking, entries = ["g/x", "g/b"], [["g/a"], ["g/c", "g/b"]]
    assert hit(ranking, entries, at=1) == 0
    assert hit(ranking, entries, at=2) == 1


def test_reciprocal_rank_is_one_by_the_rank_and_nothing_beyond_k() -> None:
    """The third place gives 1/3; the eleventh is not seen."""
    assert reciprocal_rank(["x", "y", "a"], [["a"]]) == pytest.approx(1 / 3)
    assert reciprocal_rank([*"xxxxxxxxxx", "a"], [["a"]]) == 0


def test_an_entry_gains_once_and_a_section_is_credited_with_one_entry() -> None:
    """A second alternative or sub-section of what was found already gains nothing."""
    assert gains(["g/a", "g/a/1", "g/b"], [["g/a"], ["g/b", "g/c"]]) == [1, 0, 1]
    assert gains(["g/a", "g/b"], [["g/a"], ["g/a", "g/b"]]) == [1, 1]
    assert gains(["g/a"], [["g/a"], ["g/a"]]) == [1]


def test_ndcg_by_hand() -> None:
    """Two entries at ranks 1 and 3: (1 + 1/2) / (1 + 1/log2 3)."""
    assert ndcg(["a", "x", "b"], [["a"], ["b"]]) == pytest.approx(1.5 / (1 + 1 / math.log2(3)))
    assert ndcg(["a", "b"], [["a"], ["b"]]) == pytest.approx(1)
    assert ndcg(["x"], [["a"]]) == 0


@pytest.mark.parametrize("seed", range(20))
def test_agrees_with_ir_measures(seed: int) -> None:
    """Where every entry is one section, the metrics are those of the field."""
    draw = random.Random(seed)
    sections = [f"s{number}" for number in range(15)]
    ranking = draw.sample(sections, 12)
    relevant = draw.sample(sections, draw.randint(1, 4))
    entries = [[section] for section in relevant]
    judged = {"q": dict.fromkeys(relevant, 1)}
    run = {"q": {section: float(-rank) for rank, section in enumerate(ranking)}}
    theirs = ir_measures.calc_aggregate([Success @ 1, Success @ 3, RR @ 10, nDCG @ 10], judged, run)
    assert hit(ranking, entries, at=1) == theirs[Success @ 1]
    assert hit(ranking, entries, at=3) == theirs[Success @ 3]
    assert reciprocal_rank(ranking, entries) == pytest.approx(theirs[RR @ 10])
    assert ndcg(ranking, entries) == pytest.approx(theirs[nDCG @ 10])


def test_citation_precision_is_the_share_of_cited_sections_that_were_wanted() -> None:
    """A section cited twice counts once; citing nothing has no precision."""
    assert citation_precision(["a", "a", "x"], [["a"]]) == 0.5
    assert citation_precision([], [["a"]]) is None


def test_citation_recall_is_the_share_of_entries_that_were_cited() -> None:
    """Nothing cited is a recall of 0, so a wrong decline counts against it."""
    assert citation_recall(["b"], [["a", "b"], ["c"]]) == 0.5
    assert citation_recall([], [["a"]]) == 0


def test_declining_is_judged_over_what_was_declined_and_over_what_was_to_be() -> None:
    """Precision looks at declined turns alone, recall at those to be declined."""
    assert decline_precision(declined=True, to_decline=False) == 0
    assert decline_precision(declined=False, to_decline=True) is None
    assert decline_recall(declined=False, to_decline=True) == 0
    assert decline_recall(declined=True, to_decline=False) is None
