"""Leaving out who somebody is, so that everyone is told the same: name, gender, age, origin, faith, family, disability.

What somebody does or can ("I'm a nurse", "I know Python") stays, since the guides may speak to it.
"""

import re

from bot.reading.circumstances import asked_of_anyone
from bot.reading.groups import Groups
from bot.reading.third_person import in_first_person
from bot.words.people import NUMBERS, people

FEWEST_WORDS = 3
"""A message that would keep fewer words than these is left as it is."""

_LEANS = re.compile(r"\btoo (?:old|late|young)\b|\bage\b|^\W*(?:is|does|will|would) (?:that|this|it)\b", re.IGNORECASE)
_IM = r"(?:i(?:\s*am|['’]?m)|im)"
_SMALL = r"a|an|the|and|of|with|to|in|my|at|two|three|four|one|very|also|just|small|from|home|who|is|person|people|&"
_SECOND_NAMES = "paz|york|delhi|africa|zealand|lanka|city|korea|kong|rica|salvador|arabia|states|kingdom"
"""How names of places go on that people write in small letters."""
_AGE_BESIDE = re.compile(
    rf"(?P<what>\b(?:{_IM}|as|work\s+as)\s+[^.,;:!?]{{3,40}}),\s*(?:{NUMBERS})(?:\s*(?:years?(?:\s+old)?|yo|y/o))?(?=\s*[.,;:!?]|\s*$)",
    re.IGNORECASE,
)
"""What somebody is, with their age behind it: "I'm a truck driver, 38"."""
_BEGINS = r"(?:^|(?<=[.!?;,:])\s*|(?<=\band)\s+)(?:(?:hi|hello|hey|so|well|and|but)\b[\s,!.]*)*"
_ENDS = r"\s*(?:[.!?;:,]+\s*(?:(?:and|so|but)\s+(?=\w))?|\s(?:and|so|but)\s+|$)"


class Impersonal:
    """Takes what somebody says of who they are out of a message."""

    def __init__(self) -> None:
        self._groups = Groups()
        self._pattern, self._hasty = _pattern(named=r"(?-i:(?=[A-Z]))"), _pattern(named="")

    def asked_by_anyone(self, text: str) -> str:
        """The message as anyone would write it, whoever its writer is, and whomever it asks for."""
        own = self._groups.as_oneself(in_first_person(text))
        return asked_of_anyone(text) or asked_of_anyone(own) or self.leave_out(own)

    def leave_out(self, text: str) -> str:
        """The message without what it says of who its writer is; unchanged where little else would be left.

        Nothing is left of a message in which somebody only introduces themselves.
        """
        pattern = self._hasty if text.islower() else self._pattern
        left = _AGE_BESIDE.sub(r"\g<what>", text)
        left = pattern.sub(" ", pattern.sub(" ", left).strip(" ,")).strip(" ,")
        if not any(letter.isalnum() for letter in left):
            return ""
        if left == text or len(left.split()) < FEWEST_WORDS or _LEANS.search(left):
            return text
        return left[0].upper() + left[1:] if text[0].isupper() else left


def _pattern(*, named: str) -> re.Pattern[str]:
    """What is left out; a place of origin begins with `named`, a capital unless all is written in small letters."""
    described = people()
    small = rf"(?:{_SMALL}|{described})\b[\s-]*"
    who = rf"(?:(?:{NUMBERS})\b[\s,-]*|{small})*(?:{described})\b(?:[\s-]+(?:{small})+)?"
    name = r"[\w'’-]+(?:\s+(?-i:[A-Z])[\w'’-]+)?"
    place = rf"[\w'’-]+(?:\s+(?-i:[A-Z])[\w'’-]+|\s+(?:{_SECOND_NAMES}))?"
    parts = (
        rf"(?:(?:speaking|asking|writing|talking)\s+)?as\s+(?:someone\s+who\s+is\s+)?{who}",
        rf"{_IM}\s+{who}",
        rf"(?:my\s+name\s+is|my\s+name['’]s|i['’]?m\s+called|call\s+me)\s+{name}(?:\s+[\w'’-]+(?=\s*[.,!]))?",
        rf"(?:this\s+is|it['’]?s)\s+{name}\s+here",
        rf"{_IM}\s+(?-i:[A-Z])[\w'’-]+(?=\s*(?:[.,!]|$))",
        rf"(?:i\s+|{_IM}\s+)?(?:come|came|comes|am)?\s*(?:originally\s+)?from\s+(?:the\s+)?{named}{place}",
        rf"(?:i\s+|{_IM}\s+)?(?:grew\s+up|was\s+born|was\s+raised|born|raised|live|living)\s+in\s+{place}",
        rf"(?:{_IM}|i\s+(?:just\s+)?turned|turned)\s+(?:{NUMBERS})(?:\s+years?\s+old)?(?:\s+(?:now|today|last\s+\w+|this\s+\w+))?",
        r"(?:(?:i\s+)?use\s+a\s+screen\s*reader|i\s+speak\s+[\w\s]*accent|\w+\s+(?:is|isn['’]?t|is\s+not)\s+my\s+(?:first|native|mother)\s+(?:language|tongue)"
        r"|my\s+(?:first|native|mother)\s+(?:language|tongue)\s+is\s+\w+|i\s+(?:use|sit\s+in|am\s+in)\s+a\s+wheelchair)",
        rf"i\s+have\s+(?:(?:{_SMALL})\s+)*(?:{described})\b",
    )
    return re.compile(rf"{_BEGINS}(?:{'|'.join(parts)}){_ENDS}", re.IGNORECASE)
