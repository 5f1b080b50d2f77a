"""Whether the words around a topic's name say that it is known, begun, unknown, left out, or only wished for."""

import re

from bot.learner import DOING, DONE, OPEN, SKIPPED
from bot.reading.acts import Act
from bot.reading.sentence import Sentence
from bot.words.oneself import clauses

STATE_OF = {Act.KNOWS: DONE, Act.LEARNING: DOING, Act.LACKS: OPEN, Act.SKIPS: SKIPPED}
"""The state that a sentence of these acts gives to the topics which it names, where no words of it say otherwise."""
WISHED = "wished"
"""What is only wished for or asked about is noted as nothing."""

_FLAGS = re.IGNORECASE | re.VERBOSE
_POOR = r"""
    bad|terrible|hopeless|awful|horrible|poor|weak|useless|rubbish|lousy|worst|clueless|lost|shaky|disaster|mess
    |nightmare|weakness|struggl\w+|suck\w*
"""
"""Words of doing badly at something."""
_IS_AT = r"\b(?:i['’]?m|i\ am)\ (?:(?:now|still|just|only|currently|already)\ )?(?:on|at|up\ to)\ (?:the\ |my\ )?$"
"""Words right before what somebody is at."""
_BEFORE = {
    SKIPPED: r"skip|leav(?:e|ing)\ (?:\w+\ )?out|drop|omit|no\ interest|not\ interested",
    OPEN: rf"""
        n['’]t\b(?!\ (?:bad|terrible|need))
        |\b(?:dont|doesnt|havent|cannot|not(?!\ (?:bad|terrible|only)\b)|no(?!\ (?:problem|trouble|issue)s?)
        |never(?!\ forgo)|nor
        |neither|without|nothing|zero|hardly|barely)\b
        |(?<!never\ )\b(?:forg[eo]t(?!\ to\b)|scratch|remove|untick|unmark|strike|cross\ out|except
        |apart\ from|take\ (?:out|off)|lack|minus
        |rusty|lied|lying|exaggerat|overestimat|bragg|fail|flunk)
        |(?<!not\ )(?<!n['’]t\ )\b(?:{_POOR})\b
    """,
    WISHED: r"""
        \b(?:want|wanna|should|must|will|gonna|hope|wish|before|need\ to|going\ to|plan\ to|have\ to|got\ to|about\ to
        |interested\ in|thinking\ (?:of|about)|would\ (?:like|love))\b|['’](?:ll|d)\b
    """,
    DOING: rf"""
        (?<!finished\ )(?<!completed\ )(?<!done\ )learning
        |\bstudy|work(?:ing)?\ (?:on|through)|middle\ of|\bhalf(?!\ an?\b)|\bstart|\bbeg[au]n|\bdoing|currently
        |practi[sc]ing|\btaking|\b(?:a\ bit|little|some|part|bits?\ of|busy|into|so-so|tiny|somewhat)\b
        |\b(?:sort|kind)\ of\b|\bbasics|\bused\ to\ (?:know|do|be|have|use)
        |\bbits\b|\b(?:nearly|almost|not\ quite)\b|{_IS_AT}
    """,
    DONE: r"""
        \b(?:kno|knew|understand|understood|done|did|finish|complet|pass|learn|studied|can\b|familiar|experience|comfortable|good\b|fluent
        |master|taught|teach|use|using|took|already|behind|through|solid|fine|ok|confident
        |have\b(?!\ been\b)|had\b|got\b|years)
        |['’]ve\b(?!\ been\b)
    """,
}
"""Words before a name and the state that they give to it; the first state of which there are some counts."""
_BEHIND = {
    OPEN: rf"""
        (?:(?:is|are|was|were|has)\ (?:\w+\ )??)?(?:(?:not(?!\ bad)|never|no(?!\ problem)|none|nope|zero|out
        |rusty|less\ so|(?:all\ )?gone|forgotten|an?\ (?:\w+\ )?(?:{_POOR})|{_POOR})\b|isn['’]t
        |haven['’]|i\ (?:don|never|can['’]?t|forgot|(?:have|did)\ n))
    """,
    DOING: r"""
        (?:(?:is|are)\ )?(?:in\ progress|under\ way|ongoing|half|so-so|(?:only\ |just\ )?an?\ (?:\w+\ )?bit|a\ little
        |(?:sort|kind)\ of|just\ (?:started|begun)|not\ (?:yet\ )?(?:quite|completely|fully|all))\b
        |[^,;:]*?\b(?:nearly|almost|half|partly|mostly)\b
    """,
    DONE: r"""
        (?:(?:is|are|too)\ )?(?:done|finished|fine|behind\ me|complete|ticked
        |i\ (?:already\ |do\ )?(?:know|can|did|do|have(?!\ (?!already|done|finished|behind|had)\w))\b)
    """,
}
"""The same of words right behind it."""
_FADED = re.compile(
    r"""
    (?<!never\ )\bforg[eo]t(?:ten)?\b(?!\ to\b)
    |\b(?:remember|recall|retain)\w*\ (?:\w+\ )?(?:nothing|little|none|zero|nil)\b
    |\b(?:nothing|none|little|zero|all|everything)\b(?:\ \w+){0,3}
        \ (?:stuck|stayed|left|gone|remains?|evaporated|faded)\b
    |\b(?:all|long|is|has|mostly)\ (?:gone|faded|evaporated|vanished)\b|['’]s\ (?:all\ )?gone\b
    |\b(?:very|really|so|quite)\ rusty\b
    |\b(?:can|could)(?:n['’]?t|not|\ not|\ hardly|\ barely)\ (?:tell|remember|recall|do|explain|say|use)\b
    |\b(?:don['’]?t|do\ not|barely|hardly)\ (?:\w+\ )?(?:remember|recall)\b
    |\bnever\ (?:\w+\ ){0,2}(?:used?|understood|got|get|needed|touched)\ (?:it|them|any|that)\b
    |\b(?:ages|decades)\ ago\b
    |\b(?!(?:\d+|one|two|three|four|five|few|couple|of)\b)\w+\ years\ ago\b
    |\blost\ (?:it|that|them|all|everything|most)\b
    |\b(?:been|was)\ (?:\w+\ )?(?:\d+|many|ten|fifteen|twenty|thirty)\ years\b
    """,
    _FLAGS,
)
"""What tells that something was known once."""
_PARTLY = re.compile(
    r"\b(?:most|much|some|half|parts?|(?<!every\ )bits?|many|details|a\ (?:bit|lot|few)|ages|decades|years)\b", _FLAGS
)
_KNOWN_FOR_SURE = re.compile(
    r"\b(?:kno|knew|done\b|did\b|finish|complet|pass|learn(?:t|ed)|studied|familiar|comfortable|fluent|master|taught|behind"
    r"|underst(?:and|ood))",
    _FLAGS,
)
"""Words of knowing that tell it in a sentence which may be about anything."""
_CLEARLY_KNOWN = re.compile(
    r"\b(?:know|knew|comfortable|fluent|familiar|finished|completed|passed|mastered|done|fine|solid|confident"
    r"|no\ (?:problem|trouble|issue)s?"
    r"|good\ (?:at|with)|(?:ok|okay)\ (?:at|with)|behind\ me)\b",
    _FLAGS,
)
_SURELY_KNOWN = re.compile(
    r"\b(?:comfortable|fluent|familiar|finished|completed|mastered|solid|confident|proficient|experienced|expert|pro\b|teach"
    r"|(?:good|great|strong|skilled)\ (?:at|with|in)|under\ my\ belt|covered|nailed|(?:got|have)\b.{1,30}\bdown"
    r"|(?:tick|check|cross)\ .{1,30}\ off)\b",
    _FLAGS,
)
"""Words of which one is enough to tell that something is known well."""
_BY_HALVES = re.compile(
    r"\b(?:bits?|little|some|somewhat|basics|basic|half|parts?|partly|kind\ of|sort\ of|almost|nearly|getting|becoming"
    r"|not|never|un\w+|hardly|barely|want|wish|hope|would|will|should|to\ (?:be|get|become))\b|n['’]t\b|['’]ll\b",
    _FLAGS,
)
"""Words that make less of it."""
_DOES_BADLY = re.compile(rf"\b(?:{_POOR})\b", _FLAGS)
_IN_PROGRESS = re.compile(
    r"\b(?:learning|studying|working\ (?:on|through)|currently|presently|taking|at\ the\ moment|right\ now|these\ days"
    r"|busy\ with|half\W?way|middle\ of|in\ progress|start(?:ed|ing)|beg[au]n|stuck|getting\ to\ know)\b"
    r"|\bi['’]?m\ (?:now\ |still\ )?(?:on|up\ to)\b",
    _FLAGS,
)
"""Words by which one clause of a sentence tells of knowing, and another of learning."""
_TURNS = re.compile(
    r"\s+(?:and|but)\s+(?=(?:right\ now|now|currently|presently|still|at\ the\ moment|these\ days)\b)", _FLAGS
)
"""Where a clause turns to what its writer does now, without a comma."""
_SAID_BEFORE = {state: re.compile(words, _FLAGS) for state, words in _BEFORE.items()}
_SAID_BEHIND = {state: re.compile(rf"[\s,:-]*(?:{words})", _FLAGS) for state, words in _BEHIND.items()}
_JOINS = re.compile(r"[\s,;/&+()]*(?:(?:and|or|plus|also|as\ well\ as|then|with|the|my|both|too)\b[\s,;/&+]*)*", _FLAGS)
_GONE = re.compile(
    r"\b(?:gone|blank|gap|missing|beginner|rusty|evaporated|overestimat|exaggerat|optimistic|bragg|wrong|mistake|delete|reset|back"
    r"|off|out|lie[ds]?|lying|new\ territory|nil|none|greek|only|thought)\w*\b",
    _FLAGS,
)
"""Words of somebody who takes back that they know something, or never did."""
_STILL_KNOWN = re.compile(
    r"\b(?:only|just|still)\ (?:know|done|did|can|do)\b|\bbut\ (?:i\ )?(?:do\ )?know\b|\bkeep\b|^\W*(?:just|only)\W*$",
    _FLAGS,
)
"""What tells, in a sentence about what is not known, of something that is."""
_NOT_DONE = re.compile(r"(?:\b(?:not|never)|n['’]t)\ (?:\w+\ )?(?:done|did|had|know|learn|finish|touch|used?)", _FLAGS)
_FINISHED = re.compile(r"\b(?:finish|complet|pass|done\b|already\ (?:know|did))", _FLAGS)
_NEARLY = re.compile(
    r"\b(?:almost|nearly|half|hopefully|soon|part|yet\ to|about\ to|not)\b|n['’]t\b|\bto\ (?:finish|complete|pass)",
    _FLAGS,
)
_GIVEN_UP = re.compile(
    r"(?<!never\ )(?<!not\ )(?<!n['’]t\ )\b(?:(?:gave|give|given|giving)\ up|quit|abandoned)"
    r"(?:\ (?:on|with|learning|doing|studying|my|the|all))*\W*$",
    _FLAGS,
)
"""Words right before a name that tell of something which was begun and not brought to an end."""
_ON_THE_WAY = re.compile(
    r"\b(?:stuck\ (?:at|on|in|with|half\w*)|middle\ of"
    r"|(?:just|only|barely|hardly)\ (?:\w+\ )?(?:start(?:ed|ing)|beg[au]n|scratched))"
    r"(?:\ \w+){0,3}\W*$",
    _FLAGS,
)
"""The same of something that somebody is at."""
_DENIED = re.compile(r"\b(?:not|never|no|nor|n['’]t)\ (?:the\ |my\ |yet\ )?$", _FLAGS)
"""Words right before a name that deny it, and no other in the clause."""
_WILLING = re.compile(
    r"(?:\b(?:will|gonna|going\ to|(?:want|have|need|got|like)\ to|wanna|must|should)\b|['’]ll\b)\ (?:\w+\ )??"
    r"(?:do|learn|take|study|keep|start|finish|try|go\ for|work)\b",
    _FLAGS,
)
"""What tells that somebody means to learn something, and not to leave it out."""
_KEEPS = re.compile(
    r"(?:n['’]?t|\bnot|\bnever)\ (?:\w+\ ){0,2}?(?:skip|leave|drop|omit|remove|cut|take\ (?:it|that|them|out|away))\b",
    _FLAGS,
)
"""What denies that something is to be left out."""
_GIFTED = re.compile(
    r"\b(?:good|decent|great|ok(?:ay)?|strong|best|talent\w*|gifted|lov(?:e|ed|ing)|enjoy\w*|lik(?:e|ed)|fun|easy|easily"
    r"|strengths?|suit|favou?rite)\b",
    _FLAGS,
)
_LEARNT = re.compile(
    r"\b(?:kno|knew|done\b|did\b|finish|complet|pass|learn(?:t|ed)|studied|degree|master|cover)", _FLAGS
)


def statements(text: str) -> list[str]:
    """The clauses of a sentence, each of which may tell of something else."""
    return [part for clause in clauses(text) for part in _TURNS.split(clause)]


def state_between(before: str, behind: str, last: str, act: Act) -> str:
    """The state that a name is given by the words before and behind it; where they only join, by the name before."""
    joined = only_joins(before)
    if _ON_THE_WAY.search(before):
        return DOING
    if _GIVEN_UP.search(before):
        return DOING if _SAID_BEHIND[DOING].match(behind) else OPEN
    joins = joined and last != WISHED
    said_behind = next((after for after, words in _SAID_BEHIND.items() if words.match(behind)), None)
    match act:
        case Act.LEARNING if said_behind:
            return said_behind
        case Act.SKIPS | Act.LACKS | Act.LEARNING if joins:
            return last
        case Act.SKIPS:
            if is_willing(before):
                return WISHED
            return OPEN if _NOT_DONE.search(before) else SKIPPED
        case Act.LACKS:
            if is_known_for_sure(before) and _SAID_BEFORE[DOING].search(before) and not _denies(before):
                return DOING
            return DONE if _STILL_KNOWN.search(before) or _is_plainly_known(before) else OPEN
        case Act.LEARNING if _DENIED.search(before):
            return OPEN
        case Act.LEARNING:
            if _DOES_BADLY.search(before) and not _IN_PROGRESS.search(before):
                return OPEN
            return DONE if _FINISHED.search(before) and not _NEARLY.search(before) else DOING
    said = (
        None
        if joined
        else next((state for clause in reversed(re.split("[,;:]", before)) if (state := _said(clause))), None)
    )
    if said == WISHED:
        return WISHED
    return said_behind or said or last


def act_of_clause(clause: str, act: Act, *, beside_others: bool = False) -> Act:
    """The act of a clause; one that has words of knowing and none of not knowing tells what is known.

    Where it stands `beside_others` in a sentence, the act of that may be theirs, and its own words count for more.
    """
    if act in {Act.LEARNING, Act.LACKS} and _is_known_well(clause):
        return Act.KNOWS
    if beside_others and act is Act.LEARNING and _is_clearly_known(clause):
        return Act.KNOWS
    if beside_others and act in {Act.LACKS, Act.SKIPS} and _IN_PROGRESS.search(clause) and not _denies(clause):
        return Act.LEARNING
    knows = _SAID_BEFORE[DONE].search(clause) or _SAID_BEHIND[DONE].search(clause)
    if act is Act.LACKS and knows and not _SAID_BEFORE[OPEN].search(clause) and not _GONE.search(clause):
        return Act.KNOWS
    if act is Act.BACKGROUND and _KNOWN_FOR_SURE.search(clause):
        return Act.KNOWS
    return act


def is_by_halves(text: str) -> bool:
    """Whether a text makes less of what it tells, as "a bit of statistics" does."""
    return bool(_BY_HALVES.search(text))


def _is_known_well(clause: str) -> bool:
    """Whether a clause tells of knowing something well, and takes nothing of that back."""
    less = (_BY_HALVES, _IN_PROGRESS, _FADED)
    return bool(_SURELY_KNOWN.search(clause)) and not any(words.search(clause) for words in less)


def _is_clearly_known(clause: str) -> bool:
    """Whether a clause tells of knowing, and of nothing that is under way."""
    return bool(_CLEARLY_KNOWN.search(clause)) and not _IN_PROGRESS.search(clause) and not _NEARLY.search(clause)


def _denies(clause: str) -> bool:
    return any(_SAID_BEFORE[state].search(clause) for state in (OPEN, SKIPPED, WISHED))


def _is_plainly_known(before: str) -> bool:
    """Whether words before a name say that it is known, and none of them denies, wishes or takes it back."""
    states = (_SAID_BEFORE[OPEN], _SAID_BEFORE[WISHED], _GONE)
    return is_known_for_sure(before) and not any(words.search(before) for words in states)


def is_known_for_sure(text: str) -> bool:
    """Whether a text has words of knowing that tell it whatever the text is about."""
    return bool(_KNOWN_FOR_SURE.search(text))


def faded(text: str) -> str:
    """What is left of something known by words which say that it was forgotten: some of it, or nothing; else empty."""
    starts = [found.start() for found in _FADED.finditer(text)]
    if not starts:
        return ""
    return DOING if all(_PARTLY.search(text[start:]) for start in starts) else OPEN


def is_willing(text: str) -> bool:
    """Whether a text tells that its writer means to learn something, and does not want to do without it."""
    if _KEEPS.search(text):
        return True
    no = (_SAID_BEFORE[OPEN], _SAID_BEFORE[SKIPPED])
    return bool(_WILLING.search(text)) and not any(words.search(text) for words in no)


def only_joins(text: str) -> bool:
    """Whether a text has no words but those which join one name to another."""
    return bool(_JOINS.fullmatch(text))


def says_a_state(text: str) -> bool:
    """Whether a text has words that tell whether something is known, begun, unknown or left out."""
    return _said(text) is not None


def is_gift(text: str) -> bool:
    """Whether a text tells what comes easily to its writer, and not what they have learnt."""
    return bool(_GIFTED.search(text)) and not _LEARNT.search(text)


def _said(clause: str) -> str | None:
    return next((state for state, words in _SAID_BEFORE.items() if words.search(clause)), None)


def told_as(sentence: Sentence) -> Act:
    """The act of a sentence, once its own words have been weighed."""
    return act_of_clause(sentence.text, sentence.act)
