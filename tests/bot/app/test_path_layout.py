"""Where topics stand and arrows run: what is needed above what needs it, and every arrow from one to the other."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from bot.app.path_layout import COLUMNS, MOST_WIRED, Band, Row, direct_needs, lay_out
from bot.pipeline import Bot
from knowledge.curriculum import Curriculum, Topic
from tests.bot.curricula import a_topic, curricula

RANDOM = settings(max_examples=60, deadline=None)
DIAMOND = (a_topic("soil"), a_topic("seeds", "soil"), a_topic("water", "soil"), a_topic("harvest", "seeds water soil"))


def rows(bands: tuple[Band, ...]) -> list[Row]:
    return [row for band in bands for row in band.rows]


def picture(*topics: Topic, settled: str = "") -> tuple[Band, ...]:
    return lay_out(topics, direct_needs(topics), settled=frozenset(settled.split()))


def arrows(bands: tuple[Band, ...]) -> list[tuple[str, str]]:
    """The arrows as a reader follows them: out of a topic, down a lane from row to row, and into others."""
    found, all_rows = [], rows(bands)
    for number, row in enumerate(all_rows):
        for wire in row.wires:
            if wire.strip == "across":
                found.append((row.topics[wire.start].id, all_rows[number + 1].topics[wire.end].id))
            if wire.strip == "leave":
                found += [(row.topics[wire.start].id, id) for id in _led_to(all_rows[number + 1 :], wire.end)]
    return found


def _led_to(below: list[Row], lane: str) -> list[str]:
    """The topics that a lane leads to, as far as it goes on without a gap."""
    found = []
    for row in below:
        pieces = [wire for wire in row.wires if wire.start == lane]
        assert pieces, "the lane ends nowhere"
        found += [row.topics[wire.end].id for wire in pieces if wire.strip == "arrive"]
        if not any(wire.strip == "pass" for wire in pieces):
            break
    return found


def test_a_need_that_another_implies_is_no_arrow() -> None:
    """The harvest needs soil through the seeds already."""
    assert direct_needs(DIAMOND)["harvest"] == ("seeds", "water")
    assert direct_needs(DIAMOND[1:])["seeds"] == ()


def test_a_small_path_as_it_is_drawn() -> None:
    """Side by side what can be learnt side by side, and an arrow for each need."""
    bands = picture(*DIAMOND)
    assert [[topic.id for topic in row.topics.values()] for row in rows(bands)] == [
        ["soil"],
        ["seeds", "water"],
        ["harvest"],
    ]
    assert sorted(arrows(bands)) == [
        ("seeds", "harvest"),
        ("soil", "seeds"),
        ("soil", "water"),
        ("water", "harvest"),
    ]


def test_what_needs_a_topic_stands_straight_below_it() -> None:
    """Two chains side by side do not cross."""
    bands = picture(a_topic("a"), a_topic("b"), a_topic("d", "b"), a_topic("c", "a"))
    assert [{column: topic.id for column, topic in row.topics.items()} for row in rows(bands)] == [
        {"a": "a", "b": "b"},
        {"a": "c", "b": "d"},
    ]


@RANDOM
@given(curricula())
def test_needs_point_downwards_and_arrows_are_needs(curriculum: Curriculum) -> None:
    """Each topic is there once, no row has more than two, and no arrow leads astray."""
    needs = direct_needs(curriculum.topics)
    bands = picture(*curriculum.topics)
    places = {topic.id: number for number, row in enumerate(rows(bands)) for topic in row.topics.values()}
    assert sorted(id for band in bands for id in (topic.id for topic in band.topics)) == sorted(needs)
    assert all(places[need] < places[id] for id in needs for need in needs[id])
    assert all(tuple(row.topics) in {COLUMNS, ("a",), ("b",)} for row in rows(bands))
    assert [band.phase for band in bands] == sorted({topic.phase for topic in curriculum.topics})
    drawn = arrows(bands)
    assert len(drawn) == len(set(drawn))
    assert all(source in needs[target] for source, target in drawn)


@RANDOM
@given(curricula())
def test_an_arrow_to_the_next_row_is_always_drawn(curriculum: Curriculum) -> None:
    """It needs no lane."""
    needs = direct_needs(curriculum.topics)
    bands = picture(*curriculum.topics)
    drawn = set(arrows(bands))
    for band in bands:
        for row, below in zip(band.rows, band.rows[1:], strict=False):
            for topic in below.topics.values():
                over = [each.id for each in row.topics.values() if each.id in needs[topic.id]]
                assert {(id, topic.id) for id in over} <= drawn


@RANDOM
@given(curricula())
def test_no_two_arrows_share_a_lane(curriculum: Curriculum) -> None:
    """Else nobody could tell which topic an arrow comes from."""
    for row in rows(picture(*curriculum.topics)):
        out = [wire.end for wire in row.wires if wire.strip in {"pass", "leave"}]
        passing = [wire.start for wire in row.wires if wire.strip == "pass"]
        assert len(passing) == len(set(passing))
        assert len(out) == len(set(out))


@RANDOM
@given(curricula())
def test_an_arrow_end_has_a_head(curriculum: Curriculum) -> None:
    """The columns that are fed are those in which an arrow ends."""
    bands = picture(*curriculum.topics)
    ends = {target for _, target in arrows(bands)}
    assert {row.topics[column].id for row in rows(bands) for column in row.fed} == ends


def test_an_arrow_into_the_next_phase_passes_its_heading_and_one_beyond_is_left_out() -> None:
    """An arrow through a whole phase would only be in the way."""
    first, second, third = (
        a_topic("a"),
        replace(a_topic("b", "a"), phase=2),
        replace(a_topic("c"), phase=2),
    )
    last = replace(a_topic("d", "a c"), phase=3)
    bands = picture(first, second, third, last)
    assert sorted(arrows(bands)) == [("a", "b"), ("c", "d")]
    assert [[wire.is_far for wire in band.wires] for band in bands] == [[], [True], [True]]


def test_what_is_settled_leads_nowhere_beyond_its_phase() -> None:
    """Its need is met, and the phase may be folded away."""
    topics = (a_topic("a"), a_topic("b", "a"), replace(a_topic("c", "a"), phase=2))
    assert arrows(picture(*topics, settled="a")) == [("a", "b")]
    assert [wire.is_met for row in rows(picture(*topics, settled="a")) for wire in row.wires] == [True]


def test_of_the_packaged_path_no_arrow_is_missing(guide_bot: Bot) -> None:
    """Within a phase and into the next one there is a lane for each, whatever the goal."""
    curriculum = next(guide.curriculum for guide in guide_bot.index.guides if guide.curriculum)
    for goal in curriculum.goals:
        wanted = set(goal.topics)
        for topic in reversed(curriculum.topics):
            wanted |= set(topic.needs) if topic.id in wanted else set()
        topics = [topic for topic in curriculum.topics if topic.id in wanted]
        needs = direct_needs(topics)
        phases = {topic.id: topic.phase for topic in topics}
        near = {(need, id) for id in needs for need in needs[id] if phases[id] - phases[need] <= 1}
        assert near <= set(arrows(picture(*topics)))


@pytest.mark.parametrize("count", [MOST_WIRED, MOST_WIRED + 1])
def test_a_very_long_path_has_no_arrows(count: int) -> None:
    """It is still all there."""
    topics = [a_topic(f"t{number}", f"t{number - 1}" if number else "") for number in range(count)]
    bands = picture(*topics)
    assert [topic.id for topic in bands[0].topics] == [topic.id for topic in topics]
    assert len(arrows(bands)) == (count - 1 if count <= MOST_WIRED else 0)
