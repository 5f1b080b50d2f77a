"""What in the words of a message makes it likelier that something dishonest is asked for, beside what it is like."""

import re

_FLAGS = re.IGNORECASE | re.VERBOSE
_WORK = (
    r"(?:exams?|tests?|quiz(?:zes)?|certific\w+|assessments?|interviews?|homework|assignments?|essays?|coursework|papers?"
    r"|thesis|dissertation|reports?|exercises?|problem\ sets?)"
)
_BY_ANOTHER = re.compile(
    rf"""
    \b(?:take|sit|pass|do|write|complete|finish|solve|clear|answer)\b.{{0,40}}\b{_WORK}\b.{{0,30}}
        \b(?:for\ me|in\ my\ (?:place|name|stead)|instead\ of\ me|as\ me)\b
    |(?:^|\b(?:can|could|will|would)\ (?:you|u|someone|somebody)|\b(?:please|pls|just))\W*(?:please\ |pls\ |just\ )?
        (?:do|write|finish|solve|complete)\ (?:my|me\ (?:an?|my))\ (?:\w+\ ){{0,3}}{_WORK}\b
    """,
    _FLAGS,
)
"""Work that is to be done by its learner and by nobody else."""
_DECEIT = re.compile(
    r"""
    \b(?:help\ me|how\ (?:do|can|could|would|should|to)|(?:can|could|should|may)\ i|i\ (?:want|need|have)\ to|make\ me
        |is\ it\ (?:ok(?:ay)?|fine|alright|wrong))\b.{0,25}
        \b(?:lie|fake|pretend|forge|cheat|invent|make\ up|falsify)\b
    |\bi\ (?:made\ up|invented|faked|never\ (?:did|had|finished|got|earned|worked|took|learned|learnt|went))\b
    |\b(?:say|claim|tell\ \w+|write|list|put|state|pretend)\b.{0,50}\b(?:if|when|though|although|but)\ (?:i|it)\b.{0,12}
        \b(?:(?:do|did|have|is|was|ca)n['’]?t|(?:do|did|have|am|was)\ not|never)\W*(?:\w+\W*)?$
    |\b(?:say|claim|present|pass|submit|upload|use|call|show)\b.{0,40}\b(?:mine|my\ own(?:\ work)?)\b
    |\b(?:say|claim)\b.{0,20}\bi\ (?:built|made|wrote|did)\b.{0,20}\b(?:if|though|although|but|when)\b
    """,
    _FLAGS,
)
"""Something claimed that is not so."""
MISUSED_BY_ANOTHER, MISUSED_WITH_DECEIT = 0.02, 0.12
"""The probability of misconduct that is enough beside such words; "cheat sheet" and "fake news detector" have less."""

_BEGS = re.compile(r"\W*(?:(?:oh|come\ on|pretty|please|pls|plz|go\ on)\b\W*)+", re.IGNORECASE)


def begs(text: str) -> bool:
    """Whether a message is nothing but a plea, which after a refusal agrees to nothing else."""
    return bool(_BEGS.fullmatch(text))


def is_misuse(text: str, probability: float) -> bool:
    """Whether words and likeness together say that a message asks for something dishonest."""
    if _BY_ANOTHER.search(text):
        return probability >= MISUSED_BY_ANOTHER
    return probability >= MISUSED_WITH_DECEIT and bool(_DECEIT.search(text))
