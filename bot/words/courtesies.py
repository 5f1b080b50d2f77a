"""What stands around that which a message says: a greeting, a nod, fillers, words that lead back to it, thanks."""

import re

_GREETING = re.compile(
    r"^\W*(?:(?:omg|oh|ok|so|well)\W+)?"
    r"(?:hi+|hello+|hey+|hiya|hola|good (?:morning|afternoon|evening|day)|greetings|namaste"
    r"|dear (?:bot|sir|madam|(?:career )?guide))"
    r"(?:[ ,]+(?:there|(?:career )?(?:bot|guide)|all|everyone|again|friend|team|sir|madam|ma'am))?"
    r"\s*(?:[,.!:;–-]+\s*|\s+(?=quick))(?=\w+\W+\w)",
    re.IGNORECASE,
)
_PREAMBLE = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|right|well|so|anyway|alright)\W+)*(?:(?:let'?s (?:get|go) )?back (?:to|on) (?:the |our |my )?"
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


_ASKS = (
    r"(?:(?:what|which|where|when|who|why)\b(?!\s+(?:i|you|we|they|he|she)\b)|how|is|are|does|will|should|must"
    r"|(?:can|could|do|did|would|may)\s+(?:i|you|we|they|he|she|it|one|people|the|an?|my|this|that|these|those|some\w+|any\w+))\b"
)
_ASKED = re.compile(rf"\W*{_ASKS}", re.IGNORECASE)
_LEADS_IN = re.compile(
    rf"""
    \W*(?:
        (?:yo|hmm*|ah+|oh|so|like|umm*|uhh*|well|alright|anyway|honestly|frankly|seriously|basically|please|sir|madam
            |bro|dude|to\ be\ (?:honest|fair|frank)|by\ the\ way|excuse\ me|(?:just\ )?(?:out\ of\ )?curio(?:us|sity)
            |(?:an?\ )?(?:quick|next|last|another|one(?:\ more)?|my|small|silly|dumb|stupid)\ (?:one|thing|question)
            (?:\ is)?
            |sorry\ (?:if|for|to)\b[^,.:;?]{{0,30}}?(?:\ but|(?=[,.:;]))
            |not\ sure\ (?:who|where|how)\ to\ ask)
        \b[\s,.:;!…–-]*
        |(?:(?:can|could|would|will)\ you\ (?:(?:please|kindly|maybe|just)\ )?|(?:please|kindly)\ )
            (?:tell|say|explain)(?:\ (?:to\ )?me)?\b[\s,:]*(?={_ASKS})
        |i(?:\ was|['’]?m|\ am|['’]?ve\ been|\ have\ been)?\ (?:just\ |only\ )?wonder(?:ing)?\b[\s,:]*(?={_ASKS})
        |i(?:['’]?d|\ would)?\ (?:(?:just|only|also)\ )?(?:(?:like|love|want|need)\ to|wanna)\ (?:know|ask)\b[\s,:]*
            (?={_ASKS})
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Words that lead in to a question and are no part of it."""
_TRAILS_OFF = re.compile(
    r"""
    [\s,.;:!–-]*(?<=\W)
    \(?(?:lo+l|lmao|x{2,}|(?:fr\ ?)+|ngl|tbh|basically|innit
        |(?:ha|he){2,}h?|bro+|bruh|dude|mate|though?|please|sir|madam|to\ be\ (?:honest|fair)|just\ curious
        |by\ the\ way|asking\ for\ (?:a|my)\ friend|(?:i\ )?need\ to\ know(?:\ (?:asap|now|fast|soon))?|asap
        |(?:(?:please\ )?and\ |many\ )?(?:thanks|thank\ you|thx|ty|tia|cheers)(?:\ (?:so\ much|a\ lot|in\ advance))?)
    \)?(?P<end>[\s.!?:;)(^_]*)$
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""The same behind it."""
_OPENS_WITH_NOD = re.compile(
    r"^\W*(?:ok(?:ay)?|hm+|right|cool|great|fine|alright)\b[\s,.!:;…-]+(?:(?:ok(?:ay)?|so|then|wait)\b[\s,]*)*",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[?!]*\?[?!]*$")
_FEWEST_ASKED = 3
"""A question of fewer words may be made by what stands around it."""


def without_fillers(text: str, *, keeps_nod: bool) -> str:
    """A question without the words around it that say nothing: "yo how long does it take lol" asks how long.

    To an embedder they weigh as much as the rest. With `keeps_nod` an "ok" in front stays, since it may be an answer.
    What asks nothing by itself stays as it is.
    """
    rest = without_greeting(text if keeps_nod else _OPENS_WITH_NOD.sub("", text, count=1))
    while (shorter := _TRAILS_OFF.sub(_ending, _without_lead(rest))) != rest:
        rest = shorter
    return _MARKS.sub("?", rest) if len(rest.split()) >= _FEWEST_ASKED and _ASKED.match(rest) else text


def _without_lead(text: str) -> str:
    lead = _LEADS_IN.match(text)
    return text[lead.end() :] if lead else text


def _ending(found: re.Match[str]) -> str:
    return "?" if "?" in found["end"] else ""


def without_greeting(text: str) -> str:
    """The text without a greeting in front of it; one that is nothing else stays."""
    return _GREETING.sub("", text, count=1)


def without_thanks(text: str) -> str:
    """The text without words that lead back to the subject, and without thanks or a please at its end."""
    return _THANKS.sub("", _PREAMBLE.sub("", text, count=1))


def without_nod(text: str) -> str:
    """The text without an "ok" or "hm" in front of a few words, where it would weigh most."""
    return _NOD.sub("", text, count=1)
