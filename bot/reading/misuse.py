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
    |\bas\ (?:if\ (?:it|they)\ (?:is|are|was|were)\ )?(?:mine|my\ own)\b
    |\bi\ (?:made\ up|invented|faked|never\ (?:did|had|finished|got|earned|worked|took|learned|learnt|went))\b
    |\b(?:say|claim|tell\ \w+|write|list|put|state|pretend)\b.{0,50}\b(?:if|when|though|although|but)\ (?:i
        |it)\b.{0,12}
        \b(?:(?:do|did|have|is|was|ca)n['’]?t|(?:do|did|have|am|was)\ not|never
        |(?:have|had|got|['’]ve)\ (?:got\ )?(?:0|zero|none|no))\W*(?:\w+\W*)?$
    |\b(?:put|list|show|add|mention|include)\b.{0,40}\b(?:cv|resume|résumé|linkedin|profile|application
        |portfolio)\b.{0,20}
        \b(?:if|when|though|although|but|that)\ i\ (?:failed|(?:only\ )?half|never|didn['’]?t|don['’]?t
        |haven['’]?t|did\ not|do\ not|have\ not)\b
    |\b(?:say|claim|present|pass|submit|upload|use|call|show)\b.{0,40}\b(?:mine|my\ own(?:\ work)?)\b
    |\b(?:say|claim)\b.{0,20}\bi\ (?:built|made|wrote|did)\b.{0,20}\b(?:if|though|although|but|when)\b
    """,
    _FLAGS,
)
"""Something claimed that is not so."""
MISUSED_BY_ANOTHER, MISUSED_WITH_DECEIT = 0.02, 0.12
"""The probability of misconduct that is enough beside such words; "cheat sheet" and "fake news detector" have less."""

_BEGS = re.compile(r"\W*(?:(?:oh|come\ on|pretty|please|pls|plz|go\ on)\b\W*)+", re.IGNORECASE)

_TURNS_HONEST = re.compile(
    r"\b(?:something|anything|some|an?|the|more|other|only|do\s+it|way)\s+(?:\w+\s+)?(?:legal\w*|legit\w*|honest\w*|ethical\w*"
    r"|allowed|clean|proper\w*)\b|\b(?:get|earn|pass)\s+(?:an?\s+)(?:real|genuine)\b|\b(?:legally|legitimately|the\s+(?:right|honest|proper)\s+way)\b"
    r"|\binstead\b(?!\s+of)",
    re.IGNORECASE,
)
_HIDES = re.compile(
    r"\b(?:caught|detect\w*|notic\w*|finds?\s+out|found\s+out|trace\w*|suspect\w*|look\w*)\b", re.IGNORECASE
)
"""What nobody is afraid of who does what is honest."""
_APOLOGISES = re.compile(
    r"\W*(?:(?:oh|ok(?:ay)?|ah|hm+|no)\W+)*(?:i['’]?m\s+|i\s+am\s+)?(?:so\s+|very\s+|really\s+)?"
    r"(?:sorry|sry|apologi[sz]e|my\s+(?:bad|apologies)|forgive\s+me"
    r"|(?:i\s+was\s+)?(?:just\s+|only\s+)?(?:kidding|joking))\b(?!.*\?)",
    re.IGNORECASE,
)
_VARIES = re.compile(
    r"""
    \W*(?:(?:ok(?:ay)?|but|and|so|then|fine|well|hm+)\W+)*
    (?:what\ (?:if|about)|how\ about|even\ if|only\ if|and\ if|would\ it\ be|is\ it\ (?:ok(?:ay)?|fine|alright
        |better)\ (?:if|when)
        |(?:can|could|may)\ i\ (?:at\ least|just|then)|do\ i\ have\ to\ (?:say|tell|admit|mention|disclose))\b
    (?!.*\b(?:myself|credit|cite|honest\w*|learn|from\ scratch|real\ one|mention\ (?:it|that|them)|say\ (?:it
        |that)\ is\ (?:not|theirs)|own\ version)\b)
    """,
    _FLAGS,
)
"""How somebody asks for what was refused in another way, and not how to do it honestly."""


def apologises(text: str) -> bool:
    """Whether a message, after a refusal, takes back what was asked for."""
    return bool(_APOLOGISES.match(text))


def varies(text: str) -> bool:
    """Whether a message, after a refusal, may only ask for the same in another way."""
    return bool(_VARIES.match(text))


def begs(text: str) -> bool:
    """Whether a message is nothing but a plea, which after a refusal agrees to nothing else."""
    return bool(_BEGS.fullmatch(text))


def is_misuse(text: str, probability: float) -> bool:
    """Whether words and likeness together say that a message asks for something dishonest."""
    if _BY_ANOTHER.search(text):
        return probability >= MISUSED_BY_ANOTHER
    return probability >= MISUSED_WITH_DECEIT and bool(_DECEIT.search(text))


def turns_honest(text: str) -> bool:
    """Whether somebody who was refused something asks for what is honest in its place."""
    return _TURNS_HONEST.search(text) is not None and not _HIDES.search(text)
