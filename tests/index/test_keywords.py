"""Keywords: BM25 as a share of the best, and how much of a question a section explains."""

from pathlib import Path

import numpy as np
import pytest

from index.keywords import KeywordIndex

TEXTS = ["Learn Python and linear algebra", "Learn SQL for databases", "Sleep well and eat bread"]


@pytest.fixture
def keywords() -> KeywordIndex:
    return KeywordIndex.build(TEXTS)


def test_the_section_with_the_rarest_words_scores_one(keywords: KeywordIndex) -> None:
    """BM25 is given as a share of the best section's."""
    scores = keywords.scores("learning databases")
    assert scores.bm25.argmax() == 1
    assert scores.bm25.max() == pytest.approx(1.0)
    assert 0 < scores.bm25[0] < 1


def test_coverage_is_the_share_of_the_questions_idf(keywords: KeywordIndex) -> None:
    """A word in one of three sections weighs ln(1 + 2.5/1.5), an unknown one ln(1 + 3.5/0.5)."""
    known, unknown = np.log1p(2.5 / 1.5), np.log1p(3.5 / 0.5)
    assert keywords.scores("bread pudding").coverage[2] == pytest.approx(known / (known + unknown), rel=1e-5)


@pytest.mark.parametrize("question", ["", "the of and", "xyzzy"])
def test_no_known_words_give_zeros(keywords: KeywordIndex, question: str) -> None:
    """Nothing divides by zero."""
    scores = keywords.scores(question)
    assert not scores.bm25.any()
    assert not scores.coverage.any()


def test_saved_and_loaded_it_scores_the_same(keywords: KeywordIndex, tmp_path: Path) -> None:
    """The index on disk is the index in memory."""
    keywords.save(tmp_path / "keywords")
    loaded = KeywordIndex.load(tmp_path / "keywords")
    assert np.array_equal(loaded.scores("learn sql").bm25, keywords.scores("learn sql").bm25)
