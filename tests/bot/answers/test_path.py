"""Paths: the steps of a guide in their order, wherever their numbers stand."""

from pathlib import Path

import pytest

from bot.answers.path import Paths, asks_more, item_name
from bot.pipeline import Bot
from knowledge.chunk import chunk_section
from knowledge.guide import Chunk
from knowledge.read import read_guide

SECTIONS = """# Sailing
## Roadmap {#roadmap}
The way to the sea.
### Phase 1: Knots {#one}
Tie knots.
### Phase 2: Wind {#two}
Feel the wind.
### Phase 3: Charts {#three}
Read charts.
### How long it takes {#time}
A year.
## Career outcomes {#outcomes}
Skipper.
"""
ITEMS = """# Baking
## Why bake
Because of bread.
## Learning path
In this order:

- Phase 1: Dough. Mix flour and water.
- Phase 2: Oven. Heat it well.
- Phase 3: Crust
"""
NUMBERED = """# Chess
## How to start
1. Learn the moves: all of them.
2. Play a game.
"""
NEITHER = """# Music
## Instruments
- Piano: black and white.
- Flute: thin.
## Phase 1 of my life
Only one.
"""


def paths(folder: Path, *texts: str) -> Paths:
    """The paths of small guides, named a, b, ... in their order."""
    guides = []
    for name, text in zip("abc", texts, strict=False):
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
        guides.append(read_guide(folder / f"{name}.md", name))
    chunks: dict[str, tuple[Chunk, ...]] = {
        section.id: chunk_section(section, count_tokens=lambda text: len(text.split()), limit=100)
        for guide in guides
        for section in guide.sections
    }
    return Paths(guides, lambda section: chunks.get(section, ()))


def walked(found: Paths, guide: str) -> list[str]:
    """The names of a guide's steps, from the first on."""
    step, names = found.first(guide), []
    while step:
        names.append(step.name)
        step = found.moved(step.id, 1)
    return names


def test_numbered_sections_are_a_path_that_ends_in_jobs(tmp_path: Path) -> None:
    """Only the sections that count up are steps, and the jobs come last."""
    found = paths(tmp_path, SECTIONS)
    assert walked(found, "a") == ["Phase 1: Knots", "Phase 2: Wind", "Phase 3: Charts", "Career outcomes"]
    assert [step.kind for step in found.numbered("a")] == ["phase", "phase", "phase"]


def test_numbered_items_of_a_naive_guide_are_a_path(tmp_path: Path) -> None:
    """A list in a section that calls itself a roadmap will do, and a step is named by how its item begins."""
    found = paths(tmp_path, ITEMS)
    assert [name[:8] for name in walked(found, "a")] == ["Phase 1:", "Phase 2:", "Phase 3:"]
    assert [step.kind for step in found.numbered("a")] == ["phase", "phase", "phase"]
    first = found.first("a")
    assert first is not None
    assert first.section.id == "a/learning-path"
    assert "Dough" in first.title


def test_an_ordered_list_is_a_path(tmp_path: Path) -> None:
    """Markdown's own numbers count like words."""
    assert walked(paths(tmp_path, NUMBERED), "a") == ["Learn the moves", "Play a game"]


def test_a_guide_with_neither_has_no_path(tmp_path: Path) -> None:
    """Nothing is made up out of plain lists or a single number."""
    found = paths(tmp_path, NEITHER)
    assert found.first("a") is None
    assert found.numbered("a") == ()
    assert found.first("unknown") is None
    assert found.named("phase 1", ["a", "unknown"]) is None


def test_a_run_must_count_up_from_one(tmp_path: Path) -> None:
    """A guide whose second step comes first, or is missing, has no order to go by."""
    text = "## Step 2: B\nb\n## Step 1: A\na\n## Step 4: D\nd\n"
    assert paths(tmp_path, text).first("a") is None


def test_beyond_either_end_there_is_nothing(tmp_path: Path) -> None:
    """Nor after a step that is not there."""
    found = paths(tmp_path, SECTIONS)
    assert found.moved("a/roadmap/one", -1) is None
    assert found.moved("a/outcomes", 1) is None
    assert found.moved("a/roadmap/time", 1) is None
    assert found.moved("", 1) is None
    back = found.moved("a/roadmap/three", -1)
    assert back is not None
    assert found.step(back.id) == back


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("phase 2", "two"),
        ("what is in phase two?", "two"),
        ("tell me about the second phase", "two"),
        ("the 3rd step", "three"),
        ("show me step number 1", "one"),
        ("what comes after phase 1?", "two"),
        ("I finished phase one", "two"),
        ("what comes before phase 2?", "one"),
        ("after phase 3", "outcomes"),
    ],
)
def test_a_message_may_name_a_step(tmp_path: Path, text: str, step: str) -> None:
    """By its number in digits or in words, or as the one after or before another."""
    found = paths(tmp_path, SECTIONS).named(text, ["a"])
    assert found is not None
    assert found.section.anchor == step


@pytest.mark.parametrize(
    "text", ["phase 5", "how many weeks is phase 2?", "do I need maths in the first phase", "week 2", "what next?", ""]
)
def test_a_message_that_asks_something_else_names_no_step(tmp_path: Path, text: str) -> None:
    """A question about a step is to be searched for, and a step that is not there is not found."""
    assert paths(tmp_path, SECTIONS).named(text, ["a"]) is None


def test_a_step_is_mentioned_whatever_is_said_of_it(tmp_path: Path) -> None:
    """By its number, of several the last, or by its title."""
    found = paths(tmp_path, SECTIONS)
    for text, anchor in (
        ("phase 1 was easy but phase 2 is hard", "two"),
        ("how many weeks is the first phase", "one"),
        ("I am done with charts", "three"),
    ):
        step = found.mentioned(text, ["a"])
        assert step is not None
        assert step.section.anchor == anchor
    assert found.mentioned("I am done with boats", ["a"]) is None


@pytest.mark.parametrize(
    ("text", "by", "step"),
    [
        ("go back to phase one again", -1, "one"),
        ("what was there before phase 2?", -1, "one"),
        ("on to phase 3, please", 1, "three"),
        ("I am through phase 1", 1, "two"),
        ("which phase is after 2?", 1, "three"),
    ],
)
def test_a_named_step_is_where_a_message_wants_to_go(tmp_path: Path, text: str, by: int, step: str) -> None:
    """Unless it says that it is done with it, or asks what stands before it."""
    found = paths(tmp_path, SECTIONS).moved_to(text, ["a"], by)
    assert found is not None
    assert found.section.anchor == step


@pytest.mark.parametrize("text", ["could we go one step back?", "two phases further", "back"])
def test_so_many_steps_name_none(tmp_path: Path, text: str) -> None:
    """How far to go is not where to go."""
    found = paths(tmp_path, SECTIONS)
    assert found.mentioned(text, ["a"]) is None
    assert found.moved_to(text, ["a"], -1) is None


@pytest.mark.parametrize(
    ("text", "besides", "more"),
    [
        ("and after that phase?", "", False),
        ("what comes next on the list", "", False),
        ("and after the graphs?", "Graphs", False),
        ("and after the exam?", "Graphs", True),
    ],
)
def test_a_message_that_only_moves_on_asks_nothing_more(text: str, besides: str, more: bool) -> None:
    """It has no telling words but those of a path, and of the step that it names."""
    assert asks_more(text, besides=besides) is more


def test_the_section_above_the_steps_is_known(tmp_path: Path) -> None:
    """Whether it is the parent of sections or holds the list."""
    found = paths(tmp_path, SECTIONS, ITEMS)
    assert found.is_above("a/roadmap")
    assert found.is_above("b/learning-path")
    assert not found.is_above("a/outcomes")
    assert not found.is_above("c/roadmap")
    step = found.step_in(["a/roadmap/time", "a/roadmap/two", "a/roadmap/one"])
    assert step is not None
    assert step.id == "a/roadmap/two"


def test_the_skills_of_a_guide_are_neighbours_in_their_order(guide_bot: Bot) -> None:
    """They stand in the order of learning; other sections have no neighbours."""
    found = Paths(guide_bot.index.guides, guide_bot.index.chunks)
    after = found.neighbour("ai-ml/skills/python", 1)
    assert after is not None
    assert after.id == "ai-ml/skills/linear-algebra"
    assert found.neighbour("ai-ml/skills/python", -1) is None
    assert found.neighbour("ai-ml/roadmap/time", 1) is None
    assert found.neighbour("nowhere", 1) is None


def test_the_packaged_guide_has_four_phases_and_then_jobs(guide_bot: Bot) -> None:
    """The path that learners walk; the overview of paths has none."""
    found = Paths(guide_bot.index.guides, guide_bot.index.chunks)
    names = walked(found, "ai-ml")
    assert [name.split(":")[0] for name in names] == ["Phase 1", "Phase 2", "Phase 3", "Phase 4", "Career outcomes"]
    assert walked(found, "career-paths") == []


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("- Spade: it turns the soil.", "Spade"),
        ("- A rake. It evens.", "A rake"),
        ("- Gloves (two)", "Gloves"),
        ("- " + "word " * 31, " ".join(["word"] * 12)),
    ],
)
def test_an_item_is_called_by_how_it_begins(tmp_path: Path, item: str, name: str) -> None:
    """Up to its first stop, and never more than a line."""
    (tmp_path / "a.md").write_text(f"## A\n{item}\n", encoding="utf-8")
    (section,) = read_guide(tmp_path / "a.md", "a").sections
    (chunk,) = chunk_section(section, count_tokens=lambda text: len(text.split()), limit=100)
    assert item_name(chunk) == name
