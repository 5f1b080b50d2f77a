"""Messages in other languages: the guide answers in its own words, with a line in the language of whoever asks."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from bot import replies
from bot.answer import Answer, Kind
from bot.answers.answerer import Answerer, Turn
from bot.replying.questions import Questions
from bot.replying.settling import INNOCENT
from bot.words.foreign_courtesies import GOODBYE, HELLO, THANKS, ForeignCourtesies
from bot.words.language import Language, Translator
from bot.words.splitting import sentences
from index.question import has_words

UNDERSTOOD = 0.4
"""How much of a message in another language must have been understood for it to be searched for."""


class AnswerEnglish(Protocol):
    """Answers a message in English; one that was translated is not `guided` by the learner's plan."""

    def __call__(self, turn: Turn, text: str, *, guided: bool = True) -> Answer: ...


class Tongues:
    """Answers messages whatever language they are in."""

    def __init__(
        self,
        answerer: Answerer,
        questions: Questions,
        translator: Translator,
        languages: Iterable[Language],
        answer_english: AnswerEnglish,
    ) -> None:
        self._answerer, self._questions, self._translator = answerer, questions, translator
        self._courtesies, self._answer_english = ForeignCourtesies(languages), answer_english

    def answer(self, turn: Turn, text: str) -> Answer:
        """The answer to a message in any language."""
        if language := self._courtesies.asked_for(text):
            return self._say(turn, Kind.SMALLTALK, language.speaks)
        language = self._translator.detect(text)
        if language is None:
            answer = self._answer_english(turn, self._courtesies.without_greeting(text))
        elif english := self._english_question(text):
            return self._answer_english(turn, english)
        else:
            answer = self._answer_in(language, turn, text)
        return self._in_kind(answer, text)

    def _answer_in(self, language: Language, turn: Turn, text: str) -> Answer:
        """The answer to a message in another language: the guide's own words, with a line in that language."""
        translation = self._translator.translate(text, language)
        if translation.understood < UNDERSTOOD or not has_words(translation.text):
            return self._say(turn, Kind.CLARIFY, language.lost)
        answer = self._answer_english(turn, translation.text, guided=False)
        if answer.kind is Kind.DECLINED:
            return self._say(turn, Kind.CLARIFY, language.lost)
        if answer.kind not in {Kind.ANSWER, Kind.CLARIFY}:
            return answer
        lead = "\n\n".join(part for part in (language.notice, answer.lead) if part)
        return replace(answer, text=f"{language.notice}\n\n{answer.text}", lead=lead)

    def _english_question(self, text: str) -> str:
        """What a message in another language asks in plain English beside it, if that is clear by itself."""
        parts = sentences(text)
        english = [part for part in parts if self._translator.detect(part) is None] if len(parts) > 1 else []
        queries = self._answerer.index.prepare(english) if english else []
        return " ".join(query.text for query in queries if self._questions.is_clear(query, INNOCENT))

    def _in_kind(self, answer: Answer, text: str) -> Answer:
        """A courtesy in the language in which somebody was courteous."""
        said = self._courtesies.said(text) if answer.text in self._in_english() else None
        if said is None:
            return answer
        language, meaning = said
        return replace(answer, text=_replies(language)[meaning])

    def _in_english(self) -> tuple[str, ...]:
        return replies.THANKS, replies.FAREWELL, replies.GREETING.format(guides=self._answerer.guide_titles)

    def _say(self, turn: Turn, kind: Kind, text: str) -> Answer:
        return self._answerer.say(turn, kind, text, suggested=self._answerer.suggest([], turn))


def _replies(language: Language) -> dict[str, str]:
    return {HELLO: language.speaks, THANKS: language.thanks, GOODBYE: language.farewell}
