"""Where the topics of a path stand in its picture, and how the arrows between them run.

The picture has two columns. Arrows run in strips above and below each row and, where they pass other topics, in lanes
beside and between the columns: `l1` and `l2` on the left, `c1` to `c4` in the middle, `r1` and `r2` on the right.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from graphlib import TopologicalSorter
from itertools import groupby

from knowledge.curriculum import Topic

COLUMNS = ("a", "b")
LANES = {"a": ("l1", "l2"), "b": ("r1", "r2")}
"""The lanes on the outer side of each column, the nearest first."""
MIDDLE = {"a": ("c1", "c2", "c3", "c4"), "b": ("c4", "c3", "c2", "c1")}
ANCHORS = ("l2", "l1", "a", "c1", "c2", "c3", "c4", "b", "r1", "r2")
"""All places of a vertical line, from left to right."""
MOST_WIRED = 120
"""With more topics than this the picture has no arrows, and keeps the author's order: nobody could follow them."""

Needs = Mapping[str, Sequence[str]]
"""The ids of what each topic needs."""


@dataclass(frozen=True, slots=True)
class Wire:
    """A piece of an arrow in a row: where it comes in at the top and where it goes out at the bottom.

    It `leave`s a topic, `arrive`s at one, does both at once (`across`, over the edge of two rows), or `pass`es.
    """

    strip: str
    start: str
    end: str
    is_met: bool
    """Whether what is needed is known already, or left out."""
    is_far: bool
    """Whether the arrow leads to a later phase only."""


@dataclass(frozen=True, slots=True)
class Row:
    """Topics side by side, by their column."""

    topics: Mapping[str, Topic]
    wires: tuple[Wire, ...] = ()
    fed: frozenset[str] = frozenset()
    """The columns in which an arrow ends."""


@dataclass(frozen=True, slots=True)
class Band:
    """A phase: its rows, and the arrows from earlier phases that pass its heading."""

    phase: int
    rows: tuple[Row, ...]
    wires: tuple[Wire, ...] = ()

    @property
    def topics(self) -> tuple[Topic, ...]:
        return tuple(topic for row in self.rows for topic in row.topics.values())


def lay_out(topics: Sequence[Topic], needs: Needs, *, settled: frozenset[str]) -> tuple[Band, ...]:
    """The bands of a path, what is needed always above what needs it; `settled` is what is known or left out."""
    is_wired = len(topics) <= MOST_WIRED
    ordered = sorted(topics, key=lambda topic: topic.phase)
    bands = [
        Band(phase, tuple(_rows(list(members), needs) if is_wired else _pairs(list(members))))
        for phase, members in groupby(ordered, key=lambda topic: topic.phase)
    ]
    return tuple(_Router(bands, needs, settled).bands() if is_wired else bands)


def direct_needs(topics: Sequence[Topic]) -> Needs:
    """What each topic needs among the others, without what another of its needs implies."""
    inside = {topic.id for topic in topics}
    needs = {topic.id: tuple(need for need in topic.needs if need in inside) for topic in topics}
    if len(topics) > MOST_WIRED:
        return needs
    behind: dict[str, frozenset[str]] = {}
    for id in TopologicalSorter(needs).static_order():
        behind[id] = frozenset(needs[id]).union(*(behind[need] for need in needs[id]))
    implied = {id: frozenset[str]().union(*(behind[need] for need in all_needs)) for id, all_needs in needs.items()}
    return {id: tuple(need for need in all_needs if need not in implied[id]) for id, all_needs in needs.items()}


def _pairs(topics: Sequence[Topic]) -> Iterator[Row]:
    for start in range(0, len(topics), len(COLUMNS)):
        yield Row(dict(zip(COLUMNS, topics[start:], strict=False)))


def _rows(topics: Sequence[Topic], needs: Needs) -> Iterator[Row]:
    """The topics of a phase, two a row, each as straight below what it needs as may be."""
    waiting = {topic.id: topic for topic in topics}
    inside = {id: [need for need in needs[id] if need in waiting] for id in waiting}
    users = Counter(need for all_needs in inside.values() for need in all_needs)
    above: dict[str, Topic] = {}
    while waiting:
        ready = [topic for id, topic in waiting.items() if not any(need in waiting for need in inside[id])]
        above = _best_row(ready, above, inside, users)
        for topic in above.values():
            del waiting[topic.id]
        yield Row(above)


def _best_row(
    ready: Sequence[Topic], above: Mapping[str, Topic], needs: Needs, users: Mapping[str, int]
) -> dict[str, Topic]:
    """The best two of the topics that may come next, or the only one, each in its column."""

    def worth(topic: Topic, column: str) -> tuple[int, int]:
        """How straight the arrow to a topic would be, and how many arrows leave it."""
        needed = {place for place, each in above.items() if each.id in needs[topic.id]}
        fit = 3 if column in needed else 2 if needed else 1 if needs[topic.id] else 0
        return fit, users[topic.id]

    def choose(first: str, second: str) -> dict[str, Topic]:
        one = max(ready, key=lambda topic: worth(topic, first))
        rest = [each for each in ready if each is not one]
        return {first: one, second: max(rest, key=lambda topic: worth(topic, second))} if rest else {first: one}

    def total(chosen: Mapping[str, Topic]) -> int:
        return sum(worth(topic, column)[0] for column, topic in chosen.items())

    best = max((choose("a", "b"), choose("b", "a")), key=total)
    return {column: best[column] for column in COLUMNS if column in best}


@dataclass(frozen=True, slots=True)
class _Place:
    band: int
    row: int
    """Counted through all bands."""
    column: str


class _Router:
    """Finds a lane for each arrow.

    Left out are arrows that would cross a whole phase, those into another phase from what is settled, and those for
    which all lanes are taken.
    """

    def __init__(self, bands: Sequence[Band], needs: Needs, settled: frozenset[str]) -> None:
        self._bands, self._settled = bands, settled
        rows = [(number, row) for number, band in enumerate(bands) for row in band.rows]
        self._places = {
            topic.id: _Place(band, number, column)
            for number, (band, row) in enumerate(rows)
            for column, topic in row.topics.items()
        }
        self._users: dict[str, list[_Place]] = {id: [] for id in self._places}
        for id, place in self._places.items():
            for need in needs[id]:
                self._users[need].append(place)
        self._in_row: list[list[Wire]] = [[] for _ in rows]
        self._in_heading: list[list[Wire]] = [[] for _ in bands]
        self._fed: list[set[str]] = [set() for _ in rows]
        self._free_from: dict[str, int] = {}

    def bands(self) -> Iterator[Band]:
        for id, place in self._places.items():
            self._draw(id, place)
        drawn = zip(self._in_row, self._fed, strict=True)
        for band, heading in zip(self._bands, self._in_heading, strict=True):
            pieces = zip(band.rows, drawn, strict=False)
            rows = (replace(row, wires=tuple(wires), fed=frozenset(fed)) for row, (wires, fed) in pieces)
            yield replace(band, rows=tuple(rows), wires=tuple(heading))

    def _draw(self, id: str, source: _Place) -> None:
        """The arrows from a topic: at once to the row below, and through one lane to all that is further down."""
        is_met = id in self._settled
        reach = source.band if is_met else source.band + 1
        users = [each for each in self._users[id] if each.band <= reach]
        near = [each for each in users if each.row == source.row + 1 and each.band == source.band]
        below = [each for each in users if each not in near]
        for each in near:
            self._in_row[source.row].append(Wire("across", source.column, each.column, is_met, is_far=False))
            self._fed[each.row].add(each.column)
        lane = self._lane(source, below) if below else None
        if lane:
            is_far = all(each.band != source.band for each in below)
            self._follow(Wire("pass", lane, lane, is_met, is_far), source, below)

    def _lane(self, source: _Place, users: Sequence[_Place]) -> str | None:
        same_side = all(each.column == source.column for each in users)
        lanes = (*(LANES[source.column] if same_side else ()), *MIDDLE[source.column])
        free = next((lane for lane in lanes if self._free_from.get(lane, 0) <= source.row), None)
        if free:
            self._free_from[free] = max(each.row for each in users)
        return free

    def _follow(self, line: Wire, source: _Place, users: Sequence[_Place]) -> None:
        """Draw a line from a topic down its lane to the last that needs it, with a branch to each."""
        last = max(users, key=lambda each: each.row)
        self._in_row[source.row].append(replace(line, strip="leave", start=source.column))
        for row in range(source.row + 1, last.row):
            self._in_row[row].append(line)
        for band in range(source.band + 1, last.band + 1):
            self._in_heading[band].append(line)
        for each in users:
            self._in_row[each.row].append(replace(line, strip="arrive", end=each.column))
            self._fed[each.row].add(each.column)
