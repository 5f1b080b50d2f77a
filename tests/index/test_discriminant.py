"""The discriminant: learnt from known questions, silent where there are too few of them."""

import numpy as np
import pytest

from index.discriminant import FLOOR, fit_discriminant
from index.embedding import unit


def questions(*, each: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Unit vectors around three directions, so many for each."""
    draw = np.random.default_rng(seed)
    owner = np.repeat(np.arange(3), each)
    return unit((np.eye(8)[owner] + draw.normal(scale=0.2, size=(len(owner), 8))).astype(np.float32)), owner


def test_a_question_is_most_likely_about_the_section_of_its_like() -> None:
    """A vector along a section's direction belongs to that section, and the probabilities are ones."""
    discriminant = fit_discriminant(*questions(each=12), 3)
    assert discriminant is not None
    for section in range(3):
        likelihood = discriminant.log_probabilities(np.eye(8, dtype=np.float32)[section])
        assert likelihood.argmax() == section
        assert likelihood.max() <= 0
        assert likelihood.min() >= FLOOR


def test_near_the_middle_nothing_is_sure() -> None:
    """Between two sections the two are about as likely."""
    discriminant = fit_discriminant(*questions(each=200), 3)
    assert discriminant is not None
    middle = unit(np.array([1, 1, 0, 0, 0, 0, 0, 0], dtype=np.float32))
    likelihood = discriminant.log_probabilities(middle)
    assert likelihood[0] == pytest.approx(likelihood[1], abs=1.0)


def test_too_few_questions_teach_nothing() -> None:
    """One section with too few is enough to leave it be."""
    vectors, owner = questions(each=6)
    assert fit_discriminant(vectors[:-2], owner[:-2], 3) is None
    assert fit_discriminant(vectors[:0], owner[:0], 3) is None
