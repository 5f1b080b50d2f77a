"""Whether the guide bears out a sentence: its words, in the guide's order, clause by clause, with nothing turned round.

A sentence is woven out of the sentences of some passages: each of its words has to stand there, in the same order
within a clause, and between two words that are taken nothing may be left out that would change what is said, such as
"not". The cheapest such weave is found by dynamic programming, like an alignment of two strings (Needleman and Wunsch
1970) in which it costs something to leave a word without support or to go over to another place.
"""

import math
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.writing.claim_words import Weight, Word, claim_words
from knowledge.guide import Chunk, Section
from knowledge.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Costs:
    """What it costs a sentence to depart from the guide; at a cost of 1 or more it is not borne out."""

    unsupported_light: float = 0.1
    unsupported_hedge: float = 0.2
    unsupported: float = 1.0
    """Any other word that stands nowhere."""
    added: float = 0.5
    """A plain word in a clause of which the rest stands there."""
    by_title: float = 0.1
    """A word that stands in the heading alone."""
    moved: float = 0.2
    """Going over to another place between two clauses."""
    moved_within: float = 0.5
    """The same within a clause."""
    moved_back: float = 0.4
    """The same to what stands before in the same sentence."""
    headless: float = 0.8
    """Going into the middle of a clause, whose subject is then another one."""
    headless_within: float = 0.6
    """The same within a clause."""
    unscoped: float = 0.5
    """Leaving a clause that was gone over to before it names what it is about, as in "for nurses"."""
    short: float = 0.8
    """Going to a place, and away from it, for very few words."""
    other_section: float = 0.8
    """Going over to another section without naming anything there."""
    contrasted: float = 1.0
    """Going on behind a "but" of the guide as if it were not there."""
    skipped_negation: float = 1.0
    skipped_alternative: float = 1.0
    skipped_hedge: float = 0.3
    skipped_direction: float = 0.5


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of the guide that a claim may be woven out of."""

    section: Section
    chunk: Chunk
    words: tuple[Word, ...]
    title: frozenset[str]


_NAMING = frozenset({Weight.PLAIN, Weight.NAME, Weight.LIGHT})
"""Words that a heading may lend to what stands under it."""
FEWEST_WORDS = 3
"""A sentence of which fewer words stand in the guide could be woven out of anything."""
MOST_WORDS, MOST_LEFT_OUT = 40, 6
"""A sentence with more words is not looked at, and so many words one behind the other cannot all come from nowhere."""
FEWEST_IN_A_PLACE = 3
"""So many words are to be taken from a place before the next."""

Spot = tuple[int, int]
"""A word of the guide: the number of its place, and its position there."""


class _State(NamedTuple):
    """A sentence woven so far; the cheaper one is the lesser."""

    cost: float
    places: tuple[int, ...]
    run: int
    """How many words were taken one after another at the last place."""
    taken: int
    """How many were taken in all."""


@dataclass(frozen=True, slots=True)
class Support:
    """How a sentence is borne out: what it costs, and by which pieces."""

    cost: float
    pieces: tuple[tuple[Section, Chunk], ...]

    @property
    def holds(self) -> bool:
        return self.cost < 1.0 and bool(self.pieces)


def places(section: Section, chunks: Sequence[Chunk]) -> Iterator[Place]:
    """The sentences of a section, with the words that stand in its headings."""
    title = frozenset(word.root for each in section.trail for word in claim_words(each))
    for chunk in chunks:
        for start, end in sentence_spans(chunk.plain):
            words = claim_words(chunk.plain[start:end])
            if words:
                yield Place(section, chunk, words, title)


class Weaver:
    """Finds how sentences can be woven out of some places of the guide."""

    def __init__(self, places: Sequence[Place], costs: Costs | None = None) -> None:
        self._places, self._costs = places, costs or Costs()
        self._found: dict[str, list[Spot]] = {}
        self._clauses: dict[Spot, tuple[tuple[Word, ...], tuple[Word, ...]]] = {}
        for number, place in enumerate(places):
            for position, word in enumerate(place.words):
                self._found.setdefault(word.root, []).append((number, position))

    def support(self, sentence: str) -> Support:
        """The cheapest way to weave a sentence; one that says next to nothing, or too much, has no support."""
        words = claim_words(sentence)
        nowhere = _State(math.inf, (), 0, 0)
        if len(words) > MOST_WORDS:
            return Support(math.inf, ())
        named = frozenset(word.clause for word in words if word.weight is Weight.NAME)
        best: list[dict[Spot, _State]] = []
        ends = [nowhere]
        for order, word in enumerate(words):
            reached: dict[Spot, _State] = {}
            for spot in self._found.get(word.root, ()):
                choices = [_State(self._begun(words[:order], spot, word), (spot[0],), 1, 1)]
                for earlier in range(max(0, order - MOST_LEFT_OUT), order):
                    between, before = words[earlier + 1 : order], words[earlier]
                    choices += [
                        self._then(state, previous, spot, before, between, word, is_named=word.clause in named)
                        for previous, state in best[earlier].items()
                    ]
                cheapest = min(choices)
                if cheapest.cost < 1.0:
                    reached[spot] = cheapest
                    ends.append(self._ended(cheapest, spot, word, words[order + 1 :]))
            best.append(reached)
        cost, used, *_ = min(ends)
        pieces = dict.fromkeys((self._places[number].section, self._places[number].chunk) for number in used)
        return Support(cost, tuple(pieces))

    def _begun(self, before: Sequence[Word], spot: Spot, word: Word) -> float:
        """What it costs to begin at a place, with some words of the sentence before that from nowhere."""
        skipped, _ = self._clause(spot)
        left_out = self._left_out(before, {word.clause}, self._places[spot[0]].title, skipped)
        return left_out + self._skipped(skipped)

    def _ended(self, state: "_State", spot: Spot, word: Word, after: Sequence[Word]) -> "_State":
        _, rest = self._clause(spot)
        left_out = self._left_out(after, {word.clause}, self._places[spot[0]].title, rest)
        cost = state.cost + left_out + self._denied(rest)
        if len(state.places) > 1:
            cost += self._left(state, rest)
        return state._replace(cost=cost if state.taken >= FEWEST_WORDS else math.inf)

    def _then(
        self,
        state: "_State",
        previous: Spot,
        spot: Spot,
        before: Word,
        between: Sequence[Word],
        word: Word,
        *,
        is_named: bool,
    ) -> "_State":
        """The state once a word is taken at a spot, after another one at the previous spot.

        `is_named` says whether the word's clause in the sentence has a name in it.
        """
        costs, new_clause = self._costs, before.clause != word.clause
        (place, position), (earlier, passed) = spot, previous
        title, clauses = self._places[place].title | self._places[earlier].title, {before.clause, word.clause}
        if place == earlier and position > passed:
            words = self._places[place].words
            skipped, crossed = words[passed + 1 : position], words[position].clause != words[passed].clause
            cost = self._left_out(between, clauses, title, skipped) + self._skipped(skipped)
            if crossed and not new_clause and _has_subject(self._clause(spot)[0]):
                cost += costs.headless_within
            if crossed and not word.contrasts and any(each.contrasts for each in words[passed + 1 : position + 1]):
                cost += costs.contrasted
            return _State(state.cost + cost, state.places, state.run + 1, state.taken + 1)
        cost = costs.moved if new_clause else costs.moved_within
        cost += costs.moved_back if place == earlier else 0.0
        if self._places[place].section.id != self._places[earlier].section.id and not is_named:
            cost += costs.other_section
        (_, skipped_after), (skipped_before, _) = self._clause(previous), self._clause(spot)
        cost += self._left(state, skipped_after)
        if _has_subject(skipped_before):
            cost += costs.headless if new_clause else costs.headless_within
        cost += self._denied(skipped_after) + self._skipped(skipped_before)
        cost += self._left_out(between, clauses, title, skipped_before)
        places = state.places if place in state.places else (*state.places, place)
        return _State(state.cost + cost, places, 1, state.taken + 1)

    def _left(self, state: "_State", rest: Sequence[Word]) -> float:
        """What it costs to leave a place, of whose clause there is a rest, for another or for the end."""
        short = self._costs.short if state.run < FEWEST_IN_A_PLACE else 0.0
        moved = len(state.places) > 1
        return short + (self._costs.unscoped if moved and _has_subject(rest) else 0.0)

    def _left_out(
        self, words: Sequence[Word], clauses: Container[int], title: Container[str], instead: Sequence[Word]
    ) -> float:
        """What it costs that some words of a sentence are taken from nowhere.

        A plain word may be added to a clause of which something is borne out, unless the guide has others `instead`.
        """
        if not words:
            return 0.0
        costs = self._costs
        replaces = _has_subject(instead)
        total = 0.0
        for word in words:
            if word.root in title and word.weight in _NAMING and not replaces:
                total += costs.by_title
            elif word.weight is Weight.LIGHT:
                total += costs.unsupported_light
            elif word.weight is Weight.HEDGE:
                total += costs.unsupported_hedge
            else:
                is_added = word.weight is Weight.PLAIN and word.clause in clauses and not replaces
                total += costs.added if is_added else costs.unsupported
        return total

    def _clause(self, spot: Spot) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
        """The words before a spot in its clause, and those behind it."""
        known = self._clauses.get(spot)
        if known is None:
            words, position = self._places[spot[0]].words, spot[1]
            inside = [(order, word) for order, word in enumerate(words) if word.clause == words[position].clause]
            known = self._clauses[spot] = (
                tuple(word for order, word in inside if order < position),
                tuple(word for order, word in inside if order > position),
            )
        return known

    def _denied(self, words: Sequence[Word]) -> float:
        """What it costs to leave out the end of a clause: only a negation changes what stands before it."""
        return self._costs.skipped_negation * sum(word.weight is Weight.NEGATION for word in words)

    def _skipped(self, words: Sequence[Word]) -> float:
        """What it costs to leave out some words of the guide."""
        total = 0.0
        for word in words:
            if word.weight is Weight.NEGATION:
                total += self._costs.skipped_negation
            elif word.weight is Weight.ALTERNATIVE:
                total += self._costs.skipped_alternative
            elif word.weight is Weight.HEDGE:
                total += self._costs.skipped_hedge
            elif word.weight is Weight.DIRECTION:
                total += self._costs.skipped_direction
        return total


def _has_subject(words: Sequence[Word]) -> bool:
    """Whether some words name or tell something, and are not only small ones."""
    return any(word.weight in {Weight.PLAIN, Weight.NAME} for word in words)
