"""What a sentence says of its writer: without what others do or say, and without work that is asked of the bot."""

import re

_FLAGS = re.IGNORECASE | re.VERBOSE
_CLAUSES = re.compile(
    r"\s*[,;]\s*|\s+(?:and|but|while|whereas)\s+(?=(?:i|i['’]\w+|me|my|she|he|they|we)\b)", re.IGNORECASE
)
_ONESELF = re.compile(r"\b(?:i|i['’]\w+|me|im|ive|mine)\b", re.IGNORECASE)
_LEADS_UP = re.compile(
    r"""
    ^\W*(?:\w+\W+){0,3}?i\ (?:should|must|might|may|have\ to|want\ to|would\ like\ to|need\ to|forgot\ to
        |hope\ (?:it\ is|it['’]s)\ (?:all\ right|ok(?:ay)?|fine)\ to)
    \ (?:also\ )?(?:mention|say|add|tell\ you|note|confess|admit)\b(?:\ that)?
    """,
    _FLAGS,
)
"""Words that only announce what is told."""
_OPENS = r"^\W*(?:(?:and|but|so|well|also|actually|since|because|though|although|while|whereas)\s+)*"
_OF_OTHERS = re.compile(
    rf"""
    {_OPENS}(?:(?:all|most|many|some|both|one|half)\s+of\s+)?(?:my|our|his|her|their|the|a|this|these)\s+(?:\w+\s+){{0,2}}?
    (?:brothers?|sisters?|dads?|fathers?|mums?|moms?|mothers?|uncles?|aunts?|cousins?|sons?|daughters?|kids?|child(?:ren)?
    |friends?|mates?|flatmates?|room-?mates?|buddy|buddies|colleagues?|co-?workers?|boss(?:es)?|managers?|teachers?
    |professors?|husband|wife|partner|girlfriend|boyfriend|neighbou?rs?|teammates?|classmates?|interns?|guys?|team|parents?|famil(?:y|ies)|folks|in-?laws?|relatives?
    |relations|grand\w+|boyfriends?|fianc[eé]e?)\b
    |{_OPENS}(?:most|many|all|some|every|these|those)\s+(?:\w+\s+){{0,2}}?(?:people|engineers?|developers?|students?)\b
    |{_OPENS}(?:(?:at|in|on)\s+(?:\w+\s+){{1,3}})?(?:he|she|they|everyone|everybody|people|nobody|someone|somebody)(?:['’]\w+)?\b
    """,
    _FLAGS,
)
"""How a clause begins that tells of others."""
_HEARSAY = re.compile(
    rf"""
    {_OPENS}(?:(?!(?:i|we|you|lets?|let['’]s|allow|to|can|may)\b)[\w'’-]+\s+){{1,5}}?
        (?:says?|said|saying|claims?|claimed|told\ me|tells\ me|thinks?|reckons?|swears?|promis(?:es|ed))\b
    |{_OPENS}i\s+(?:(?:just|once|often|always|have|keep)\s+)*(?:read|heard|hear|saw|seen)\s+(?:\w+\s+){{0,3}}?
        (?:that|about|how|say\w*|on|in|somewhere|you|one|people|anyone|somebody)\b
    """,
    _FLAGS,
)
"""How a clause begins that only passes on what others say."""
_ORDERS_WORK = re.compile(
    r"""
    ^\W*(?:(?:please|pls|just|hey|now|then|so|ok(?:ay)?|(?:can|could|will|would)\ (?:you|u)
        |i\ (?:want|need)\ you\ to)\W+)*
    (?:write|do|solve|make|finish|code|complete|answer|fix|debug|program|build|draft|prepare|grade)\b
    .*\b(?:homework|assignments?|exercises?|work-?sheets?|project|essay|tasks?|quiz|test|exam|coursework|thesis|report
        |problem\ (?:set|sheet)s?|problems)\b
    """,
    _FLAGS,
)
"""An order to do somebody's work for them."""
_ASKS_ON = re.compile(
    r"^\W*(?:(?:and|so|but|ok(?:ay)?|then|well)\W+)*(?:then\W+)?(?:after|following|besides)\b", _FLAGS
)
"""How somebody begins who asks what comes after a thing."""


def of_oneself(text: str, *, surely: bool = False) -> str:
    """What a sentence says of its writer: without clauses about others, and the words that only lead up to it.

    With `surely` it is known that the sentence tells something, and asks for nothing.
    """
    if _ORDERS_WORK.search(text) or (_ASKS_ON.match(text) and not names_oneself(text) and not surely):
        return ""
    kept, of_others = [], False
    for clause in clauses(_LEADS_UP.sub("", text, count=1)):
        passed_on = bool(_HEARSAY.search(clause))
        of_others = passed_on or bool(_OF_OTHERS.search(clause)) or (of_others and not names_oneself(clause))
        if not of_others:
            kept.append(clause.strip())
    return ", ".join(clause for clause in kept if clause)


def begins_with_others(text: str) -> bool:
    """Whether a message begins with what others do, think or say."""
    return bool(_OF_OTHERS.search(text) or _HEARSAY.search(text))


def clauses(text: str) -> list[str]:
    """The clauses of a sentence, as far as commas and a new subject tell them apart."""
    return _CLAUSES.split(text)


def names_oneself(text: str) -> bool:
    """Whether a text speaks of its writer in so many words."""
    return bool(_ONESELF.search(text))
