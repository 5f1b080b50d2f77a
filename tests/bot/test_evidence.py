"""Evidence: one number that says whether the guides answer, for big guides and for tiny ones."""

from pathlib import Path

import pytest

from bot.evidence import FEATURES, Evidence, features, load_evidence
from bot.pipeline import Bot
from index.build import build_index
from index.embedding import Embedder
from index.search import Found, Index
from index.settings import IndexSettings


def test_a_known_question_is_answered_however_short_it_is(guide_bot: Bot) -> None:
    """The author says that the guide answers it."""
    found = guide_bot.index.search("Is it for me?")
    assert load_evidence().probability(found) == 1.0
    assert guide_bot.reply("is it for me?").citations[0].section.id == "ai-ml/who"


def test_nothing_found_is_no_evidence() -> None:
    """Without a passage the probability is zero."""
    assert load_evidence().probability(Found("?", (), 0.0)) == 0.0


def test_the_features_are_as_many_as_their_names(guide_bot: Bot) -> None:
    """Weights and values are matched by place."""
    assert len(features(guide_bot.index.search("what is SQL for?"))) == len(FEATURES)


def test_the_threshold_decides(guide_bot: Bot) -> None:
    """At the threshold itself the guides are taken to answer."""
    found = guide_bot.index.search("what is SQL for?")
    fitted = load_evidence()
    probability = fitted.probability(found)
    assert Evidence(fitted.weights, fitted.bias, probability).is_enough(found)
    assert not Evidence(fitted.weights, fitted.bias, probability + 1e-9).is_enough(found)


@pytest.mark.parametrize(
    ("question", "answered"),
    [("how long do I bake bread?", True), ("how hot must the oven be for bread", True), ("who won the cup", False)],
)
def test_a_guide_of_one_section_is_judged_too(
    tmp_path: Path, embedder: Embedder, question: str, *, answered: bool
) -> None:
    """Where there are no ten sections to stand out from, an unrelated one stands in."""
    guides = tmp_path / "guides"
    guides.mkdir()
    (guides / "bread.md").write_text("## Baking\n\nBake bread in an oven at 230 degrees for forty minutes.\n")
    settings = IndexSettings(home=tmp_path / "home", guides=guides)
    build_index(settings, embedder=embedder)
    found = Index.open(settings, embedder=embedder).search(question)
    assert load_evidence().is_enough(found) is answered
