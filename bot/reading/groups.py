"""Questions whether something suits people of a group, as anyone would ask them of themselves."""

import re

from bot.words.people import people

_ANYBODY = r"(?:persons?|people|folks?|individuals?|someone|somebody)"
_SOMEBODY = (
    r"(?:(?:wo)?m[ae]n|girls?|boys?|guys?|lad(?:y|ies)|females?|males?"
    r"|(?:grand)?(?:mothers?|fathers?|parents?|mums?|moms?|dads?|mas?|pas?)|widows?|widowers?|teen(?:ager)?s?"
    r"|pensioners?|seniors?|immigrants?|migrants?|refugees?|foreigners?"
    r"|muslims?|christians?|hindus?|jews?|sikhs?|buddhists?|atheists?)"
)
_SUITS = re.compile(
    r"\b(?:suit\w*|good|right|fit|realistic|possible|feasible|doable|ok(?:ay)?|fine|something|anything|careers?|hard(?:er)?"
    r"|eas(?:y|ier)|worth|open|made|only|late|chances?|difficult|can|could|should|would|will|may|do|does)\b",
    re.IGNORECASE,
)
"""Words by which it is asked whether something is for somebody, and not what is made for them."""


class Groups:
    """Puts the writer of a question in the place of the people that it names by who they are."""

    def __init__(self) -> None:
        described = people()
        some = rf"(?:(?:{described}|\d+|years?|old)\b[\s-]*)"
        more = (
            r"(?:\s+(?:from|in|of)\s+(?:the\s+)?(?!ai\b|tech\b|data\b|it\b)[\w'’-]+(?:\s+(?-i:[A-Z])[\w'’-]+)?"
            rf"|\s+(?:who\s+(?:is|are)|who['’]?s|with)\s+(?:an?\s+)?(?:{described})"
            r"|\s+(?:over|above|under|older\s+than|younger\s+than)\s+\w+)"
        )
        group = rf"(?:an?\s+|the\s+)?(?:{some}+{_ANYBODY}\b{more}*|{_ANYBODY}\b{more}+|{some}*\b{_SOMEBODY}\b{more}*)"
        self._for = re.compile(rf"\b(?P<link>for|suits?)\s+{group}(?=\s*(?:[?.!,]|$|to\b|or\b|and\b))", re.IGNORECASE)
        self._may = re.compile(
            rf"\b(?P<may>can|could|should|would|will|may|do|does)\s+{group}\s+"
            r"(?P<does>become|be|learn|study|work|get|make|do|start|begin|succeed|find|have|need|earn|go)\b",
            re.IGNORECASE,
        )

    def as_oneself(self, text: str) -> str:
        """A question about people of a group as somebody would ask it of themselves; any other stays as it is."""
        if not _SUITS.search(text):
            return text
        asked = self._for.sub(r"\g<link> me", text)
        return self._may.sub(lambda found: f"{_of_me(found['may'])} I {found['does']}", asked)


def _of_me(verb: str) -> str:
    return {"does": "do", "Does": "Do"}.get(verb, verb)
