"""A short no to what is dishonest or harmful, and the honest neighbour of it in the guides."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

import numpy as np

from bot import replies
from bot.answer import Answer, Kind
from bot.answers.answerer import Answerer, Turn, titles_of
from bot.conversation import Option
from index.embedding import Vectors
from index.rows import cosines
from index.search import Query
from knowledge.guide import Section

_NEIGHBOURS: Mapping[str, tuple[str, ...]] = {
    "projects": (
        "make a deepfake of somebody", "write fake reviews", "bully or threaten somebody", "scam people",
        "hateful, violent or sexual texts", "discriminate against people by a model",
    ),
    "projects/portfolio": (
        "lie on my CV", "invent work experience", "claim a degree that I do not have", "lie in a job interview",
        "copy somebody's project and say it is mine", "a fake reference from an employer",
    ),
    "certifications/which-certificate": (
        "cheat in an exam", "somebody else sits the exam for me", "fake a certificate", "buy a diploma",
        "leaked exam questions", "take the certification test in my place",
    ),
    "reality/myth-prompting": (
        "do my homework for me", "write my essay for me", "write my assignment", "solve my coursework",
        "hand in a generated text as my own", "write my thesis",
    ),
    "cybersecurity": (
        "hack an account", "get into somebody's phone", "write a virus or other malware", "spy on somebody's messages",
        "break into a network", "steal passwords with a phishing page",
    ),
}  # fmt: skip
"""What is asked for, in a few words, by the section (of the career template, or a path) that has an honest way to what
is wanted, or to the skill. The first is for whatever else is refused."""


ASKS_ANEW = 0.5
"""The cosine with what is asked for in a few words from which on a message after a refusal asks for something else."""


class Refusals:
    """Says no, and what the guides offer instead."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer

    def refuse(self, turn: Turn, query: Query | None) -> Answer:
        """The reply to a message that asks for it; `query` is what it asks for, where that is more than pressing.

        What was shown becomes what the conversation is about, so that "what should be in a real one?" is understood.
        """
        neighbour = self._nearest(query, shown=self._shown(turn))
        if neighbour is None:
            return self._answerer.say(turn, Kind.REFUSED, replies.REFUSED, suggested=self._answerer.suggest([], turn))
        suggested = self._answerer.suggest([neighbour], turn)
        text = replies.REFUSED_NEIGHBOUR.format(titles=titles_of([neighbour]))
        answer = self._answerer.say(turn, Kind.REFUSED, text, suggested=suggested, nearest=[neighbour])
        offer = Option(neighbour.title, neighbour.id)
        about = answer.conversation.after(neighbour.title, [neighbour.id], topic=neighbour.id, offer=offer)
        return replace(answer, conversation=about)

    def _shown(self, turn: Turn) -> Section | None:
        """The section that the last refusal showed, or an honest way that was spoken of last anyway."""
        conversation = turn.conversation
        if conversation.refused and conversation.offer:
            return self._answerer.sections.get(conversation.offer.section)
        return next((section for section in self._asked_for if section.id in conversation.sections), None)

    def _nearest(self, query: Query | None, *, shown: Section | None) -> Section | None:
        """The section that has an honest way to what is asked for, or that was shown where nothing new is."""
        known = self._asked_for
        if query is None or not known:
            return shown or next(iter(known), None)
        near = {section: float(cosines(vectors, query.vector).max()) for section, vectors in known.items()}
        best = max(near, key=near.__getitem__)
        return shown if shown and near[best] < ASKS_ANEW else best

    @cached_property
    def _asked_for(self) -> dict[Section, Vectors]:
        """The vectors of what is asked for, by those of the sections that the guides have."""
        return dict(self._found())

    def _found(self) -> Iterator[tuple[Section, Vectors]]:
        for ending, texts in _NEIGHBOURS.items():
            section = next((each for id, each in self._answerer.sections.items() if id.endswith(f"/{ending}")), None)
            if section:
                queries = self._answerer.index.prepare(texts)
                yield section, np.stack([query.vector for query in queries])
