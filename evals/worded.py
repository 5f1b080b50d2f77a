"""What a language model makes of questions that the guides answer: every sentence shown, beside what bears it out."""

import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answer import MARKER, Answer, Mode
from bot.pipeline import Bot
from evals.measurement import Measurement, share

QUESTIONS = 40
SPARE_SECONDS = 2.0
"""What an answer may take beyond the model's deadline."""

_BEHIND_MARKERS = re.compile(r"(?<=\])\s+(?=[^\[\s])")


@dataclass(frozen=True, slots=True)
class Worded:
    """One answer, and how long it took."""

    question: str
    answer: Answer
    first_seconds: float
    """Until the first words were to be seen."""
    seconds: float


def some_questions(bot: Bot, count: int = QUESTIONS) -> list[str]:
    """So many of the questions that learners ask of the guides' sections, at equal distances from each other."""
    known = [section.questions[0] for guide in bot.index.guides for section in guide.sections if section.questions]
    return [known[place * len(known) // count] for place in range(min(count, len(known)))]


def ask_all(bot: Bot, questions: Iterable[str]) -> list[Worded]:
    return [_ask(bot, question) for question in questions]


def _ask(bot: Bot, question: str) -> Worded:
    began, first = time.perf_counter(), 0.0
    grown = []
    for answer in bot.stream(question):
        grown.append(answer)
        if answer.text and not first:
            first = time.perf_counter() - began
    return Worded(question, grown[-1], first, time.perf_counter() - began)


def measure_worded(worded: Sequence[Worded], *, seconds: float) -> list[Measurement]:
    """The shares of empty, worded and late answers, and the medians of the times; `seconds` is the model's deadline."""
    late = [each.seconds > seconds + SPARE_SECONDS for each in worded]
    return [
        share("empty answers", [not each.answer.text for each in worded], goal=0),
        share("answers beyond the deadline", late, goal=0),
        share("answers in the model's words", [each.answer.mode is Mode.GENERATED for each in worded]),
        Measurement("first words, median", _median([each.first_seconds for each in worded]), unit="s"),
        Measurement("whole answer, median", _median([each.seconds for each in worded]), unit="s"),
    ]


def worded_text(worded: Iterable[Worded]) -> str:
    """Each answer's sentences, each with the pieces of the guide that its markers stand for."""
    return "\n\n".join("\n".join(_lines(each)) for each in worded)


def _lines(each: Worded) -> Iterable[str]:
    yield f"> {each.question}  ({each.answer.mode}, first words {each.first_seconds:.1f} s, all {each.seconds:.1f} s)"
    if each.answer.mode is not Mode.GENERATED:
        yield f"  {each.answer.text.splitlines()[-1]}"
        return
    quotes = {citation.number: citation for citation in each.answer.citations}
    for sentence in worded_sentences(each.answer):
        yield f"  {sentence}"
        for number in map(int, MARKER.findall(sentence)):
            yield f"      [{number}] {quotes[number].section.id}: {' '.join(quotes[number].quote.split())}"


def worded_sentences(answer: Answer) -> list[str]:
    """The sentences of an answer in a model's words, each with its markers behind it."""
    body = answer.text.removeprefix(answer.lead).removesuffix(answer.closing).strip()
    return _BEHIND_MARKERS.split(body)


def _median(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]
