"""What is asked about a third person, as that person would ask it: "what would she earn?" is "what would I earn?"."""

import re

from bot.reading.rules import is_pressed

RELATIVES = (
    r"(?:(?:step|half|twin)?-?(?:son|daughter|brother|sister|mother|father|mum|mom|dad)(?:-in-law)?|wife|husband|partner"
    r"|spouse|fianc[eé]e?|girlfriend|boyfriend|(?:best\s+)?friend|mate|buddy|pal|room-?mate|flatmate|classmate|cousin|niece"
    r"|nephew|uncle|aunt(?:ie|y)?|child|kid|boy|girl|teen(?:ager)?|gran(?:ny)?|nana"
    r"|grand(?:son|daughter|mother|father|ma|pa|child|parent)|colleague|co-?worker|neighbou?r|student|pupil)"
)
"""Somebody who may be asked for."""
_NO_NAME = (
    r"(?:is|was|has|had|who|and|or|but|want|wants|would|will|should|could|can|need|needs|like|likes|love|loves|hope|hopes"
    r"|dream|dreams|work|works|know|knows|live|lives|come|comes|study|studies|learn|learns|to|in|at|of|for|from|with|on|as"
    r"|do|does|start|starts|begin|begins|become|becomes|earn|earns|get|gets|take|takes|ask|asks|the|a|an|if|when|too)"
)
"""Words behind a relative that are not their name."""
_NAME = (
    rf"(?:(?:\s*,)?\s+(?-i:[A-Z])[\w'’-]+(?=\s*,|\s)"
    rf"|\s+(?!{_NO_NAME}\b)[\w'’-]+(?=\s+(?:is|was|has|who|wants?|would|likes?|loves?)\b))"
)
_THEIR_AGE = r"(?:\s*,\s*(?:aged?\s+)?\d{1,2}\s*,)"
_KIN = (
    rf"(?:(?:my|our)\s+(?:(?!and\b|or\b|i\b|to\b)[\w-]+\s+){{0,3}}?{RELATIVES}|an?\s+(?:good\s+|close\s+)?friend\s+of\s+(?:mine|ours))"
    rf"(?!['’-]|\s+(?:says?|said|thinks?|tells|told)\b){_NAME}?{_THEIR_AGE}?(?:\s*,(?=\s+(?:who|wants?|would|is)\b))?"
)
_WHO = rf"(?:he|she|{_KIN})"
_ANYONE = rf"(?:he|she|him|her|his|they|them|their|{_KIN})"
_SENTENCE = re.compile(r"[^.!?;]+(?:[.!?;]+\s*|$)")
_ASKED_LATER = re.compile(
    rf"""
    (?:\s*[,:–—]+\s*|\s+-+\s+|\s+)(?:(?:so|and|but|then)\s+)?
    (?=(?:(?:what|where|when|how(?:\s+\w+)?|which(?:\s+\w+){{1,2}})\s+)?
        (?:(?:should|can|could|do|does|is|are|has|have|would(?:\s+be)?|will(?:\s+be)?|must|might|may)
        \s+{_ANYONE}\b(?!\s+(?:and|is|wants|would)\b)|(?:is|would|will|does)\s+(?:it|this|that|there)\b[^.!?;,]*\s(?:for|to)\s+(?:him|her|them)\b))
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Where a sentence that first tells of somebody goes on to ask for them."""
_ASKS_FOR = re.compile(
    r"^\W*(?:(?:hi|hello|hey)\W+)?(?:i['’]?m|i\s+am|this\s+is|it['’]?s)\s+(?:asking\s+|writing\s+)?(?:(?:this|here)\s+)?"
    rf"(?:on\s+behalf\s+of|for)\s+{_KIN}\s*[,:.]?\s*(?:and\s+)?",
    re.IGNORECASE,
)
"""Words that only say for whom is asked."""
_NAMED = re.compile(rf"\b{_KIN}", re.IGNORECASE)
_HE_OR_SHE = re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)
FEWEST_TOLD = 3
"""Of how many words what is told before a question must be."""
_ASKS_WHAT = re.compile(r"\b(?:what|where|when|how|which)(?:\s+\w+){0,2}$", re.IGNORECASE)
_ONESELF = re.compile(r"\b(?:i|me|myself|we|us)\b", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:right(?!\s+for)|wrong|correct|true|lying|mistaken|serious|joking|say|says|said|saying|think|thinks|thought|told|tells"
    r"|claim\w*|mean|means|heard|wrote|written|made|teach|teaches)\b",
    re.IGNORECASE,
)
"""Words of a question about what somebody said, or about the author of something."""
_FOR_ONE = ((re.compile(rf"\b(for|suits?)\s+{_KIN}\b", re.IGNORECASE), r"\1 me"),)
"""How somebody is replaced where the writer speaks of themselves as well."""
_REPLACED = tuple(
    (re.compile(pattern, re.IGNORECASE), by)
    for pattern, by in (
        (rf"\bdoes\s+{_WHO}\b", "do I"),
        (rf"\bhas\s+{_WHO}\b", "have I"),
        (rf"\bis\s+{_WHO}\b(?!['’])", "am I"),
        (r"\b(?:he|she)(?:['’]s|\s+is)\b", "I am"),
        (r"\b(?:he|she)\s+has\b", "I have"),
        (r"\b(?:he|she)\s+needs\b", "I need"),
        (rf"\b(?:my|our)\s+{RELATIVES}['’]s\b", "my"),
        (rf"\b(for|take|takes|help|suit|suits|give|with)\s+{_KIN}\b", r"\1 me"),
        (rf"\b{_WHO}(?:(?<=,)|\b)", "I"),
        (r"\bhim\b|\bher\b(?=\W*$|\s*[?.!,]|\s+(?:to|in|for|with|as|if|when|at|and|or|a|an|the)\b)", "me"),
        (r"\b(?:his|her)\b", "my"),
    )
)
_OF_ONE_OF_ANY_SEX = tuple(
    (re.compile(pattern, re.IGNORECASE), by)
    for pattern, by in (
        (r"\bare\s+they\b", "am I"),
        (r"\bthey(?:['’]re|\s+are)\b", "I am"),
        (r"\bthey\b", "I"),
        (r"\bthem\b", "me"),
        (r"\btheir\b", "my"),
    )
)
"""The same for somebody whose sex is not said, once it is said who they are."""
_DOES = r"(want|like|love|hope|dream|work|know|live|come|need|enjoy)"
_TOLD = tuple(
    (re.compile(pattern, re.IGNORECASE), by)
    for pattern, by in (
        (r"\bI\s+from\s+(?-i:[A-Z])[\w'’-]+", "I"),
        (
            r"\bI\s*,?\s+who(?:['’]s|\s+is)\s+(.+?)\s*,?\s+(?=(?:wants?|would|likes?|loves?|hopes?|needs?)\b)",
            r"I am \1 and ",
        ),
        (r"\bI(?:\s*,)?\s+(?:who\s+)?(?:is|['’]s)\b", "I am"),
        (r"\bI\s*,\s+I\b", "I"),
        (rf"(\bI|\band|,)\s+{_DOES}s\b", r"\1 \2"),
        (rf"(\band|,)\s+(?={_DOES}\b|would\b)", r"\1 I "),
        (r"(\bI|\band|,)\s+has\b", r"\1 have"),
    )
)
"""What is told of somebody, as they would tell it."""


_SAME_FOR_ANOTHER = re.compile(
    r"\W*(?:and|but|or|so|then|also|same|(?:what|how)\s+about)(?:\W+(?:what|how|about|same|the|for|if|with))*"
    r"\W+(?:him|her|she|he|me"
    rf"|(?:my|our|an?|his|her|their)\s+(?:[\w-]+\s+)?{RELATIVES}(?:\s+(?:of\s+mine|(?!{_NO_NAME}\b)[\w'’-]+))?)\W*",
    re.IGNORECASE,
)
"""A question that only names somebody else: "and my brother?", "what about for her?"."""


def is_the_same_for_another(text: str) -> bool:
    """Whether a message asks no more than the last one, but for somebody else, or for oneself after all."""
    return _SAME_FOR_ANOTHER.fullmatch(text) is not None


def in_first_person(text: str) -> str:
    """A message in which what is asked for somebody else is asked as if for oneself, with what is told for that.

    Where nothing is asked for somebody else, all of it stays.
    """
    pieces = _SENTENCE.findall(_ASKED_LATER.sub(_parted, text))
    named = _NAMED.search(text) is not None and not _HE_OR_SHE.search(text)
    if not any(_asks_for_somebody(piece, named=named) for piece in pieces):
        return text
    return "".join(_as_i(piece, named=named) for piece in pieces)


def _parted(found: re.Match[str]) -> str:
    """A stop before a question, unless that begins there anyway."""
    before = found.string[: found.start()].rstrip()
    begins = not before or before[-1] in ".!?;" or len(before.split()) < FEWEST_TOLD or _ASKS_WHAT.search(before)
    return found.group() if begins else ". "


def _asks_for_somebody(sentence: str, *, named: bool) -> bool:
    asked = _ASKS_FOR.sub("", sentence)
    return not is_pressed(asked) and not _SAYS.search(asked) and _asked_as_i(asked, named=named) != asked


def _asked_as_i(sentence: str, *, named: bool) -> str:
    """A question about somebody else alone, as they ask it; what the writer asks of themselves stays."""
    if _ONESELF.search(sentence):
        return _replaced(sentence, _FOR_ONE)
    return _replaced(sentence, (*_REPLACED, *_OF_ONE_OF_ANY_SEX) if named else _REPLACED)


def _as_i(sentence: str, *, named: bool) -> str:
    asked = _ASKS_FOR.sub("", sentence)
    if _SAYS.search(asked):
        return sentence
    as_i = _asked_as_i(asked, named=named)
    return as_i if _ONESELF.search(asked) else _replaced(as_i, _TOLD)


def _replaced(text: str, patterns: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, by in patterns:
        text = pattern.sub(by, text)
    return text
