"""Messages in other languages than English: which language it is, and an English question made of it, word by word."""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.words.language_files import Language, load_languages

__all__ = ["OTHER", "Language", "Translation", "Translator", "in_plain_letters", "load_languages"]

OTHER = Language(
    code="und",
    name="Other",
    own_name="other",
    notice="The guide is in English, so I quote it as it stands:",
    lost="I am sorry, I cannot read this. I read English best: could you ask in English?",
    function_words=frozenset(),
    words={},
)
"""Stands for every language in whose letters no language here is written, such as Greek or Thai."""
_COVERED = 0.9
"""The least share of a text's letters beyond the Latin ones that must be of a language's script."""
_BY_BARE, _BY_STEM = 0.95, 0.75
"""What a word is worth that fits only without its accents, or only by its stem."""
_LOOKED_AT = 400
"""How many characters of a text are looked at to find out its language."""
_WORD = re.compile(r"(?:[^\W_]|[\u0900-\u0963\u0980-\u09e3])+")
"""A word; the vowel signs of Hindi and Bengali count, which Python does not take for letters."""
_SAME_LETTER = str.maketrans("ıłđøةى", "ildoهي", "\u0307" + "".join(map(chr, range(0x064B, 0x0653))))
_SAME_SPELLING = {
    **dict.fromkeys((0x0640, 0x0653, 0x0654, 0x0655, 0x093C, 0x0981, 0x09BC, 0x200C, 0x200D)),
    0x0901: "\u0902",
    ord("ß"): "ss",
}
"""Marks that hasty typing leaves out or mixes up in Arabic, Hindi and Bengali, beyond the accents."""
_REPEATED = re.compile(r"(.)\1{2,}")
_COMMON = frozenset(
    _WORD.findall(
        """
        a about after all also am an and any are as at be because been before best better but by can could d did do
        does doesn don dont else even ever first for from get give go gonna good had has have he hello help her here
        hey hi him his how i if im in into is isn it its job just know learn like ll m make many may me more most
        much must my need next no not now of off on one only or other our out please pls plz r re really right s
        said same say she should shud since so some start still study such t take teh tell than thanks that the
        their them then there these they thing things think this to too u up ur us ve very waht wanna want was wat
        way we well were what when where which who why will with without won work worth would wud year years you
        your
        """
    )
)
"""What English is known by, hastily typed words among it."""
_SHARED = frozenset(
    _WORD.findall(
        """
        ai api app aws backend blockchain bootcamp chatbot chatgpt cloud code coding computer cv cybersecurity data
        deep design developer devops engineer engineering frontend full fullstack game git github gpu internet it
        java javascript junior kaggle learning linux llm machine manager math maths ml mlops nlp online phd product
        programmer python pytorch rag remote robot science scientist senior software sql tech tensorflow tester ui
        ux video web website
        """
    )
)
"""Words of the trade that many languages borrow, so that they are evidence for none."""


@dataclass(frozen=True, slots=True)
class Translation:
    """English made out of a message word by word, without the words that are not known."""

    text: str
    understood: float
    """The share, by letters, of the words with content that the glossary explains or that stand in English anyway."""


class Translator:
    """Tells languages apart and translates from them; `english` holds the words that English has, in lower case."""

    def __init__(self, languages: Iterable[Language], english: Container[str]) -> None:
        self._english = english
        self._glossaries = {language.code: _Glossary(language) for language in languages}
        self._alarms = [_Alarm(glossary.language) for glossary in self._glossaries.values()]
        self._glossaries.setdefault(OTHER.code, _Glossary(OTHER))

    def detect(self, text: str) -> Language | None:
        """The language of a text; None where it is English, a name, or not sure enough to act on."""
        text = _normal(text[:_LOOKED_AT])
        words = _WORD.findall(text.lower())
        common = sum(word in _COMMON for word in words)
        beyond = "".join(letter for letter in text.lower() if letter.isalpha() and not _is_latin(letter))
        if beyond and (language := self._of_script(beyond, text, common)):
            return language
        if beyond and _is_strange(text):
            return OTHER
        if 2 * common > len(words) + 1:
            return None
        latin = [each for each in self._glossaries.values() if not each.language.letters]
        scored = sorted(((self._sureness(each, text), each.language) for each in latin), key=lambda pair: -pair[0])
        first, second = [*scored, (0.0, None), (0.0, None)][:2]
        return first[1] if first[0] > second[0] or first[0] >= 1.5 else None

    def translate(self, text: str, language: Language) -> Translation:
        """The text in English, as far as the language's glossary goes."""
        explained = total = 0
        out: list[str] = []
        for piece in self._glossaries[language.code].scan(_normal(text)):
            english = piece.english
            if english is None and not piece.is_function and self._stands(piece.written):
                english = piece.written
            if not piece.is_function and english != "":
                total += len(piece.written)
                explained += len(piece.written) if english is not None else 0
            out += [english] if english else []
        return Translation(" ".join(out), explained / total if total else 0.0)

    def in_danger(self, text: str) -> Language | None:
        """The language in which a text says that somebody may be in danger, if one does; English has rules of its own.

        It goes by phrases alone, for such messages are short and `detect` is often not sure of them.
        """
        plain = in_plain_letters(text)
        alarms = [alarm for alarm in self._alarms if not (alarm.strange and plain.isascii())]
        heard = [(loudness, alarm.language) for alarm in alarms if (loudness := alarm.loudness(plain))]
        if len(heard) > 1:
            likely = self.detect(text)
            heard.sort(key=lambda pair: (pair[1] is not likely, -pair[0]))
        return heard[0][1] if heard else None

    def _stands(self, word: str) -> bool:
        """Whether a word may stand in an English question as it is: an English word, a number, a name like PyTorch."""
        lower = word.lower()
        if not word.isascii() or (word.isalpha() and len(word) <= 2 and lower not in _SHARED):
            return False
        return not word.isalpha() or lower in self._english or lower in _SHARED or word[1:] != word[1:].lower()

    def _of_script(self, beyond: str, text: str, common: int) -> Language | None:
        """The language whose letters these are, or of several the one whose words explain most of the text."""
        best: tuple[float, Language | None] = (0.0, None)
        for glossary in self._glossaries.values():
            language = glossary.language
            covered = len(re.findall(f"[{language.letters}]", beyond)) / len(beyond) if language.letters else 0.0
            if covered < _COVERED or len(beyond) / (4 if language.spaces else 2) <= common:
                continue
            known = sum(len(piece.written) for piece in glossary.scan(text) if piece.is_known) / len(text)
            best = max(best, (covered + known, language), key=lambda pair: pair[0])
        return best[1]

    def _sureness(self, glossary: "_Glossary", text: str) -> float:
        """How many words speak for a language, if they outweigh those that speak for English; 0 if they do not."""
        foreign = unknown = against = certain = 0.0
        heard = 0
        for piece in glossary.scan(text):
            words = [
                word for word in piece.tokens if word not in _SHARED and word != piece.english and not word.isdigit()
            ]
            own = [word for word in words if word not in _COMMON and len(word) > 1]
            in_english = sum(word in self._english for word in own)
            heard += len(words)
            if piece.is_known and own:
                foreign += piece.fit * (len(words) - in_english * (0.25 if piece.is_function else 0.5))
                certain = max(certain, 0.0 if piece.fit == _BY_STEM else 1.0 if in_english < len(own) else 0.5)
            else:
                unknown += 0.25 * (len(own) - in_english)
                against += sum(word in _COMMON for word in words) + 0.5 * in_english
        foreign += min(unknown, foreign)
        enough = min(max(heard / 3, 0.9), 2.0)
        return foreign if foreign > against and foreign >= enough and certain > (0.5 if heard <= 2 else 0.0) else 0.0


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word or phrase of a message, and what the glossary says of it."""

    tokens: tuple[str, ...]
    written: str
    english: str | None
    is_function: bool
    fit: float = 1.0
    """How well it fits: as written, without its accents, or only a key with `*`."""

    @property
    def is_known(self) -> bool:
        return self.is_function or self.english is not None


class _Glossary:
    """A language's words, ready to be looked up: as written, without accents, and by their stems."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._functions = {_bare(word) for word in language.function_words} | language.function_words
        plain = {_key(key): english for key, english in language.words.items() if "*" not in key}
        self._words = {_bare(key): english for key, english in plain.items()} | plain
        self._longest: dict[str, int] = {}
        for key in self._words:
            first, size = key.split(" ")[0], key.count(" ") + 1
            self._longest[first] = max(size, self._longest.get(first, 1))
        stems = sorted((key for key in language.words if "*" in key), key=len, reverse=True)
        self._stems = [language.words[key] for key in stems]
        patterns = (re.escape(_bare(key)).replace(r"\*", ".*") for key in stems)
        self._stem = re.compile("|".join(f"({pattern})" for pattern in patterns) or "(?!)")
        self._token = _WORD
        if not language.spaces:
            known = sorted({*self._words, *self._functions}, key=len, reverse=True)
            self._token = re.compile("|".join([*map(re.escape, known), r"[a-z0-9]+|[^\W_]"]))

    def scan(self, text: str) -> Iterator[_Piece]:
        """The text in pieces, each the longest phrase that the glossary has at its place, or one word."""
        found = list(self._token.finditer(text.lower()))
        place = 0
        while place < len(found):
            written = text[found[place].start() : found[place].end()]
            if written.isupper() and written.lower() in _SHARED and not text.isupper():
                yield _Piece((written.lower(),), written, written, is_function=False)
                place += 1
                continue
            longest = max(self._longest.get(first, 1) for first in {found[place].group(), _bare(found[place].group())})
            for size in range(min(longest, len(found) - place), 0, -1):
                run = found[place : place + size]
                tokens = tuple(each.group() for each in run)
                joined = " ".join(tokens)
                english, fit = self._words.get(joined), 1.0
                if english is None:
                    english, fit = self._words.get(_bare(joined)), _BY_BARE
                if english is not None or size == 1:
                    break
            is_function = all(token in self._functions for token in tokens)
            if english is None and is_function:
                fit = 1.0
            elif english is None and (stem := self._stem.fullmatch(_bare(joined))):
                english, fit = self._stems[(stem.lastindex or 1) - 1], _BY_STEM
            yield _Piece(tokens, text[run[0].start() : run[-1].end()], english, is_function, fit)
            place += size


class _Alarm:
    """The phrases of a language that speak of danger, ready to be looked for in a text made plain."""

    def __init__(self, language: Language) -> None:
        self.language, self.strange = language, bool(language.letters)
        self._crisis = _phrases(language.crisis, language.spaces)
        self._harmless = _phrases(language.harmless, language.spaces)

    def loudness(self, plain: str) -> int:
        """How long the longest phrase is that speaks of danger and is not part of a harmless one; 0 without any."""
        plain = plain if self.language.spaces else plain.replace(" ", "")
        spans = [found.span() for found in self._crisis.finditer(plain)]
        harmless = [found.span() for found in self._harmless.finditer(plain)] if spans else []
        alone = [(a, b) for a, b in spans if not any(x < b and a < y and not a <= x < y <= b for x, y in harmless)]
        return max((b - a for a, b in alone if (a, b) not in harmless), default=0)


def _phrases(phrases: Sequence[str], spaces: bool) -> re.Pattern[str]:
    """A pattern of all the phrases, the longest of those that begin at a place first."""
    between = " " if spaces else ""
    plain = []
    for phrase in sorted(phrases, key=len, reverse=True):
        parts = [between.join(map(_ending, part.split())) for part in phrase.split(" * ")]
        plain.append(r" (?:\S+ )?".join(parts))
    either = "|".join(plain) or "(?!)"
    return re.compile(rf"(?<!\S)(?:{either})(?!\S)" if spaces else either)


def _ending(word: str) -> str:
    return re.escape(in_plain_letters(word)) + (r"\S*" if word.endswith("*") else "")


def in_plain_letters(text: str) -> str:
    """The words of a text in small letters, without accents and drawn-out letters, one space between each."""
    bare = _bare(_normal(text).lower())
    if not bare.isascii():
        bare = unicodedata.normalize("NFC", bare.translate(_SAME_SPELLING))
    return " ".join(_WORD.findall(_REPEATED.sub(r"\1", bare)))


def _is_strange(text: str) -> bool:
    """Whether most letters of a text are not Latin ones, not even fancily drawn."""
    letters = [unicodedata.normalize("NFKC", letter)[0] for letter in text if letter.isalpha()]
    beyond = sum(not _is_latin(letter) for letter in letters)
    return beyond >= 3 and 2 * beyond > len(letters)


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("İ", "I")


def _key(text: str) -> str:
    return " ".join(_WORD.findall(_normal(text).lower()))


def _bare(text: str) -> str:
    """Without accents; the letters of other scripts stay as they are."""
    if text.isascii():
        return text
    parts = (unicodedata.normalize("NFD", letter) for letter in text)
    return "".join(p[0] if p[1:2] and "\u0300" <= p[1] <= "\u036f" else p for p in parts).translate(_SAME_LETTER)


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter <= "\u1eff"
