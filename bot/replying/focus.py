"""The role or topic that was just described: what is asked next without naming another is answered out of it."""

from collections.abc import Iterable, Sequence

from bot.answers.answerer import Answerer, Turn
from bot.replying.facts import keeps_facts
from bot.replying.subjects import COMPARES
from bot.words.phrases import telling_stems
from index.search import Found, Passage, Query
from knowledge.guide import Guide, Section

AT_ALL = 0.45
"""The cosine of a piece of the section, with the question in full, from which on it is taken to answer."""
NEARER = 0.12
"""How much nearer a section must be, by the message alone, that is found in its place."""


def described_one_by_one(guides: Iterable[Guide]) -> list[list[Section]]:
    """The sections of what each curriculum leads to, and of what it is made of: its goals, and its topics."""
    kinds = []
    for guide in guides:
        if guide.curriculum:
            goals = {goal.section for goal in guide.curriculum.goals}
            topics = {topic.section for topic in guide.curriculum.topics} - goals
            kinds += [[section for section in guide.sections if section.id in ids] for ids in (goals, topics)]
    return kinds


class Focus:
    """Keeps to one thing among others of its kind, such as a role, where a message names none of them."""

    def __init__(self, answerer: Answerer, kinds: Iterable[Sequence[Section]]) -> None:
        self._answerer = answerer
        self._kinds = {section.id: number for number, kind in enumerate(kinds) for section in kind}
        self._names = {id: frozenset(telling_stems(answerer.sections[id].title)) for id in self._kinds}

    def kept(self, turn: Turn, message: Query, found: Found) -> Found:
        """What was found for a follow-up, with the section first that is spoken of, where that is about as near."""
        spoken_of = turn.conversation.topic
        if spoken_of not in self._names or not found.passages or self._names_one(message.text, besides=spoken_of):
            return found
        first = found.passages[0]
        if first.section.id == spoken_of or keeps_facts(first.section) or self._is_called(first.section, message.text):
            return found
        in_full = f"{message.text.rstrip(' ?!.')} ({self._answerer.sections[spoken_of].title})?"
        about = self._answerer.index.prepare([in_full])[0]
        kept = self._answerer.passage(spoken_of, about)
        if kept is None or kept.nearest < AT_ALL or self._nearest(first, message) > kept.nearest + NEARER:
            return found
        others = tuple(each for each in found.passages if each.section.id != spoken_of)
        return Found(about, (kept, *others), found.milliseconds + about.milliseconds)

    def turns_to_another(self, turn: Turn, text: str) -> bool:
        """Whether a message names another of the kind of what is spoken of, not that, and sets nothing against it."""
        topic = turn.conversation.topic
        said = set(telling_stems(text))
        named = {id for id, name in self._names.items() if len(name) > 1 and name <= said}
        if not named or COMPARES.search(text) or self._names.get(topic, said) <= said:
            return False
        return all(self._kinds[id] == self._kinds[topic] for id in named)

    def _names_one(self, text: str, *, besides: str) -> bool:
        said = set(telling_stems(text))
        return any(name and name <= said for id, name in self._names.items() if id != besides)

    def _is_called(self, section: Section, text: str) -> bool:
        """Whether a message has words of a section's title."""
        return bool(set(telling_stems(section.title)) & set(telling_stems(text)))

    def _nearest(self, passage: Passage, message: Query) -> float:
        alone = self._answerer.passage(passage.section.id, message)
        return alone.nearest if alone else 0.0
