"""The keyword side of search: BM25 over the sections, and how much of a question a section explains."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
import Stemmer
from numpy.typing import NDArray

STOP_WORDS = "english_plus"
_stemmer = Stemmer.Stemmer("english")


@dataclass(frozen=True, slots=True)
class KeywordScores:
    """What the keywords of one question say of every section; both arrays have shape `(sections,)`."""

    bm25: NDArray[np.float32]
    """BM25 divided by the best section's, so between 0 and 1; all 0 where no section has any of the words."""
    coverage: NDArray[np.float32]
    """The share of the question's inverse document frequency that the section's words make up, between 0 and 1."""


class KeywordIndex:
    """BM25 (Lucene's variant, k1 1.5, b 0.75; Robertson and Zaragoza 2009) over stemmed words."""

    def __init__(self, bm25: bm25s.BM25) -> None:
        self._bm25 = bm25
        self._matrix = bm25.scores
        self._sections = int(bm25.scores["num_docs"])
        frequency = np.diff(self._matrix["indptr"])
        self._idf = _idf(frequency, self._sections)
        self._unknown_idf = float(_idf(np.zeros(1, dtype=np.int64), self._sections)[0])

    @classmethod
    def build(cls, texts: Sequence[str]) -> "KeywordIndex":
        bm25 = bm25s.BM25()
        bm25.index([_words(text) or [""] for text in texts], show_progress=False)
        return cls(bm25)

    def save(self, folder: Path) -> None:
        self._bm25.save(str(folder), show_progress=False)

    @classmethod
    def load(cls, folder: Path) -> "KeywordIndex":
        return cls(bm25s.BM25.load(str(folder), show_progress=False))

    def weight(self, word: str) -> float:
        """The inverse document frequency of a word; that of one which no section has is the greatest."""
        column = self._bm25.vocab_dict.get(_stemmer.stemWord(word.lower()))
        return self._unknown_idf if column is None or column >= len(self._idf) else float(self._idf[column])

    def scores(self, question: str) -> KeywordScores:
        """BM25 and coverage of every section for a question."""
        bm25 = np.zeros(self._sections, dtype=np.float32)
        coverage = np.zeros(self._sections, dtype=np.float32)
        total = 0.0
        for word in dict.fromkeys(_words(question)):
            column = self._bm25.vocab_dict.get(word)
            if column is None:
                total += self._unknown_idf
                continue
            total += float(self._idf[column])
            start, end = self._matrix["indptr"][column : column + 2]
            having = self._matrix["indices"][start:end]
            bm25[having] += self._matrix["data"][start:end]
            coverage[having] += self._idf[column]
        best = float(bm25.max(initial=0.0))
        return KeywordScores(bm25 / best if best > 0 else bm25, coverage / total if total > 0 else coverage)


def _words(text: str) -> list[str]:
    words: list[str] = bm25s.tokenize(
        [text], stopwords=STOP_WORDS, stemmer=_stemmer, return_ids=False, show_progress=False
    )[0]
    return words


def _idf(frequency: NDArray[np.int64], sections: int) -> NDArray[np.float32]:
    """Inverse document frequency as in BM25, never negative."""
    return np.log1p((sections - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
