"""A message that chooses one of the paths that a guide describes, in whatever words, and so opens it."""

import re

from bot import replies
from bot.answer import Answer
from bot.answers.answerer import NEXT_STEPS, Answerer, Turn
from bot.answers.compose import Quote, quotable, rest
from bot.reading.rules import is_pressed
from bot.replying.subjects import LABEL, Subject, Subjects
from bot.words.phrases import plain_words, words
from bot.words.splitting import sentences
from index.search import Passage
from knowledge.guide import Chunk, ChunkKind

MOST_LEFT = 5
"""How many words may be left of a message once those of choosing are taken away."""
MOST_PIECES = 3
"""What is quoted of a path that was chosen: what it is, where it begins, how long it takes."""

_DECIDES = re.compile(
    r"""
    ^\W*(?:(?:i['’]?m|im|i\ am|we['’]?re|i['’]?ve|ive|i['’]?ll|ill|i\ will|i\ have|i['’]?d|i\ would|i
        |let['’]?s|lets|we)\ )?
    (?:(?:think|guess|suppose|might|just|really|rather|gonna|going\ to|want\ to|wanna|then|finally)\ )*
    (?:i['’]?ll\ |ill\ |i\ will\ |i['’]?m\ |i\ )?
    (?:take|pick(?:ed|ing)?|cho+se|choosing|go(?:ing)?(?:\ back)?\ (?:for|with|to|into)|sticking?\ (?:with|to)
        |(?:settled?|decided?)\ (?:for|on)|opt(?:ing)?\ for|lean(?:ing)?\ (?:to|towards?)
        |switch(?:ing)?(?:\ back)?\ to|(?:return|back)\ to
        |prefer|do|it['’]?s|it\ is)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Words that decide for the name that comes next."""
_DECIDED = re.compile(
    r"""
    \b(?:(?:it|that)(?:['’]?s|\ is|\ will\ (?:have\ to\ )?be|['’]?ll\ be)
    |(?:is|are)\ (?:it|the\ one|my\ (?:choice|pick|thing|path))
    |sounds?\ (?:good|great|best|right|nice|better|fun|cool)|(?:i['’]?m|im|count\ me)\ in|wins?
    |i\ (?:guess|think|suppose)|then|instead|for\ me|my\ (?:choice|pick))\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Words that decide for a name that stands beside them."""
_SURELY = re.compile(
    r"\b(?:take|pick(?:ed|ing)?|cho+se|choosing|go(?:ing)? with|(?:settled?|decided?) (?:for|on)|opt(?:ing)? for)\b",
    re.IGNORECASE,
)
"""Words that decide where nothing was said before."""
_TURNS = re.compile(
    r"""
    \b(?:ok(?:ay)?|k|fine|al?right|all\ right|yes|yeah|yep|sure|no|nope|nah|nvm|never\ ?mind|actually
    |forget\ (?:it|that)|screw\ (?:it|that)|scrap\ that|you\ know\ what|on\ second\ thoughts?|in\ the\ end
    |after\ all|definitely)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Words that nod to one thing, or turn from another."""
_OPENS = re.compile(r"^\W*(?:(?:hm+|well|so|and|but|oh|ah|wait|cool|great|good|haha|lol)\b\W*)+", re.IGNORECASE)
_MANNERS = re.compile(
    r"\b(?:hm+|well|so|and|but|oh|ah|wait|cool|great|good|maybe|probably|really|please|pls|thanks?|haha|lol|whatever)\b",
    re.IGNORECASE,
)
_BESIDE = frozenset(
    "the a an my path paths career careers track road job field area direction one stuff thing it i first".split()
)
"""Words that may stand beside a name and change nothing."""
BEGINS = re.compile(r"\b(?:first|start|begin|where|next|now)\b|\bhow\W*$", re.IGNORECASE)


class Picks:
    """Recognises a choice and opens what was chosen."""

    def __init__(self, answerer: Answerer, subjects: Subjects) -> None:
        self._answerer, self._subjects = answerer, subjects

    def answer(self, turn: Turn, text: str) -> Answer | None:
        """What the chosen path is and where it begins; None where a message chooses none."""
        subject = self._chosen_in(turn, text)
        return self._open(turn, subject) if subject else None

    def chooses(self, turn: Turn, text: str) -> bool:
        """Whether a message chooses a path, and asks no more of it than where it begins."""
        return self._chosen_in(turn, text) is not None

    def _chosen_in(self, turn: Turn, text: str) -> Subject | None:
        conversation = turn.conversation
        if conversation.proposed or not (conversation.asked or _SURELY.search(text)):
            return None
        first, *others = sentences(text) or [text]
        if len(others) > 1 or not all(BEGINS.search(each) for each in others):
            return None
        return self._chosen(first)

    def _chosen(self, text: str) -> Subject | None:
        """The path that a sentence names beside nothing but words of choosing."""
        if not is_pressed(text):
            return None
        said = " ".join(_TURNS.sub(" ", _OPENS.sub("", text)).split())
        name = _DECIDED.sub(" ", _DECIDES.sub(" ", said, count=1))
        if name == said and not _TURNS.search(text):
            return None
        left = [word for word in words(_MANNERS.sub(" ", name)) if word not in _BESIDE]
        if _IT_SUPPORT.search(text):
            left = ["it", *(word for word in left if word != "it")]
        if not left or len(left) > MOST_LEFT or (plain_words() - {"it"}) & set(left):
            return None
        return self._subjects.described_as(" ".join(left))

    def _open(self, turn: Turn, subject: Subject) -> Answer | None:
        """What a path is, and where it begins: by the guide of its own, or by the outline of it."""
        section = subject.section
        query = self._answerer.index.prepare([f"{FIRST} {section.title}?"])[0]
        passage = self._answerer.passage(section.id, query)
        if passage is None:
            return None
        quotes = self._of_its_guide(subject, passage) or [Quote(passage, (each,)) for each in _outlined(passage)]
        return self._answerer.answer(
            turn,
            quotes,
            question=query.text,
            others=[section],
            lead=replies.PICKED.format(title=section.title),
            search=query.milliseconds,
        )

    def _of_its_guide(self, subject: Subject, passage: Passage) -> list[Quote]:
        """What a path with a guide of its own is, and what that guide says to do first."""
        guide = self._subjects.guide_of(subject)
        query = self._answerer.index.prepare([f"{FIRST} {subject.section.title}?"])[0]
        begins = self._answerer.passage(f"{guide}/{NEXT_STEPS}", query) if guide else None
        if begins is None:
            return []
        return [*rest(begins, ()), Quote(passage, (_outlined(passage)[0],))]


FIRST = "What should I learn first for"
_IT_SUPPORT = re.compile(r"\bit[ -]support\b|\bIT\b")
_BEGINNING, _TIME = re.compile(r"\bfirst thing\b", re.IGNORECASE), re.compile(r"\btime\b", re.IGNORECASE)


def _outlined(passage: Passage) -> list[Chunk]:
    """Of an outline what it opens with, then what it says of the beginning and of the time."""
    chunks = sorted((each.chunk for each in quotable(passage)), key=lambda chunk: chunk.order)
    entries = [
        (label["label"], each) for each in chunks if each.kind is ChunkKind.ITEM and (label := LABEL.match(each.text))
    ]
    wanted = [each for asked in (_BEGINNING, _TIME) for label, each in entries if asked.search(label)]
    return list(dict.fromkeys([chunks[0], *wanted]))[:MOST_PIECES]
