"""Which hours and days that a text names are those of somebody's study, and not of their work, sleep or pay."""

import re

_FLAGS = re.IGNORECASE | re.VERBOSE
_COUNT = r"(?:\d+(?:[.,]\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)"
_UNIT = r"(?:h|hrs?|hours?|minutes?|mins?)"
_CLAUSES = re.compile(
    r"\s*[,;:.!?]\s+|\s+(?:but|so|while|whereas|though|although|leaving|which\ leaves|and)\s+(?!(?:a\ half|half)\b)",
    _FLAGS,
)
_A_WAGE = re.compile(
    r"(?:[$€£]\s?\d[\d.,]*|\b\d[\d.,]*\s*[$€£]|\b\d[\d.,]*\s+(?:\w+\s+)?)\s*(?:an|per|/|a|each|every)\s*(?:hour|hr|h)\b",
    _FLAGS,
)
"""So much money an hour."""
_STUDYING = re.compile(
    r"""
    \b(?:stud(?:y|ies|ying)|learn\w*|practi[sc]\w*|spare|free|left|besides?|next\ to|around|dedicate|invest|devote
    |commit|put\ in|manage|afford|available|squeeze|fit\ in|set\ aside|spend
    |if|give|can|could|course\w*|lessons?
    |for\ (?:this|that|it)|(?:on|to)\ (?:this|it|that|learning)|after\ (?:work|homework|school|my)|before\ work
    |outside\ (?:of\ )?work
    |work(?:ing)?\ (?:on|through)|lets?\ me|at\ work|without\ work|evenings?)\b
    """,
    _FLAGS,
)
"""Words of time that somebody has to learn in."""
_OCCUPIED = re.compile(
    r"""
    \b(?:work(?:s|ed|ing)?|jobs?|employed|employment|shifts?|office|paid|pays?|earn\w*|wage|salary|sleep\w*|slept|nap
    |last(?:s|ed)|took|commut\w*|driv(?:e|es|ing)|drove|flight|flew|waited|waiting|gym|gam(?:es|ing)|tv|netflix|movies?|films?
    |interview\w*|exam|school|classes|child ?care|babysit\w*|cook\w*|as\ an?)\b
    """,
    _FLAGS,
)
"""Words of how somebody's time is filled with something else."""
_THIS_ONCE = re.compile(
    rf"\b(?:an?|the|that|this|his|her)\s+{_COUNT}[\s-]{_UNIT}\s+(?:and\s+\w+\s+)?(?:long\s+)?[a-z]+"
    rf"|\b(?:an?|the|this|that|my)\s+(?!(?:total|sum|average|max\w*|min\w*|budget)\b)[a-z]+\s+of\s+{_COUNT}\s?{_UNIT}\b",
    _FLAGS,
)
"""A thing that lasts so long, such as "a 2 hour interview" or "an exam of 2 hours"."""
_AGAIN_AND_AGAIN = re.compile(
    r"\b(?:every|each|per|daily|weekly|nightly|a\s+(?:day|week)|sessions?|slots?|block)\b", _FLAGS
)
_PAST = re.compile(
    r"\b(?:yesterday|last\ (?:night|week|month|year|weekend)|ago|earlier\ today|this\ morning)\b", _FLAGS
)
_ONLY_HOURS = re.compile(
    rf"\W*(?:(?:about|around|like|usually)\W+)*{_COUNT}\ ?{_UNIT}"
    r"(?:\W+(?:an?|per|each|every|/))?\W*(?:day|week|night|shift)?\W*",
    _FLAGS,
)
"""Hours that say nothing of what for, and so are of what was just spoken of."""
_BEGINS = re.compile(
    r"\b(?:start(?:ing)?|begin(?:ning)?|free\ (?:in|from|again)|back\ in|available|kick\ off|get\ going|enrol\w*"
    r"|take\ it\ up)\b",
    _FLAGS,
)
_ENDS = re.compile(
    r"\b(?:ready|done|finish\w*|complet\w*|job|hired|by|until|till|deadline|within|through|become|exam|interview)\b",
    _FLAGS,
)
_SETS_A_DAY = re.compile(
    r"(?=.*\b(?:by|before|b4|until|till|within|next)\b)(?=.*\b(?:ready|jobs?|hired|deadline|must|need|become|goal|done|finish)\b)",
    _FLAGS,
)
"""Words of a day to be ready by, whatever is told beside it."""
_PAUSE = re.compile(
    r"\b(?:0|zero|no|hardly\ any)\ ?(?:h|hrs?|hours?|time)\b[^,;.]*?\b(?:till?|until|before)\b[^,;.]*?"
    r"(?=[,;.]|\bthen\b|\band\b|$)",
    _FLAGS,
)
"""A stretch of time in which nothing is learnt."""
_FOR_A_PURPOSE = re.compile(
    r"""
    \b(?:ready|done|finish\w*|complet\w*|jobs?|hired|by|until|till|before|b4|deadline|within|have|got|gives?|gave|given|need
    |want|wanna|aim\w*|goals?|become|target|must|should|due|max\w*|latest|left|learn\w*|exams?|interviews?|switch|apply|last
    |tops|only|end(?:s|ing)?|out|is)\b|['’](?:ve|s)\b
    """,
    _FLAGS,
)
"""Words of what somebody wants to have reached by a day."""
_A_DAY = r"(?:(?:end|due|target|final)[\ -])?(?:dates?|deadlines?|due\ day|time\ limits?)\b"
_HAS_NO_DAY = re.compile(
    rf"""
    \b(?:no|without(?:\ an?y?)?|zero)\ (?:\w+\ )?{_A_DAY}
    |(?:n['’]?t|\bnot|\bnever)\ (?:\w+\ )??(?:have|had|got|need|want|set|gave|give|said|say
        |mention\w*|name\w*|ask\w*|put|an?y?)\ (?:(?:any|an?|the|for|to|on|my|be|have|you|me|it)\ )*(?:\w+\ )?{_A_DAY}
    |(?<!n['’]t\ )(?<!not\ )(?<!never\ )\b(?:drop|forget|remove|scrap|cancel|delete|erase|clear|ditch|lose|ignore|unset
        |get\ rid\ of|do\ without|(?:take|cross|strike|throw|leave)\ (?:out|off|away))\ (?:\w+\ ){{0,3}}?{_A_DAY}
    |(?<!n['’]t\ )(?<!not\ )(?<!never\ )\b(?:take|cross|strike|throw|leave)\ (?:\w+\ ){{0,2}}?{_A_DAY}
        \ (?:\w+\ )?(?:out|off|away|open)\b
    |\b{_A_DAY}\ (?:can|should|must|may|has\ to)\ (?:go|disappear|be\ (?:\w+\ )?(?:removed|dropped|deleted|gone))\b
    """,
    _FLAGS,
)
"""What tells that there is no day by which somebody wants to be ready, or that it is to be taken out."""


def hours_of_study(text: str) -> str:
    """A text without the clauses whose hours are surely those of something else."""
    text = _A_WAGE.sub(" ", text)
    kept, of_something_else, dropped = [], False, False
    for clause in _CLAUSES.split(text):
        of_something_else = _is_of_something_else(clause) or (of_something_else and bool(_ONLY_HOURS.fullmatch(clause)))
        dropped = dropped or of_something_else
        if not of_something_else:
            kept.append(clause)
    return ", ".join(kept) if dropped else text


def without_pause(text: str) -> str:
    """A text without the stretch of time of which it says that there are no hours in it."""
    return _PAUSE.sub(" ", text)


def _is_of_something_else(clause: str) -> bool:
    if _THIS_ONCE.search(clause) and not _AGAIN_AND_AGAIN.search(clause):
        return True
    return bool((_OCCUPIED.search(clause) or _PAST.search(clause)) and not _STUDYING.search(clause))


def names_a_beginning(text: str) -> bool:
    """Whether the day that a text names is the one on which somebody begins, and not by which they are done."""
    return bool(_BEGINS.search(text)) and not _ENDS.search(text)


def has_a_purpose(text: str) -> bool:
    """Whether a text says what for it names a day."""
    return bool(_FOR_A_PURPOSE.search(text))


def sets_a_day(clause: str) -> bool:
    """Whether a clause says by when something is to be reached."""
    return bool(_SETS_A_DAY.search(clause))


def has_no_day(text: str) -> bool:
    """Whether a text says that there is no day to be ready by, or wants it taken out."""
    return bool(_HAS_NO_DAY.search(text))
