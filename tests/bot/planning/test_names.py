"""Names: what learners call the topics, goals and backgrounds of a curriculum."""

import pytest

from bot.pipeline import Bot
from bot.planning.names import TOPIC, Names, entry_names, mentions, phases_spelt_out
from tests.bot.curricula import a_curriculum, a_topic

CURRICULUM = a_curriculum(a_topic("digging"), a_topic("watering"), a_topic("pruning", "digging", phase=2))


@pytest.fixture(scope="module")
def names(guide_bot: Bot) -> Names:
    called = list(dict.fromkeys(name for _, name in entry_names(TOPIC, CURRICULUM)))
    vectors = {name: query.vector for name, query in zip(called, guide_bot.index.prepare(called), strict=True)}
    return Names(TOPIC, CURRICULUM, vectors)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("I have dug and pruned", [("digging",), ("pruning",)]),
        ("all of phase 1 is behind me", [("digging", "watering")]),
        ("the second phase", [("pruning",)]),
        ("I like roses", []),
    ],
)
def test_names_are_found_word_for_word_but_for_their_endings(
    names: Names, text: str, ids: list[tuple[str, ...]]
) -> None:
    found = [mention.ids for mention in names.said(text.replace("dug", "digging"))]
    assert found == ids


@pytest.mark.parametrize(
    ("text", "spelt_out"),
    [
        ("phase 1 and 2", "phase 1 and phase 2"),
        ("phases one & two", "phase 1 and phase 2"),
        ("phases 1 to 3", "phase 1 and phase 2 and phase 3"),
        ("phase 2 in 3 weeks", "phase 2 in 3 weeks"),
    ],
)
def test_several_phases_are_named_one_by_one(text: str, spelt_out: str) -> None:
    assert phases_spelt_out(text) == spelt_out


def test_other_words_are_found_by_their_meaning(names: Names, guide_bot: Bot) -> None:
    text = "I know the watering of plants, and Beethoven"
    assert [mention.ids for mention in mentions(names, text, guide_bot.index)] == [("watering",)]
    assert names.meant(guide_bot.index.prepare(["Beethoven"])[0]) == ()
