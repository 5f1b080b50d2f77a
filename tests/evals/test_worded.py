"""Listing what a model words, beside what bears it out."""

from bot.pipeline import Bot
from bot.writing.writer import Writer
from evals.worded import ask_all, measure_worded, some_questions, worded_text
from tests.bot.writing.test_writer import Script

GOOD = "Each phase stands on the one before it, and you build something in every one."


def test_each_sentence_stands_beside_its_passage(guide_bot: Bot) -> None:
    writer = Writer(Script(GOOD), guide_bot.index)  # type: ignore[arg-type]
    bot = Bot(guide_bot.index, guide_bot.evidence, writer=writer)
    worded = ask_all(bot, ["what should I learn first?", "do I need a GPU?"])
    text = worded_text(worded)
    assert f"  {GOOD} [1]\n      [1] ai-ml/roadmap: " in text
    assert "> do I need a GPU?  (extracted" in text
    figures = {each.name: each.value for each in measure_worded(worded, seconds=30.0)}
    assert figures["empty answers"] == 0
    assert figures["answers in the model's words"] == 0.5


def test_questions_are_spread_over_the_guides(guide_bot: Bot) -> None:
    questions = some_questions(guide_bot, 10)
    assert len(set(questions)) == 10
    asked_of = {
        guide.id
        for guide in guide_bot.index.guides
        for section in guide.sections
        if set(section.questions) & set(questions)
    }
    assert asked_of == {guide.id for guide in guide_bot.index.guides}
