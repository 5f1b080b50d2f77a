"""Greetings, thanks and goodbyes in other languages than English, and requests to be answered in one."""

from collections.abc import Iterable

from bot.words.language import Language, in_plain_letters

HELLO, THANKS, GOODBYE = "hello", "thanks", "goodbye"
_COURTESIES = frozenset({HELLO, THANKS, GOODBYE})
MOST_BESIDE = 2
"""How many other words may stand behind a courtesy that is all that a message says."""
MOST_WORDS = 8
_ASKS_FOR = frozenset(
    "in to please pls can could do does you u speak talk answer reply write respond continue switch understand know "
    "language i we me it also and is ok okay hi hello hey possible".split()
)
"""English words that may stand around the name of a language where somebody asks for it."""


class ForeignCourtesies:
    """Knows by heart what is said in each language beside questions."""

    def __init__(self, languages: Iterable[Language]) -> None:
        self._languages = tuple(languages)
        self._phrases = [
            (in_plain_letters(phrase), meaning, language)
            for language in self._languages
            for phrase, meaning in language.words.items()
            if meaning in _COURTESIES and "*" not in phrase and phrase != meaning
        ]
        self._phrases.sort(key=lambda each: -len(each[0]))
        self._names = [
            ({in_plain_letters(name) for name in (language.name, *language.called)}, _words_around(language), language)
            for language in self._languages
        ]

    def asked_for(self, text: str) -> Language | None:
        """The language in which a message asks to be answered, if it asks nothing else."""
        plain = in_plain_letters(text)
        for names, around, language in self._names:
            if any(_is_nothing_but(plain, name, around, spaces=language.spaces) for name in names):
                return language
        return None

    def said(self, text: str) -> tuple[Language, str] | None:
        """The language of a greeting, of thanks or a goodbye, and which of them it is.

        None where a message says more, and where several languages say it so.
        """
        plain = in_plain_letters(text)
        fitting = [each for each in self._phrases if _is_courtesy(plain, each[0], spaces=each[2].spaces)]
        longest = [each for each in fitting if len(each[0]) == len(fitting[0][0])]
        if len({language.code for _, _, language in longest}) != 1:
            return None
        _, meaning, language = longest[0]
        return language, meaning

    def without_greeting(self, text: str) -> str:
        """The text without a greeting in another language that a comma or a stop parts from the rest."""
        for sign in ",!.":
            before, found, rest = text.partition(sign)
            said = self.said(before) if found and len(rest.split()) > 1 else None
            if said and said[1] == HELLO:
                return rest.strip()
        return text


def _words_around(language: Language) -> frozenset[str]:
    return _ASKS_FOR | {in_plain_letters(word) for word in language.asks_for}


def _is_courtesy(plain: str, phrase: str, *, spaces: bool) -> bool:
    if not plain.startswith(phrase):
        return False
    rest = plain[len(phrase) :]
    return (not rest or rest[0] == " ") and len(rest.split()) <= MOST_BESIDE if spaces else len(rest) <= MOST_BESIDE


def _is_nothing_but(plain: str, name: str, around: frozenset[str], *, spaces: bool) -> bool:
    """Whether a text names a language, and has only words around the name that ask for it."""
    if not spaces:
        rest = plain.replace(" ", "").replace(name.replace(" ", ""), "") if name in plain else plain
        for word in sorted(around, key=len, reverse=True):
            rest = rest.replace(word, "")
        return name in plain and not rest
    words = plain.split()
    return name in words and len(words) <= MOST_WORDS and around.issuperset(word for word in words if word != name)
