"""The words of a question: which tell of its subject, and which of them belong together."""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

import Stemmer

LINKS = frozenset("of in for and to the a an or vs with on as & versus from at between".split())
"""Small words that may stand within a phrase."""
PLAIN_WORDS = "plain_words.txt"
LONGEST = 8
"""Words in a phrase; a longer run is cut, so that no text without a stop fills a question."""

_WORD = re.compile(r"\w(?:(?:[\w'’&/.+#®-]|,(?=\d))*[\w+#®])?")
_TOKEN = re.compile(rf"{_WORD.pattern}|[^\w\s]")
_stem = Stemmer.Stemmer("english").stemWord


def words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def stems(text: str) -> list[str]:
    return [_stem(word) for word in words(text)]


def telling_stems(text: str) -> list[str]:
    """The stems of the words that say what a text is about."""
    return [_stem(word) for word in telling_words(text)]


def telling_words(text: str) -> list[str]:
    """The words that say what a text is about."""
    return [word for word in words(text) if word not in plain_words() and word not in LINKS]


def phrases(text: str) -> Iterator[str]:
    """Runs of telling words, with the small words that link them."""
    for start, end in phrase_spans(text):
        yield " ".join(text[start:end].split())


def phrase_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the phrases of a text begin and end."""
    run: list[re.Match[str]] = []
    for token in [*_TOKEN.finditer(text), None]:
        word = token.group().lower().replace("’", "'") if token else ""
        telling = word[:1].isalnum() and (word not in plain_words() or (bool(run) and word in LINKS))
        if token and telling and len(run) < LONGEST:
            run.append(token)
            continue
        while run and run[-1].group().lower() in LINKS:
            run.pop()
        if run:
            yield run[0].start(), run[-1].end()
        run = []


@lru_cache(maxsize=1)
def plain_words() -> frozenset[str]:
    """Words so common in questions that they tell nothing of a subject."""
    return frozenset(files("bot.words").joinpath(PLAIN_WORDS).read_text(encoding="utf-8").split())
