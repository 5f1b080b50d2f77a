"""The labelled sentences, and what is measured on those set aside."""

from pathlib import Path

import pytest

from bot.pipeline import Bot
from evals.claims import FALSE, MOST_PASSED, TRUE, judge_claims, load_claims, measure_claims, shown_falsehoods
from knowledge.errors import UsageError

MOST_LOST_NEAR_THE_WORDS = 0.10
"""Of true sentences near the guide's words, which is how a model is told to write."""


def test_the_packaged_claims_are_many_of_every_kind() -> None:
    claims = load_claims()
    assert len(claims) >= 400
    for kind in (*TRUE, *FALSE):
        assert sum(claim.kind == kind for claim in claims) >= 30
        assert any(claim.kind == kind and claim.part == "test" for claim in claims)


def test_hardly_a_false_sentence_passes_of_those_set_aside(guide_bot: Bot) -> None:
    judged = judge_claims(guide_bot.index, [claim for claim in load_claims() if claim.part == "test"])
    figures = {each.name.strip(): each.value for each in measure_claims(judged)}
    assert figures["false, and shown"] <= MOST_PASSED
    assert figures["close"] <= MOST_LOST_NEAR_THE_WORDS


def test_a_false_sentence_that_passes_is_listed_with_its_pieces(guide_bot: Bot, tmp_path: Path) -> None:
    file = tmp_path / "claims.toml"
    says = "Learn derivatives, then partial derivatives and the gradient."
    file.write_text(
        f'[[claims]]\nsections = ["ai-ml/roadmap/phase-1"]\nsays = "{says}"\nkind = "invented"\npart = "tune"\n'
    )
    listed = shown_falsehoods(judge_claims(guide_bot.index, load_claims(file)))
    assert listed.startswith(f"invented: {says}\n    ai-ml/roadmap/phase-1: Calculus: Learn derivatives")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "there are no claims"),
        ("[[claims]", "cannot be read as TOML"),
        ('[[claims]]\nsays = "x"\n', "claim 1: has says; it needs kind, part, says, sections"),
        ('[[claims]]\nsections = []\nsays = "x"\nkind = "odd"\npart = "tune"\n', "kind is one of"),
    ],
)
def test_bad_claims_are_refused_by_name(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "claims.toml"
    file.write_text(text)
    with pytest.raises(UsageError, match=told):
        load_claims(file)


def test_a_section_that_is_not_there_is_named(guide_bot: Bot, tmp_path: Path) -> None:
    file = tmp_path / "claims.toml"
    file.write_text('[[claims]]\nsections = ["ai-ml/none"]\nsays = "x"\nkind = "close"\npart = "tune"\n')
    with pytest.raises(UsageError, match="no guide has the section ai-ml/none"):
        judge_claims(guide_bot.index, load_claims(file))
