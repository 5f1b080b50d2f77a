"""Evidence: one number that says whether the guides answer, for big guides and for tiny ones."""

import json
import shutil
from pathlib import Path

import pytest

import bot.answers.evidence
from bot.answers.evidence import FEATURES, UNFITTED, Evidence, Fit, load_fit
from bot.pipeline import Bot
from bot.reading.acts import REMEMBERED, ActReader
from index.build import build_index
from index.embedding import Embedder
from index.search import Found, Index
from index.settings import IndexSettings
from knowledge.errors import SettingsError


def test_a_known_question_is_answered_however_short_it_is(guide_bot: Bot) -> None:
    """The author says that the guide answers it."""
    found = guide_bot.index.search("Is it for me?")
    assert guide_bot.evidence.probability(found) == 1.0
    assert guide_bot.reply("is it for me?").citations[0].section.id == "ai-ml/who"


@pytest.mark.parametrize("question", ["certificates", "the roadmap"])
def test_the_title_of_a_section_is_answered(guide_bot: Bot, question: str) -> None:
    """A bare subject is as good as a question about it."""
    assert guide_bot.evidence.is_enough(guide_bot.index.search(question))


def test_nothing_found_is_no_evidence(guide_bot: Bot) -> None:
    """Without a passage the probability is zero."""
    (query,) = guide_bot.index.prepare(["what is SQL for?"])
    assert guide_bot.evidence.probability(Found(query, (), 0.0)) == 0.0


def test_the_features_are_as_many_as_their_names(guide_bot: Bot) -> None:
    """Weights and values are matched by place."""
    features = guide_bot.evidence.features(guide_bot.index.search("what is SQL for?"))
    assert len(features) == len(FEATURES) == len(load_fit().weights)


def test_names_that_no_section_knows_count_against_an_answer(guide_bot: Bot) -> None:
    """A question about Quixbury is less likely to be answered than the same about nowhere."""
    plain, named = (guide_bot.index.search(f"can I study machine learning{at}?") for at in ("", " at Quixbury Zorn"))
    place = FEATURES.index("names")
    assert guide_bot.evidence.features(plain)[place] == 0.0
    assert guide_bot.evidence.features(named)[place] == 2.0
    assert guide_bot.evidence.probability(named) < guide_bot.evidence.probability(plain)


def test_what_the_learner_said_tells_what_a_question_is_like(guide_bot: Bot) -> None:
    """A chore is less like a question of the guides, whatever it was rewritten to."""
    found = guide_bot.index.search("how do data scientists use SQL at work each day?")
    (chore,) = guide_bot.index.prepare(["write me a poem about the sea"])
    evidence = guide_bot.evidence
    assert evidence.features(found) == evidence.features(found, found.query)
    assert evidence.probability(found, chore) < evidence.probability(found)
    assert evidence.seems_outside(chore)
    assert not evidence.seems_outside(found.query)


def test_the_threshold_decides(guide_bot: Bot) -> None:
    """At the threshold itself the guides are taken to answer."""
    found = guide_bot.index.search("I wonder what SQL would ever do for somebody like me")
    fit, acts = guide_bot.evidence.fit, guide_bot.evidence.acts
    probability = guide_bot.evidence.probability(found)
    assert 0.0 < probability < 1.0
    assert Evidence(Fit(fit.weights, fit.bias, probability), acts).is_enough(found)
    assert not Evidence(Fit(fit.weights, fit.bias, probability + 1e-9), acts).is_enough(found)


def test_an_unfitted_model_takes_no_question_to_be_answered(guide_bot: Bot) -> None:
    """But for what the author wrote down, which needs no model."""
    evidence = Evidence(UNFITTED, guide_bot.evidence.acts)
    assert not evidence.is_enough(guide_bot.index.search("I wonder what SQL would ever do for somebody like me"))
    assert evidence.is_enough(guide_bot.index.search("Is it for me?"))


def test_a_model_of_other_features_is_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says how to fit a new one."""
    content = {"features": ["chunk"], "weights": [1.0], "bias": 0.0, "threshold": 0.5}
    (tmp_path / bot.answers.evidence.WEIGHTS_FILE).write_text(json.dumps(content))
    monkeypatch.setattr(bot.answers.evidence, "files", lambda _package: tmp_path)
    with pytest.raises(SettingsError, match="guide-evals calibrate --write"):
        load_fit()


@pytest.mark.parametrize(
    ("question", "answered"),
    [("how long do I bake bread?", True), ("how hot must the oven be for bread", True), ("who won the cup", False)],
)
def test_a_guide_of_one_section_is_judged_too(
    tmp_path: Path, embedder: Embedder, guide_bot: Bot, home: Path, question: str, *, answered: bool
) -> None:
    """Where there are no ten sections to stand out from, an unrelated one stands in."""
    guides = tmp_path / "guides"
    guides.mkdir()
    (guides / "bread.md").write_text("## Baking\n\nBake bread in an oven at 230 degrees for forty minutes.\n")
    settings = IndexSettings(home=tmp_path / "home", guides=guides)
    build_index(settings, embedder=embedder)
    if (home / REMEMBERED).exists():
        shutil.copy(home / REMEMBERED, settings.home)
    index = Index.open(settings, embedder=embedder)
    evidence = Evidence(guide_bot.evidence.fit, ActReader.open(index, settings.home))
    assert evidence.is_enough(index.search(question)) is answered
    index.close()
