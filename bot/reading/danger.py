"""Whether the writer of a message, or somebody near, may be in danger: by plain words, and by examples of it."""

import re
from collections.abc import Iterator, Sequence

from bot.reading.acts import Act, ActReader
from index.search import Index, Query

_FLAGS = re.IGNORECASE | re.VERBOSE

_PLAIN_DANGER = re.compile(
    r"""
    \bk+m+s+\b|\bkys\b|\bunaliv\w*|\bsuicidal\b|\bself[- ]?harming\b|\bbetter\ off\ dead\b|\bhurt(?:ing)?\ myself\b
    |\bend(?:ing)?\ (?:my\ (?:own\ )?life|it\ all)\b|\btake\ my\ (?:own\ )?life\b
    |\b(?:kill|hang|drown|shoot|poison)(?:ing)?\ (?:my|him|her)self\b
    |\b(?:want|wanna|wish|ready|rather)\ (?:to\ |i\ (?:was|were)\ )?(?:die|be\ dead|dead)\b
    |\b(?:don'?t|do\ not)\ (?:want|wanna)(?:\ to)?\ (?:live|be\ alive)\b
    |\bcut(?:ting)?\ my\ (?:arms?|wrists?|legs?|skin)\b
    """,
    _FLAGS,
)
_DANGER = re.compile(
    r"""
    \bsuicid\w*|\bself[- ]?harm\w*|\bcut(?:ting)?\ myself\b|\boverdosed?\b|\bwithout\ me\b
    |\btired\ of\ (?:living|life)\b
    |\b(?:no|any)\ (?:reason|point|will)\ (?:to|in)\ (?:live|living|be\ alive|being\ alive)\b
    |\b(?:cut|hurt|harm|burn|scratch)(?:e?s|ing)?\ (?:him|her|them)sel(?:f|ves)\b
    |\b(?:cut|burn|scratch)(?:e?s|ing)?\ (?:his|her|their)\ (?:arms?|wrists?|legs?)\b
    |\b(?:die|dead|death|pills|tablets)\b
    """,
    _FLAGS,
)
_FIGURE_OF_SPEECH = re.compile(
    r"""
    \b(?:data\ ?sets?|classif\w*|predict\w*|detect\w*|model\w*|project|research|statistics|moderation|prevention|squad
    |process\w*|servers?|laptop|computer|kernel|script|program\w*|neurons?|threads?|branch|exit|career\ suicide
    |tutorials?|coffee|curio\w*|laugh\w*|boredom|embarrass\w*|lol|lmao|haha\w*)\b
    """,
    _FLAGS,
)
DANGER, DANGER_AT_ALL = 0.7, 0.25
"""The least probability of a crisis at which the bot cares, and what the whole message must have where only one of its
sentences shows it."""
DANGER_IN_WORDS, IN_WORDS_AT_ALL = 0.2, 0.1
"""The same beside words of death or self-harm."""
DANGER_JOKING, PLAIN_DANGER_JOKING = 0.9, 0.15
"""The same beside words of a technical or joking kind, and there beside plain words of self-harm."""
DANGER_IN_A_CLAUSE, WITH_A_CLAUSE = 0.85, 0.12
"""The same for a clause that stands beside others in its sentence: it must speak more plainly, for what stands beside
it may say what is meant, and the whole need show less."""
A_CLAUSE_AT_ALL, _MANY_CLAUSES = 0.05, 3
"""What one of a message's many clauses must have, without words of death: the tone alone of what neighbours and cousins
say is no danger. Of 85 such examples of a crisis each has a clause with .25 or more."""
AFTER_LOW_SPIRITS = 3.0
"""How many times as likely a crisis is right after somebody wrote that they are low, as in "no, I mean life"."""

_TAKEN = re.compile(
    r"""
    \b(?:took|taken|taking|swallowed|swallowing)\ (?:\w+\ )?
    (?:all|(?:too|so)\ many|lots|loads|every\w*|a\ (?:whole|lot|bunch|box|load|handful|pack\w*|bottle)|dozens?|\d{2,})
    \b    .{0,25}\b(?:pil+s?|tablets?|meds|medication|antidepressants?|painkillers?)\b
    |\boverdosed\b
    """,
    _FLAGS,
)
"""What somebody says who may have poisoned themselves."""
_ABOUT_TO = re.compile(
    r"\bi(?:['’]?m|\ am)\b(?=.{0,40}\b(?:bridge|roof|ledge|railing|(?:railway|train)\ (?:tracks?|platform)|cliffs?)\b)",
    _FLAGS,
)
"""Where somebody says that they are who is close to the edge."""
_CLAUSE_ENDS = re.compile(
    r"\s*[,:;–—]+\s*|\s+-+\s+|\s*\.{2,}\s*|\s+(?:and|but|so|because|bc|cause|although|though|while|if|since|until|unless)\s+",
    re.IGNORECASE,
)
_FEWEST_WORDS = 3
"""A clause of fewer words is too short to be told from a figure of speech."""


class DangerReader:
    """Hears danger in a message: in the whole of it, in its sentences and in their clauses."""

    def __init__(self, index: Index, acts: ActReader) -> None:
        self._index, self._acts = index, acts

    def hears(self, texts: Sequence[str], queries: Sequence[Query], *, after_low_spirits: bool) -> bool:
        """Whether a message speaks of danger; `texts` and `queries` hold the whole of it and then its sentences."""
        weights = {Act.CRISIS: AFTER_LOW_SPIRITS} if after_low_spirits else {}
        crises = [self._acts.guess(query).expecting(weights).probabilities[Act.CRISIS] for query in queries]
        whole = crises[0]
        is_heard = any(is_in_danger(text, crisis, whole) for text, crisis in zip(texts, crises, strict=True))
        if not is_heard and whole < WITH_A_CLAUSE:
            return False
        clauses = [clause for text in texts[-max(len(texts) - 1, 1) :] for clause in _clauses(text)]
        if is_heard and (len(clauses) < _MANY_CLAUSES or any(map(_names_danger, texts))):
            return True
        found = self._in_clauses(clauses)
        if is_heard:
            return max(found, default=1.0) >= A_CLAUSE_AT_ALL
        return any(
            crisis >= DANGER_IN_A_CLAUSE and not _FIGURE_OF_SPEECH.search(clause)
            for clause, crisis in zip(clauses, found, strict=True)
        )

    def _in_clauses(self, clauses: Sequence[str]) -> list[float]:
        """The probability of a crisis for each clause by itself."""
        guesses = map(self._acts.guess, self._index.prepare(clauses) if clauses else ())
        return [guess.probabilities[Act.CRISIS] for guess in guesses]


def _names_danger(text: str) -> bool:
    return any(pattern.search(text) for pattern in (_PLAIN_DANGER, _DANGER, _TAKEN))


def is_in_danger(text: str, crisis: float, whole: float) -> bool:
    """Whether the writer, or somebody near, may be in danger.

    `crisis` is the probability that the examples give for this sentence, `whole` that for the whole message. It errs on
    the side of care, but a project about suicide prevention and a dying laptop are no crisis.
    """
    plain = _PLAIN_DANGER.search(text) or _TAKEN.search(text)
    if _FIGURE_OF_SPEECH.search(text):
        return crisis >= (PLAIN_DANGER_JOKING if plain else DANGER_JOKING)
    if plain:
        return True
    if _DANGER.search(text):
        return crisis >= DANGER_IN_WORDS and whole >= IN_WORDS_AT_ALL
    return crisis >= DANGER and whole >= DANGER_AT_ALL


def is_urgent(text: str) -> bool:
    """Whether somebody who is in danger says that it is now: that something was taken, or where they stand."""
    return bool(_TAKEN.search(text) or _ABOUT_TO.search(text))


def _clauses(sentence: str) -> Iterator[str]:
    """The clauses of a sentence that has several, but for the shortest."""
    clauses = [clause for clause in _CLAUSE_ENDS.split(sentence) if clause.strip()]
    if len(clauses) > 1:
        yield from (clause for clause in clauses if len(clause.split()) >= _FEWEST_WORDS)
