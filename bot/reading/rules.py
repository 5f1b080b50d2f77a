"""The few exact rules: short messages whose meaning hangs on their very words."""

import re

from bot.reading.acts import Act

_FLAGS = re.IGNORECASE | re.VERBOSE

_POLITE = r"(?:[\s,.!]*(?:please|pls|plz|thanks|thank\ you|then|now|mate|friend|sir|bro|ok(?:ay)?))*[\s.!?…]*"
_IT = r"(?:that|this|it)"
_YES = r"""
    yes|yeah+|yep|yup|yea|yeh|ya+|yess+|sure(?:\ thing)?|please(?:\ do)?|of\ course|absolutely|definitely|certainly
    |indeed|gladly|fine|sounds\ good|that\ one|yes\ i\ do|ok(?:ay)?|alright|all\ right
    |(?:yes|ok(?:ay)?|sure)?\ ?(?:go\ ahead|do\ it|do\ that|show\ me|tell\ me)
    |let'?s\ (?:do\ it|do\ that|go|hear\ it)|i(?:'d|\ would)\ (?:like|love)\ (?:that|to)
"""
_NO = r"""
    no|nope|nah|no\ no|n|neither|later|not\ (?:really|now|that|interested)|no\ thanks?|no\ thank\ you|no\ need|don'?t
    |none(?:\ of\ (?:those|these|them))?|never\ ?mind|(?:i'?d\ )?rather\ not|skip\ (?:it|that)|maybe\ later
"""
_NEXT = rf"""
    (?:and|so|ok(?:ay)?|right|done|got\ it)?[\s,.]*(?:
        (?:and\ )?then(?:\ what)?|next(?:\ one|\ step|\ up)?|(?:and\ |what\ )?after\ {_IT}(?:\ one)?(?:\ what)?
        |what\ (?:then|next|now)|what(?:'?s|\ is|\ comes?)\ (?:next|then|after(?:\ {_IT})?)
        |what\ (?:do|should|shall|would|must)\ i\ (?:do|learn|study)\ (?:next|then|after\ {_IT}|afterwards)
        |and\ (?:what\ )?(?:next|afterwards|further|beyond\ that)
        |(?:continue\ to\ |the\ )*next\ (?:one|step|phase)
        |(?:(?:go|move|let'?s\ go)\ )?(?:forwards?|onwards?)(?:\ (?:again|one|please|then))*
    )
"""
_BACK = rf"""
    (?:(?:can|could)\ (?:you|we)\ )?(?:go|take\ me|step|jump|move)\ ?back(?:\ (?:one|a)\ (?:step|phase))?
        (?:\ to\ (?:the\ )?(?:last|previous|one\ before)(?:\ one|\ step|\ phase)?)?
    |back|before\ that|(?:one\ )?step\ back|one\ back|(?:the\ )?(?:last|previous)(?:\ one|\ step|\ phase)(?:\ again)?
    |previous|(?:and\ )?the\ (?:one|step|phase|bit|thing)\ before(?:\ {_IT})?
    |what\ (?:was|came|comes|is)\ before(?:\ {_IT})?
"""
_MORE = rf"""
    (?:tell\ me\ |a\ bit\ |some\ |any\ |say\ )?more(?:\ (?:about|on)\ {_IT})?|more\ (?:details?|info(?:rmation)?)
    |go\ on|continue|carry\ on|keep\ going|(?:and\ )?what\ else|anything\ else|details?|elaborate
    |(?:(?:can|could)\ you\ )?(?:elaborate|expand|say\ more|tell\ me\ more)(?:\ (?:on|about)\ {_IT})?
"""
_WHY = r"""
    (?:and\ |but\ |ok\ |so\ )?(?:
        y|y\ not|y\ tho(?:ugh)?|why\ not|how\ come|what\ for|for\ what\ reason
        |why(?:\ (?:is\ that(?:\ so)?|that(?:\ one)?|so|this(?:\ one)?|though|exactly))?
        |what(?:'?s|\ is)\ the\ reason(?:\ for\ (?:that|this))?
    )
"""
_SOURCE = r"""
    (?:and\ |but\ |ok\ |so\ )?(?:
        (?:says?|said)\ who|who\ (?:says?|said|claims)(?:\ (?:so|that|this|it))?|according\ to\ (?:whom|who|what)
        |(?:what(?:'?s|\ is)\ )?(?:the|your)?\ ?sources?
        |(?:which|what)\ (?:study|year|survey|report)\ is\ that(?:\ from)?
    )
"""
_SHORT = tuple(
    (act, re.compile(rf"\W*(?:{words}){_POLITE}", _FLAGS))
    for act, words in (
        (Act.NEXT, _NEXT),
        (Act.PREVIOUS, _BACK),
        (Act.WHY, _WHY),
        (Act.AFFIRM, _YES),
        (Act.DENY, _NO),
        (Act.MORE, _MORE),
        (Act.SOURCE, _SOURCE),
    )
)
_THANKS = re.compile(r"^\W*(?!yes|yeah|yep|sure|please)\w.*\b(?:thanks?|thank you)\b", re.IGNORECASE)

_ORDINALS = {
    word: place
    for place, words in enumerate(
        ("first 1st one 1 former a", "second 2nd two 2 latter other b", "third 3rd three 3 c", "fourth 4th four 4",
         "fifth 5th five 5")
    )
    for word in words.split()
} | {"last": -1}  # fmt: skip
_CHOICE = re.compile(
    rf"""
    \W*(?:(?:no|yes|ok(?:ay)?|and|n|or|sure|well|hmm+|actually|sorry|please|wait)\b[\s,.!]*)*
    (?:(?:
        i\ (?:mean|meant|choose|pick|take|want|prefer|like)|i'?d\ like|i'?ll\ (?:take|have|go\ (?:for|with))
        |i\ wanted|wait\ i\ wanted|same\ for|same\ with|let'?s\ (?:take|do|hear|have|go\ with)|go\ with
        |what\ about|how\ about|what\ is|what'?s|more\ (?:on|about)|start(?:\ me)?\ (?:at|with)|(?:jump|take\ me)\ to
        |(?:can\ you\ |could\ you\ )?(?:tell\ me\ (?:more\ )?about|show\ me|explain|answer|open|take|give\ me)
    )\s+)?
    (?:the\s+|number\s+|nr\.?\s*|no\.?\s*|option\s+|question\s+|\#\s*)*(?P<which>{"|".join(_ORDINALS)})
    (?:\s+(?:one|option|question|point|item|choice|suggestion|thing
        |of\ (?:those|these|them)|of\ (?:the|all)?\ ?(?:two|three|four|five)))*{_POLITE}
    """,
    _FLAGS,
)

_ASKING = r"what|wat|how|which|where|when|who|why|is|are|(?:am|may|must|shall) i|can|could|do|does|should|will|would"
_OPENS_A_QUESTION = re.compile(rf"\W*(?:and|so|but|then|ok(?:ay)?|well|fine)?\W*(?:{_ASKING})\b", re.IGNORECASE)
_TELLS = re.compile(
    r"""
    \W*(?:(?:well|no|nah|yes|ok(?:ay)?|oh|ah|and|but|so|oops|sorry|right|haha|lol)\b\W*)*
    (?:i|i['’](?:m|ve|d|ll)|my|mine|he|she|they|we|you|you['’](?:re|ve)|it|it['’]s|that|that['’]s|this|there|nobody|everyone|took
    |oops|wrong)\b(?!['’]?d?\ like)
    """,
    _FLAGS,
)
_ASKS_FOR = re.compile(
    r"""
    ^\W*(?!.{0,30}\b(?:that|this)(?:['’]s|\ is)\ (?:where|when|what|which))
        (?:\w+\W+){0,4}?(?:wh?at(?:['’]?s)?(?!\ i\b|\ i['’])|which|where|when)\b|^\W*(?:and|n|or)\ (?:for|in|about)\b
    |\b(?:how\ (?:many|much|long|about)|link|cheat\ ?sheet|recommend\w*|know\ about|hear\ about|learn\ about|tell\ me
    |(?:show|give)\ me|say\ (?:more|that)|more\ (?:about|details?)
        |more\ on(?!\ (?:mon|tue|wed|thu|fri|sat|sun|week)\w*)|once\ more|repeat|explain
    |please\ (?:give|list|describe)
    |(?:could|can|should|would|will|do|may)\ i|enough|enuf)\b
    |\b(?:want|like|love|need|looking\ for)\ (?:an?|some|the|another)\ (?:\w+\ ){0,2}
        (?:course|book|video|certificate|project|list)\b
    |^\W*(?:\w+\W+){0,2}courses?\ (?:for|in|on)\b|\byou\ (?:said|told|promised|claimed)\b|\byou\ who\b
    """,
    _FLAGS,
)
_SAYS_YES = re.compile(
    r"""
    ^\W*(?:(?:haha|oh|ah|well|and|so|now|lol|thanks?|thank\ you|great|cool|go\ on)\W+)*
    (?:
        y|ye+s*|yea+h*|yep+|yup+|ya|aye|sure|ok(?:ay)?|k|alright|all\ right|fine|correct|right|exactly|precisely|indeed
        |perfect|lovely|great|good|excellent|brilliant|accurate|spot\ on|agreed|affirmative|confirmed
        |absolutely|definitely
        |certainly|of\ course|please|go\ ahead
        |go\ for\ it|sounds?\ good|uh\ huh|mhm+|that\ would\ be
        |(?:that['’]?s|that\ is|it\ is|it['’]?s|quite|all)\ (?:right|correct|it|true|fine|good|so|accurate)
        |(?:just\ |kindly\ )?(?:do|note|mark|add|save|put|pencil|pop|write|tick|record|set|jot|log|keep|store|take
            |count)
            \ (?:that|it|this|them|those|both|all|down|off|me|the)
        |i\ (?:can|could)\ (?:do\ )?(?:all|both|every|each|them|those)|(?:all|both)(?:\ of\ (?:them|those|these))?
    )\b
    """,
    _FLAGS,
)
_AGREES_WITHIN = re.compile(
    r"""
    \b(?:note|keep|save|record|mark)\ (?:that|it|both|all)\b|\bwrite\ (?:that|it)\ down\b|\bagreed\b|\byes\W*$
    |\byou(?:['’]ve|\ have)?\ got\ (?:it|that|me)\b|\b(?:both|all|they)\ are\ (?:right|correct|true)\b|\bhow\ it\ is\b
    """,
    _FLAGS,
)
_SAYS_NO = re.compile(
    r"""
    ^\W*(?:(?:haha|oh|ah|well|hm+|ugh|interesting|fine|ok(?:ay)?|alright|thanks?|thank\ you)\W+(?:but\W+)?)*
    (?:no|nope|nah|na|not|don['’]?t|never\ ?mind|neither|rather\ not|i['’]?d\ rather\ not)\b
    |\b(?:it|that|they)\ stays?\b|\bstays?\ (?:in|as|with\ what)\b
    |\b(?:keep|leave)\ (?:it|that|them)\ (?:in|as\ it\ is|there)\b
    """,
    _FLAGS,
)
_WISHES = re.compile(
    r"\b(?:want|need|like|love|wish|hope|try\w*|looking)\ (?:to|for|some|a|an|the|help|advice)\b|\bwonder"
    r"|\btell\ me|\bplease\b",
    _FLAGS,
)
_DOUBTS = re.compile(
    r"\W*(?:are|r)\ (?:you|u)\ (?:(?:quite|really|absolutely|very)\ )?(?:sure|certain|serious)\b", _FLAGS
)
_WHO = re.compile(
    r"""
    \W*(?:(?:and|so|but|ok(?:ay)?|hm+|by\ the\ way|btw)\b\W*)*who(?:'s|\ is|\ are|\ has|\ actually)?\s*
    (?:wrote|writes?|written|behind|made|makes?|runs?|(?:the\ )?authors?\ of|responsible\ for)
    (?:\ (?:all|up|of|down))*(?:\ (?:this|these|that|it|the|your|those))?
    (?:\ (?:guides?|page|text|site|bot|things?|stuff|all))?
    \b[^\w]*(?:anyway|then|actually|and\ when)?\W*
    """,
    _FLAGS,
)

_SIMPLY = re.compile(
    r"""
    \b(?:eli5|like\ i(?:['’]m|\ am|\ was|\ were)\ (?:a\ |an\ )?(?:\d+|five|ten|twelve|child|kid|beginner)
    |(?:in|with)\ (?:simple|plain|easy|other|your\ own)\ (?:words|terms|language|english)
    |(?:explain|put|say)\ (?:[\w-]+\ ){0,4}(?:simply|in\ layman['’]?s\ terms|for\ (?:a\ child|kids|dummies|my\ gran\w*))
    )\b
    """,
    _FLAGS,
)

_FINISHED = re.compile(
    r"\b(?:finished|completed|passed|(?:done|through)\s+with|(?:got|worked)\s+through)\b|\bbehind\s+me\b", re.IGNORECASE
)
_NOT_YET = re.compile(
    r"\b(?:not|never|want|need|when|after|once|until|before|if|almost|nearly|will|going to|hope|wish|would|could|next"
    r"|wife|husband|friend|brother|sister|son|daughter|he|she|they)\b|['’]ll\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words by which something is not finished, or not by the writer."""


def asks_simply(text: str) -> bool:
    """Whether a message asks for an explanation in simpler words than a guide has."""
    return bool(_SIMPLY.search(text))


def short_act(text: str) -> Act | None:
    """The act of a message that is nothing but one of the usual short phrases, such as "and then?" or "go back"."""
    act = next((act for act, pattern in _SHORT if pattern.fullmatch(text)), None)
    return Act.THANKS if act is Act.AFFIRM and _THANKS.search(text) else act


def chosen_place(text: str) -> int | None:
    """Which entry of a list a message asks for, counted from 0, or -1 for the last; None where it asks for none."""
    found = _CHOICE.fullmatch(text)
    return _ORDINALS[found["which"].lower()] if found else None


def is_pressed(text: str) -> bool:
    """Whether a message states or pleads something and asks nothing."""
    return "?" not in text and not _OPENS_A_QUESTION.match(text)


def tells_of_oneself(text: str) -> bool:
    """Whether a sentence may tell where its writer stands: it asks for nothing, and has several words."""
    return is_pressed(text) and len(re.findall(r"\w+", text)) > 1 and not _ASKS_FOR.search(text)


def tells_it_is_finished(text: str) -> bool:
    """Whether a message tells that something is behind its writer."""
    return bool(_FINISHED.search(text)) and is_pressed(text) and not _NOT_YET.search(text)


def answered(text: str) -> bool | None:
    """Whether a message says yes to what was proposed to be noted, or no; None where it says neither."""
    if not is_pressed(text) or _ASKS_FOR.search(text):
        return None
    if _SAYS_NO.search(text):
        return False
    return True if _SAYS_YES.match(text) or _AGREES_WITHIN.search(text) else None


def only_tells(text: str) -> bool:
    """Whether a message tells something of its writer, the bot or others, and wants to know nothing."""
    return "?" not in text and bool(_TELLS.match(text)) and not _WISHES.search(text)


def doubts(text: str) -> bool:
    """Whether a message asks if the bot is sure."""
    return bool(_DOUBTS.match(text))


def asks_who(text: str) -> bool:
    """Whether a message asks who stands behind the guides, and not where a figure comes from."""
    return bool(_WHO.fullmatch(text))
