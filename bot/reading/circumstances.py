"""Questions whether it matters who somebody is: one question for everybody, whatever age or background they name."""

import re

from bot.reading.rules import is_pressed
from bot.reading.third_person import RELATIVES
from bot.words.people import NUMBERS, people
from bot.words.phrases import telling_stems

OF_AGE = "Is there an age limit?"
OF_FAMILY = "Can I study this beside a job and a family?"
OF_BACKGROUND = "Does the guide set a limit of age or background?"
MOST_WORDS = 6
"""Of how many words a message may be that only tells an age."""

_FLAGS = re.IGNORECASE | re.VERBOSE
_KIN = rf"(?:my|our)\s+(?:\w+\s+)?{RELATIVES}(?:\s+\w+)?"
_SOMEBODY = rf"(?:i|you|one|we|he|she|they|people|someone|somebody|(?:my|our)\s+{RELATIVES})"
_IS_OF_AGE = re.compile(
    rf"""
    \b(?:i['’]?m|(?:he|she)['’]?s|(?:i\ am|he\ is|she\ is|{_KIN}(?:\s+who)?(?:\ is|['’]s)|turn(?:ed|ing)))
        \s+(?:(?:only|just|already|over|nearly|almost)\s+)?(?:{NUMBERS})(?:\s+years?\s+old)?(?=\s*(?:$|[.!?,;]|and\b|but\b|now\b))
    """,
    _FLAGS,
)
_AGE = re.compile(
    rf"""
    \b(?:am|is|are|be|was)\b(?!\ (?:it|this|that|these|those)\b.{{0,20}}\btoo\ (?:old|young)).{{0,30}}
        \btoo\ (?:old|young|late|early)\b
    |(?:^|[.,;]\s*)(?:and\s+)?too\ (?:old|young|late)\b
    |\bmiss(?:ed)?\ (?:the|my)\ (?:time|boat|train|chance|window)\b
    |{_IS_OF_AGE.pattern}
    |\bhow\ (?:old|young)\ (?!are\ you\b)(?:do|does|must|should|can|could|are|is|am)\ {_SOMEBODY}\b
    |\b(?:old|young)\ enough\b
    |\b(?:what|any|which|right|minimum|maximum|my|his|her|their|this|an)\ age\b|\bage\ (?:limit|matters?|is)\b
    |\b(?:retired|pensioners?|teen\w*|elderly)\b|\b(?:old|older|young|younger)\ (?:people|men|women|folks?)\b
    """,
    _FLAGS,
)
_ORIGIN = re.compile(
    r"\b(?:i['’]?m|(?:he|she)['’]?s|am|is|are|comes?|born)\s+(?:from|in)\s+(?:the\s+)?\w+", re.IGNORECASE
)
_FAMILY = re.compile(
    r"\b(?:dad|mum|mom|mother|father|parents?|kids?|child|children|baby|toddler|twins|carer|night\ shifts?)\b", _FLAGS
)
_MATTERS = re.compile(
    r"""
    \bmatters?\b|\b(?:problem|issue|barrier|obstacle|disadvantage|drawback|hindrance)\b|\bcounts?\ against\b
    |\bchanges?\ (?:any|some|every)thing\b|\bmakes?\ (?:a|any)\ difference\b|\bhold\w*\ (?:\w+\ )?back\b
    |\b(?:allowed|welcome|accepted)\b|\b(?:only|just)\ for\b|\bfor\ \w+\ (?:too|only|also|as\ well)\b
    |\bmiss(?:ed)?\ (?:the|my)\ (?:time|boat|train|chance|window)\b
    |\btoo\ (?:old|young|late|early)\b|\bhow\ (?:old|young)\b|\bage\ limit\b|\benough\b
    |\b(?:what|any|which|right|minimum|maximum)\ age\b
    """,
    _FLAGS,
)
"""Words by which it is asked whether something stands in somebody's way."""
_MAY = re.compile(
    r"""
    \b(?:can|could|may|should|do|does|is|are|will|would|am)\b.{0,40}
    \b(?:do|begin|start|learn|try|join|manage|doable|possible|feasible|ok(?:ay)?|fine|realistic
        |(?:make|get|work)\ (?:it|in|out))\b
    """,
    _FLAGS,
)
"""Words by which it is asked whether somebody can do it."""
_BESIDE = frozenset(
    "matter problem issu barrier obstacl disadvantag drawback hindranc chang count hold differ allow welcom accept "
    "late earli young younger old older age limit start begin learn studi join manag doabl possibl feasibl realist "
    "year ai tech technolog field career path job hire employ use today shift night turn minimum maximum "
    "im retir nearli miss time boat train chanc window switch still wheelchair screen reader".split()
)
"""The stems of words that add nothing to such a question."""
_OF_THINGS = frozenset("old older young only black white brown english".split())
"""Words that describe people, and things as often."""
_IS = re.compile(r"\b(?:he|she|who)['’]?s\b", re.IGNORECASE)
_PEOPLE = re.compile(rf"\b(?:{people(without=_OF_THINGS)}|{RELATIVES})\b", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:am|is|are|was|did|have|can|could)\s+(?:i|it|he|she|they|one)\b", re.IGNORECASE)
"""The order of words in a question, also behind something that is told."""
_PIECES = re.compile(
    r"[.,;!?:–—]+|\s-+\s|\b(?:and|but|so)\b|(?=\b(?:am|is|are|was|can|could|did|have)\s+(?:i|it|he|she|they|one)\b)"
    r"|(?=\btoo\s+(?:old|young|late)\b)",
    re.IGNORECASE,
)
"""Where the clauses of such a question begin and end."""
_WISHES = re.compile(
    r"\b(?:want|wanna|wish|would\s+like|['’]d\s+like|hope|plan|dream|think\w*\s+(?:of|about)|become|becoming)\b",
    re.IGNORECASE,
)
_AND_ANOTHER = re.compile(r"^\W*(?:and|what\s+about|how\s+about|or)\b(?:\s+for)?\s+", re.IGNORECASE)
"""How a message goes on from somebody to somebody else."""
_ASKS_WHAT = re.compile(r"\b(?:what|which|where|who|when|why|how(?!\ (?:old|young)))\b(?!\ age\b)", _FLAGS)


def asked_of_anyone(text: str) -> str:
    """The question whether age, family or background matter, where a message asks nothing else; empty if it does."""
    of_age, somebody = _AGE.search(text), _PEOPLE.search(text) or _ORIGIN.search(text)
    if not (of_age or somebody):
        return ""
    asks = _asks(text) and not _says_more(_without_what_is_told(text) if of_age else text)
    if not asks and not (_only_tells_age(text) and not _says_more(text)):
        return ""
    if of_age:
        return OF_AGE
    return OF_FAMILY if _FAMILY.search(text) else OF_BACKGROUND


def _only_tells_age(text: str) -> bool:
    states = is_pressed(text) or _AND_ANOTHER.match(text)
    return bool(states and _IS_OF_AGE.search(text) and len(_AND_ANOTHER.sub("", text).split()) <= MOST_WORDS)


def _without_what_is_told(text: str) -> str:
    """The clauses that ask; what somebody does or has done changes nothing where they ask about their age."""
    pieces = [piece for piece in _PIECES.split(text) if piece.strip()]
    return " ".join(each for each in pieces if not is_pressed(each) or _MATTERS.search(each) or _WISHES.search(each))


def _asks(text: str) -> bool:
    asked = "?" in text or _ASKED.search(text) or not all(map(is_pressed, re.split(r"[.,;!]", text)))
    return bool(asked) and bool(_MATTERS.search(text) or (_MAY.search(text) and not _ASKS_WHAT.search(text)))


def _says_more(text: str) -> bool:
    """Whether a message has a subject beside who somebody is and whether that matters."""
    rest = _PEOPLE.sub(" ", _ORIGIN.sub(" ", _IS.sub(" ", text)))
    return any(stem not in _BESIDE and not stem.isdigit() for stem in telling_stems(rest))
