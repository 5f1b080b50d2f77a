"""Follow-ups as questions that stand alone: what a message leaves out is taken from the questions before it."""

import re
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass

from bot.words.phrases import LINKS, phrases, plain_words, stems, telling_stems, words

ASIDE_WORDS = 6
"""About how many words of the last question may be put behind a message."""
ASIDE_PHRASES = 3
OWN_SUBJECT = 2
"""A question with fewer words for its subject than this is taken to have kept the subject of its aside."""
LONGEST_TITLE = 4
"""Words of a title that may be named in a question."""
LOOKED_BACK = 3
"""How many earlier questions are looked at for one that a fragment repeats with something else in it."""
BEFORE_PRONOUN = 4
"""A pronoun behind so many telling words is taken to mean one of them."""
BORNE_OUT = 0.5
"""The share of a message's own words, by weight, that a section must have for a guess to be right."""

Weight = Callable[[str], float]
"""How telling a stemmed word is in the guides: its inverse document frequency, the highest for an unknown word."""

_ASIDE = re.compile(r"(.*?) \((.*)\)([?.!]*)")
_BACKWARD = frozenset(
    "it its it's they they're them their theirs he him his she her hers this that that's these those one ones "
    "there".split()
)
_NOT_BACKWARD = re.compile(
    r"\b(is|are|was|were|be) there\b|\bthere(?= (is|are|was|were|will)\b)|\bthere['’]s\b"
    r"|\bit(?= takes? (\w+ )?to\b)|\b(is|was|would|will) it (be )?(\w+ ){1,3}(to|if|that)\b"
    r"|\b(this|these|that) (week|month|year|summer|time|days|moment)\b"
    r"|\bthat(?= (i|you|we|he|she|it|they|there|the|a|an|my|nobody|this)\b)|\bone (more|of|day)\b",
    re.IGNORECASE,
)
_NEW_SUBJECT = re.compile(
    r"\b(by the (way|away)|btw|(another|different|new) (question|topic|subject)|chang\w+ the (subject|topic)"
    r"|(ignore|forget) (it|that|my|the|about)|speaking (of|about)|back to)\b",
    re.IGNORECASE,
)
_BACK_TO = re.compile(
    r"(?:\w+[\s,]+){0,3}back to (?:the |my )?(?P<subject>[\w-]+(?: [\w-]+){0,3})\s*[:;,.–-]+\s*(?P<question>\w.*)",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(
    r"(?:(?:and|but|or|so|ok|okay|then|well)[, ]+)*(?:(?:what|how) about )?"
    r"(?P<link>for|in|with|about|as|on|to|at|of|from) (?P<words>[\w'’&/+#®-]+(?: [\w'’&/+#®-]+){0,3})[ ?.!]*",
    re.IGNORECASE,
)
_OF_PLACES = frozenset({"in"})
NAMES_ANOTHER = re.compile(
    r"(?:(?:and|n|but|or|so|ok|okay|what about|how about|then)[, ]+)+"
    r"(?P<other>(?:an? )?(?!the\b)[\w'’/+#-]+(?: [\w'’/+#-]+){0,2})\W*(?:then)?\W*",
    re.IGNORECASE,
)
"""A message that only names something else."""
_WORDS = re.compile(r"[\w'’/+#-]+")
_ARTICLE = re.compile(r"\b(?:an?|the)\s+$", re.IGNORECASE)
_PLACE = rf"\b{{}} ([\w'’&/+#®-]+(?: [\w'’&/+#®-]+)*?)(?=[?.!,]|$| (?:{'|'.join(LINKS)})\b)"


@dataclass(frozen=True, slots=True)
class Standalone:
    """A message as a question that can be understood without the ones before it."""

    question: str
    is_guess: bool = False
    """Whether the message may mean something new, so that what the question finds has to be `borne_out`."""


def resolve(
    message: str,
    *,
    previous: Sequence[str],
    titles: Sequence[str],
    weight: Weight,
    told: Container[str] = (),
    subjects: Container[frozenset[str]] = (),
) -> Standalone:
    """The message itself where it stands alone, and otherwise with what it leaves out.

    `previous` are the standalone questions before it, the newest last; `titles` those of the conversation's topic and
    of the section that answered the newest, and `told` the stems of what the answer says: a question is about what it
    knows of it. `subjects` are the stems of what has a section of its own.

    A fragment ("And for maths?") repeats an earlier question with something else in its place, and so does a message
    that only names another subject; one that names a place ("In Berlin?") is put behind the last question; to any
    other that leans on the conversation its subject is added in brackets.
    """
    if returned := _BACK_TO.fullmatch(message):
        return Standalone(f"{returned['question'].rstrip(' ?!.')} ({returned['subject']})?")
    if not previous or _NEW_SUBJECT.search(message):
        return Standalone(message)
    for earlier in previous[: -LOOKED_BACK - 1 : -1]:
        if repeated := _repeated(message, earlier):
            return Standalone(repeated)
    if asked_there := _asked_there(message, previous[-1]):
        return Standalone(asked_there)
    worth = _Worth(set(stems(message)), told, subjects, weight)
    if swapped := _swapped(message, previous[-1], worth):
        return Standalone(swapped, is_guess=True)
    subject = _subject(previous[-1], titles, worth)
    if not subject:
        return Standalone(message)
    body = message.rstrip(" ?!.")
    return Standalone(f"{body} ({subject}){message[len(body) :].strip()}", is_guess=not points_back(message))


def leans(question: str) -> bool:
    """Whether a standalone question got its subject from what was said before it."""
    return bool(parted(question)[1])


def borne_out(message: str, texts: Iterable[str], weight: Weight) -> bool:
    """Whether one of the best sections that a guess found has enough of the message's own words to be what it means."""
    own = {stem: weight(stem) for stem in telling_stems(message)}
    shares = (sum(own[stem] for stem in own.keys() & set(stems(text))) for text in texts)
    return max(shares, default=0.0) >= BORNE_OUT * sum(own.values())


def points_back(message: str) -> bool:
    """Whether a message has a pronoun for something outside it, or nothing else to go by."""
    telling = 0
    for word in words(_NOT_BACKWARD.sub(" ", message)):
        if word in _BACKWARD and telling < BEFORE_PRONOUN:
            return True
        telling += word not in plain_words()
    return not telling


def _repeated(message: str, earlier: str) -> str:
    """The earlier question with a fragment in place of what stood after the same small word; empty where none did."""
    fragment = _FRAGMENT.fullmatch(message)
    if not fragment or not telling_stems(fragment["words"]) or _BACKWARD & set(words(fragment["words"])):
        return ""
    main, link = parted(earlier)[0], fragment["link"].lower()
    found = re.finditer(_PLACE.format(link), main, re.IGNORECASE)
    places = [place for place in found if telling_stems(place[1]) or any(map(str.isupper, place[1].split()))]
    return f"{main[: places[-1].start()]}{link} {fragment['words']}{main[places[-1].end() :]}" if places else ""


def _asked_there(message: str, earlier: str) -> str:
    """The earlier question with a fragment that names a place behind it; empty where the message is none."""
    fragment, main = _FRAGMENT.fullmatch(message), parted(earlier)[0]
    is_place = fragment and fragment["link"].lower() in _OF_PLACES and not _BACKWARD & set(words(fragment["words"]))
    if not fragment or not is_place or not telling_stems(main):
        return ""
    return f"{main.rstrip(' ?!.')} {fragment['link'].lower()} {fragment['words']}?"


@dataclass(frozen=True, slots=True)
class _Worth:
    """How telling a phrase of an earlier question is: by its words that were not said again."""

    said: Container[str]
    told: Container[str]
    subjects: Container[frozenset[str]]
    weight: Weight

    def of(self, phrase: str) -> float:
        fresh = [stem for stem in dict.fromkeys(telling_stems(phrase)) if stem not in self.said]
        return sum(map(self.weight, fresh))

    def of_all(self, text: str) -> dict[str, float]:
        """The phrases of a text that say something new, in order, and how telling each is.

        Where the answer knows of some, those that it knows nothing of are the story around the question.
        """
        worth = {phrase: value for phrase in phrases(text) if (value := self.of(phrase)) > 0}
        known = {phrase: value for phrase, value in worth.items() if self._is_told(phrase)}
        return known or worth

    def _is_told(self, phrase: str) -> bool:
        return any(stem in self.told for stem in telling_stems(phrase))


def _swapped(message: str, earlier: str, worth_of: _Worth) -> str:
    """The earlier question with something else in place of its most telling phrase, as in "And a data engineer?"."""
    named = NAMES_ANOTHER.fullmatch(message)
    other = telling_stems(named["other"]) if named else []
    if not named or not other or _BACKWARD & set(words(named["other"])):
        return ""
    if all(stem in worth_of.told for stem in other) and frozenset(other) not in worth_of.subjects:
        return ""
    main, aside = parted(earlier)
    place = _place_of_subject(main, worth_of.subjects)
    if place:
        return f"{main[: place[0]]}{named['other']}{main[place[1] :]}"
    is_of_subject = any(frozenset(telling_stems(each)) in worth_of.subjects for each in aside.split(", "))
    return f"{main.rstrip(' ?!.')} ({named['other']})?" if is_of_subject else ""


def _place_of_subject(question: str, subjects: Container[frozenset[str]]) -> tuple[int, int] | None:
    """Where the longest run of words stands that has a section of its own, with its article; None if none has."""
    found = list(_WORDS.finditer(question))
    for count in range(LONGEST_TITLE, 0, -1):
        for first in range(len(found) - count + 1):
            start, end = found[first].start(), found[first + count - 1].end()
            if telling_stems(found[first][0]) and frozenset(telling_stems(question[start:end])) in subjects:
                article = _ARTICLE.search(question[:start])
                return (article.start() if article else start), end
    return None


def _subject(question: str, titles: Sequence[str], worth_of: _Worth) -> str:
    """What a question is about, in a few phrases of its own, without what was said again."""
    main, aside = parted(question)
    worth = worth_of.of_all(main)
    if sum(len(phrase.split()) for phrase in worth) < OWN_SUBJECT:
        worth |= worth_of.of_all(aside)
    chosen: list[str] = []
    for phrase in sorted(worth, key=lambda phrase: -worth[phrase]):
        if not chosen or (len(" ".join([*chosen, phrase]).split()) <= ASIDE_WORDS and len(chosen) < ASIDE_PHRASES):
            chosen.append(phrase)
    names = list(dict.fromkeys(title.rstrip("?") for title in titles))
    named = set(stems(" ".join(names)))
    own = [phrase for phrase in worth if phrase in chosen and not set(telling_stems(phrase)) <= named]
    return ", ".join([*names, *own])


def parted(question: str) -> tuple[str, str]:
    """A standalone question without its aside, and the aside."""
    match = _ASIDE.fullmatch(question)
    return (match[1] + match[3], match[2]) if match else (question, "")
