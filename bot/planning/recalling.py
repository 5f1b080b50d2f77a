"""Whether a message asks what its writer told the bot of themselves."""

import re

MOST_WORDS = 14
"""Of how many words a message may be to ask only that."""
_RECALLS = re.compile(
    r"""
    \b(?:did|have|had)\ i\ (?:\w+\ )?(?:say|said|tell|told|mention(?:ed)?)\b
    |\b(?:do|did|can|will|would)\ (?:you|u)\ (?:still\ |even\ )*(?:remember|recall|have\ (?:it\ )?noted|know)\b
        .*\b(?:i\ (?:said|told|know|have|can|had|wrote)|my\ (?:hours|goal|time|level|skills))\b
    |\bi\ (?:already\ )?(?:told|said|mentioned)\b.*(?:\bright\b|\bremember\b|\bno)?\W*\?
    |\bwhat\ (?:do|did)\ i\ (?:already\ |really\ |actually\ )*know(?:\ (?:already|now|so\ far|yet))?\W*$
    |\bremind\ me\b.*\bi\ (?:already\ |have\ )?(?:know|said|say|told|tell|have|can)\b
    |^\W*(?:(?:and|so|ok|show\ me|tell\ me|list)\W+)*what(?:['’]?s)?\b
        (?=.*\b(?:you|me|my|i)\b).{0,40}\b(?:noted|written|recorded|on\ record|on\ file|stored|saved|jotted)
        (?:\ (?:down|so\ far|yet|already|now|(?:about|of|for|from)\ me))*\W*$
    |\bwhat\ (?:do\ you\ (?:think|believe)|have\ you\ noted)\ (?:that\ )?(?:i|of\ me|about\ me)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OF_ONES_STATE = re.compile(r"\b(?:kno\w*|hours?|time|week|goal|level|skills?|topics?|plan|can|have)\b", re.IGNORECASE)
_NOTED = re.compile(r"\b(?:noted|written|recorded|record|file|stored|saved|jotted)\b", re.IGNORECASE)
_KNOWS = re.compile(r"\bi\ (?:\w+\ )?know\b", re.IGNORECASE)
_LEADS_UP = re.compile(
    r"^.*?\b(?:i\s+(?:already\s+)?(?:said|told\s+you|mentioned)|(?:say|tell\s+you|told\s+you|mention)(?:\s+that)?)\b",
    re.IGNORECASE,
)
_NOTE_IT = re.compile(
    r"\W*(?:(?:ok(?:ay)?|yes|yeah|good|great|fine|so|and|please|pls|then|well|can you|could you|just)\W+)*"
    r"(?:note|save|store|remember|record|write down|put down)\s+(?:it|that|this|them|those|all|everything|my)\b",
    re.IGNORECASE,
)


def asks_to_note(text: str) -> bool:
    """Whether a message bids to note what was told."""
    return bool(_NOTE_IT.match(text))


def asks_what_was_told(text: str) -> bool:
    """Whether a message asks what its writer said that they know, have or want."""
    if len(text.split()) > MOST_WORDS or not _RECALLS.search(text):
        return False
    return bool(_OF_ONES_STATE.search(text)) or asks_what_is_noted(text)


def asks_what_is_noted(text: str) -> bool:
    """Whether a message asks what has been noted of its writer."""
    return bool(_NOTED.search(text))


def asks_what_is_known(text: str) -> bool:
    """Whether a message asks what its writer knows, by their own words."""
    return bool(_KNOWS.search(text))


def what_was_told(text: str) -> str:
    """What such a message holds to have been told, such as "6 hours" of "do you remember that I said 6 hours?"."""
    found = _LEADS_UP.match(text)
    return text[found.end() :].strip(" ?!.,") if found else ""
