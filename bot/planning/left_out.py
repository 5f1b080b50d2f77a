"""Whether words of leaving something out are meant of a plan, and not of what was dropped once, or is only disliked."""

import re

_FLAGS = re.IGNORECASE | re.VERBOSE
_LEFT_ONCE = re.compile(
    r"""
    \b(?:fail|flunk)\w*\b
    |\b(?:skipped|dropped|left|quit|omitted|ditched|bailed\ on)\b(?=.*\b(?:at|in|during|back|when|because|since
        |cause|cuz|ago|last|after|too|so)\b)
    |\b(?:had|made|forced)\ (?:me\ )?(?:to\ )?(?:drop|skip|leave|quit)\b
    """,
    _FLAGS,
)
"""What tells of something that was failed or given up in the past, and not of what a plan may do without."""
_LEFT_BY_THE_BOT = re.compile(
    r"\b(?:you|u)(?:['’]ve|\ have)?\ (?:\w+\ )?"
    r"(?:skipped|left|missed|omitted|dropped|forgot(?:ten)?|ignored|overlooked)\b",
    _FLAGS,
)
"""What tells that the bot has left something out."""
_OF_THE_PLAN = re.compile(r"\b(?:plan|list|path|skipped\ (?:pile|ones|items))\b", re.IGNORECASE)
_DISLIKED = re.compile(
    r"""
    \b(?:hat(?:e|es|ed|ing)|dislik\w+|loath\w+|detest\w*|despis\w+|bor(?:es?|ed|ing)|dread\w*|horrible|awful|dull
        |tedious|sucks?)\b
    |\b(?:can['’]?t|cannot|can\ not)\ (?:stand|bear)\b|\bno\ fun\b
    |(?:n['’]t|\bnot|\bnever)\ (?:\w+\ )?(?:like|love|enjoy|care\ for)\w*
    """,
    _FLAGS,
)
_LEAVES_OUT = re.compile(
    r"\b(?:skip\w*|leav\w+|drop\w*|omit\w*|without|out|off|need|bother\w*|ignor\w+|avoid\w*|pass|miss|won['’]?t"
    r"|not\ going)\b",
    _FLAGS,
)


def is_left_behind(text: str) -> bool:
    """Whether a text tells of something that was failed or given up once, and not of what a plan may leave out."""
    if _LEFT_BY_THE_BOT.search(text):
        return True
    return bool(_LEFT_ONCE.search(text)) and not _OF_THE_PLAN.search(text)


def is_only_disliked(text: str) -> bool:
    """Whether a text tells that its writer does not like something, and not that they want to do without it."""
    return bool(_DISLIKED.search(text)) and not _LEAVES_OUT.search(text)
