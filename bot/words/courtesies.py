"""What stands around that which a message says: a greeting, a nod, words that lead back to the subject, thanks."""

import re

_GREETING = re.compile(
    r"^\W*(?:(?:omg|oh|ok|so|well)\W+)?"
    r"(?:hi+|hello+|hey+|hiya|good (?:morning|afternoon|evening|day)|greetings|namaste|dear (?:bot|sir|madam|guide))"
    r"(?:[ ,]+(?:there|bot|guide|all|everyone|again|friend|team))?\s*(?:[,.!:;–-]+\s*|\s+(?=quick))(?=\w+\W+\w)",
    re.IGNORECASE,
)
_PREAMBLE = re.compile(
    r"\W*(?:(?:ok(?:ay)?|right|well|so|anyway|alright)\W+)*(?:(?:let'?s (?:get|go) )?back (?:to|on) (?:the |our |my )?"
    r"(?:business|work|track|topic|point|subject|question|plan|path|it|this|that|where we were)"
    r"|to business|seriously|jokes aside|anyway)"
    r"\s*[,:;.–-]+\s*(?=\w)",
    re.IGNORECASE,
)
"""Words that lead back to the subject and are none themselves."""
_THANKS = re.compile(
    r"(?<=\w\w\w)\s*[,.!;–-]+\s*(?:many )?(?:thanks?|thank you|thx|cheers|please|pls)"
    r"(?: (?:so|very) much| a lot| in advance)?[\s.!]*$",
    re.IGNORECASE,
)
_NOD = re.compile(
    r"^\W*(?:ok(?:ay)?|hm+|right|alright|cool|i see)\b[\s,.!:;…-]+(?=\w+(?:['’\s]+\w+){1,5}\W*$)", re.IGNORECASE
)
"""A word that shows that something was read; with a few more behind it, they are what the message is."""


def without_greeting(text: str) -> str:
    """The text without a greeting in front of it; one that is nothing else stays."""
    return _GREETING.sub("", text, count=1)


def without_thanks(text: str) -> str:
    """The text without words that lead back to the subject, and without thanks or a please at its end."""
    return _THANKS.sub("", _PREAMBLE.sub("", text, count=1))


def without_nod(text: str) -> str:
    """The text without an "ok" or "hm" in front of a few words, where it would weigh most."""
    return _NOD.sub("", text, count=1)
