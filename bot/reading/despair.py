"""What in the words of a message makes it likelier that somebody despairs of learning, beside what it is like."""

import re

from bot.reading.acts import Act, Guess
from bot.reading.decision import tells_of_objections

_FLAGS = re.IGNORECASE | re.VERBOSE
_EFFORT = re.compile(
    r"""
    \b(?:\d+|an?|half|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many|few|some|all|whole
        |entire|every|for)
        \s+(?:an?\ |the\ |of\ |whole\ )*(?:hours?|days?|weeks?|months?|years?|weekends?|semesters?|terms?
        |evenings?|nights?|times?)\b
    |\b(?:weeks|months|years|hours|days)\ (?:of|in|on|with)\b|\bagain\ and\ again\b|\b(?:tried|trying|spent)\b
    |\bno\ matter\ (?:what|how)\b|\bso\ (?:long|hard|much)\b
    """,
    _FLAGS,
)
"""The time and trouble that somebody took."""
_IN_VAIN = re.compile(
    r"""
    \b(?:nothing|none\ of\ (?:it|this|that))\b.{0,15}\b(?:sticks?|stays?|stuck|works?|helps?|goes\ in|went\ in
        |sinks?\ in|sense|comes)\b
    |\b(?:understand|understood|get|got|learnt|learned|know|remember|grasp)\ (?:next\ to\ |almost\ )?(?:nothing
        |none)\b
    |\b(?:don['’]?t|do\ not|didn['’]?t|can['’]?t|cannot|never)\ (?:really\ |even\ |still\ )?(?:get|understand
        |grasp|follow)\ (?:any|a\ thing|it\b)
    |\b(?:can['’]?t|cannot|couldn['’]?t)\ (?:even\ )?\w+\ (?:any\w*|even|one|a\ single)\b
    |\b(?:gibberish|greek|chinese|double\ dutch|fog|mystery)\b(?=.{0,10}$|\ to\ me)|\bno\ (?:clue|progress)\b
        |\buseless\b
    |\b(?:get|gets|getting|got|going)\ (?:me\ )?nowhere\b|\b(?:doesn['’]?t|won['’]?t|does\ not
        |didn['’]?t)\ (?:stick|sink\ in|work\ out)\b
    """,
    _FLAGS,
)
"""That nothing came of it."""
_SENSELESS = re.compile(
    r"""
    \b(?:what['’]?s|what\ is|whats|where['’]?s|is\ there\ (?:any|even\ an?y?))\ (?:even\ )?(?:the\ )?(?:point|use
        |sense)
        (?:\ (?:of|in)\ (?:even\ )?(?:it\ all|all\ (?:this|that|of\ (?:it|this))|any\ of\ (?:it|this)|trying|this
        |going\ on|continuing))?
        (?:\ (?:even|anyway|any\ ?more|now|then|really))?\W*$
    |\bwhat\ (?:am|do)\ i\ (?:even\ |still\ )?(?:doing|do)\ (?:it|this|all\ (?:this|that))\ for\b
    |\bwhy\ (?:do|should|would|did)\ i\ (?:even\ |still\ |ever\ )*(?:bother|try|keep\ (?:on|going|trying))\b
    |\b(?:it['’]?s|its|it\ is|this\ is|that['’]?s)\ (?:all\ )?(?:no\ use|pointless|hopeless|useless|for\ nothing
        |in\ vain)\b
    """,
    _FLAGS,
)
"""That there is no sense in it, and not what one thing is good for."""
IN_VAIN, SENSELESS, BELITTLED = 0.04, 0.04, 0.1
"""The probability of low spirits that is enough beside such words."""
GOES_ON, LAMENTS = 0.1, 0.4
"""Right after a reply to low spirits: the probability of more, and of that and a complaint together, that is enough."""


def despairs(text: str, guess: Guess, *, low: bool) -> bool:
    """Whether words and likeness together say that somebody despairs; `low` is that they were in low spirits before."""
    spirits = guess.probabilities[Act.DISCOURAGED] + guess.probabilities[Act.HARDSHIP]
    if _SENSELESS.search(text):
        return low or spirits >= SENSELESS
    if _EFFORT.search(text) and _IN_VAIN.search(text):
        return spirits >= IN_VAIN
    if tells_of_objections(text) and spirits >= BELITTLED:
        return True
    return low and spirits >= GOES_ON and spirits + guess.probabilities[Act.COMPLAINT] >= LAMENTS
