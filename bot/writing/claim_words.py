"""The words of a sentence as it is held against a guide: numbers as numbers, synonyms as one, small words left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

import Stemmer

SYNONYMS = "synonyms.txt"

_stem = Stemmer.Stemmer("english").stemWord

_TOKEN = re.compile(
    r"""
    (?P<number>(?:(?<![\w)])[-−])?\d[\d,]*(?:\.\d+)?(?:(?:st|nd|rd|th)\b)?)
    |(?P<money>\b[A-Z]{0,3}[$€£₹]|[$€£₹])
    |(?P<percent>%)
    |(?P<word>[^\W\d_](?:[\w'’+#®]|[-&/.](?=\w))*)
    |(?P<stop>[;:,()\u2013\u2014]|\.(?=\s|$))
    """,
    re.VERBOSE,
)
_COUNTED = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
    """.split()
_NUMBERS = {word: str(value) for value, word in enumerate(_COUNTED) if word != "one"}
_NUMBERS |= {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "ninety": "90", "dozen": "12", "twice": "2"}
_NUMBERS |= {"half": "0.5"}
_SMALL = frozenset(
    """
    a an the of in to for on at by as from into onto with is are was were be been being am do does did has have had
    having it its it's that that's this these those there there's they them their theirs he she his her him who whom
    whose which what you your yours you're you've you'd you'll yourself i me my we us our ours one's and but so
    then also too just really simply actually even still yes well indeed here now how when where while though although
    would can could let let's get gets got getting go goes going come comes make makes made
    thing things way ways kind sort lot lots bit
    """.split()
)
"""Words that say nothing by themselves, so that no guide has to have them."""
_CAPITALS = frozenset({"IT", "US"})
"""Names that would be such words in small letters."""
_DENIALS = frozenset("not no never nobody none neither nor nothing cannot".split())
"""Words that deny, one as well as the other."""
_NEGATIONS = _DENIALS | frozenset("without hardly rarely seldom unless instead rather except only few little".split())
_HEDGES = frozenset(
    """
    may might about often usually sometimes some roughly around typically reported reportedly estimated
    likely probably seem seems almost nearly commonly generally partly mostly optional several many most mainly
    perhaps up if where optionally ideally preferably
    """.split()
)
_ABSOLUTES = frozenset(
    """
    all always every everyone everybody must should will shall exactly best guarantee guaranteed guarantees certain
    certainly definitely entirely fully any whole each required sure surely alone impossible completely perfectly ever
    """.split()
)
_DIRECTIONS = frozenset(
    """
    more less higher lower before after first last earlier later fewer better worse longer shorter easier harder above
    below over under bigger smaller faster slower cheaper dearer least down rise rises fall falls grow shrink increase
    decrease than until since next previous ahead behind broad narrow outside inside highest lowest largest smallest
    because therefore thus hence due low medium high free
    """.split()
)
_LIGHT = frozenset(
    """
    take takes taking last lasts spend spends expect think keep mind count counts say says tell tells able become
    becomes turn turns look looks want wants mean means called call start starts begin begins end ends put puts give
    gives plan treat remember note aim guide guide's guides estimate estimates judgement view opinion
    example instance people person someone anyone both each other others same such like great good nice right fine
    job path step part side end point
    """.split()
)
"""Words that carry little, so that a sentence may have one of them by itself."""
_BOUNDARIES = frozenset(
    "and or but yet however so because since while whereas although though which who that if when unless then".split()
)
"""Words with which a clause begins."""
_CONTRASTS = frozenset("but yet however".split())
"""Those of them behind which the opposite may be said."""
_MUST = re.compile(r"\b(?:have|has|had)\s+to\b", re.IGNORECASE)


class Weight(StrEnum):
    """How much hangs on a word."""

    LIGHT = "light"
    PLAIN = "plain"
    NUMBER = "number"
    NAME = "name"
    NEGATION = "negation"
    HEDGE = "hedge"
    ABSOLUTE = "absolute"
    ALTERNATIVE = "alternative"
    DIRECTION = "direction"


@dataclass(frozen=True, slots=True)
class Word:
    """A word that has to be borne out."""

    root: str
    """Its stem, that of its synonyms, or a number in digits."""
    weight: Weight
    clause: int
    """Which clause of its sentence it stands in, counted from 0."""
    contrasts: bool = False
    """Whether that clause begins with a word such as "but"."""


def claim_words(text: str) -> tuple[Word, ...]:
    """The words of a sentence on which something hangs, in order."""
    return tuple(_words(text))


def _words(text: str) -> Iterator[Word]:
    clause, begun, first, contrasts = 0, False, True, False
    for found in _TOKEN.finditer(_MUST.sub("must", text.replace("’", "'"))):
        raw, lower = found.group(), found.group().lower()
        if found["stop"]:
            clause, begun, contrasts = clause + begun, False, contrasts and not begun
            continue
        if found["word"] and lower in _BOUNDARIES:
            clause, begun, contrasts = clause + begun, False, lower in _CONTRASTS
        for root, weight in _read(found, raw, lower, first=first):
            yield Word(root, weight, clause, contrasts)
            begun = begun or weight is not Weight.ALTERNATIVE
        first = False


def _read(found: re.Match[str], raw: str, lower: str, *, first: bool) -> Iterator[tuple[str, Weight]]:
    if found["number"]:
        yield re.sub(r"(?:st|nd|rd|th)$", "", lower).replace(",", "").replace("−", "-"), Weight.NUMBER
    elif found["money"]:
        yield lower, Weight.NUMBER
    elif found["percent"]:
        yield "percent", Weight.NUMBER
    elif lower in _NUMBERS:
        yield _NUMBERS[lower], Weight.NUMBER
    elif lower == "or":
        yield lower, Weight.ALTERNATIVE
    elif lower.endswith("n't") and lower != "n't":
        yield "not", Weight.NEGATION
    elif lower in _NEGATIONS:
        yield "not" if lower in _DENIALS else lower, Weight.NEGATION
    elif lower in _HEDGES:
        yield _root(lower), Weight.HEDGE
    elif lower in _ABSOLUTES:
        yield _root(lower), Weight.ABSOLUTE
    elif lower in _DIRECTIONS:
        yield _root(lower), Weight.DIRECTION
    elif lower not in _SMALL or raw in _CAPITALS:
        if lower in _LIGHT:
            yield _root(lower), Weight.LIGHT
            return
        is_name = any(letter.isupper() for letter in raw[1:]) or (raw[0].isupper() and not first)
        yield _root(lower), Weight.NAME if is_name else Weight.PLAIN


def _root(word: str) -> str:
    stem: str = _stem(word.removesuffix("'s"))
    return synonyms().get(stem, stem)


@lru_cache(maxsize=1)
def synonyms() -> dict[str, str]:
    """For the stem of each word that is as good as another, the stem of the first of its line in `synonyms.txt`."""
    lines = files("bot.writing").joinpath(SYNONYMS).read_text(encoding="utf-8").split("\n")
    groups = (line.split() for line in lines if line and not line.startswith("#"))
    return {_stem(word): _stem(group[0]) for group in groups for word in group}
