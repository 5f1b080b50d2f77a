"""A guide without a curriculum: its order is known, its hours are not, and that is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answer import Kind
from bot.assemble import open_bot
from bot.pipeline import Bot
from tests.bot.talk import talk
from tests.conftest import share_what_was_prepared

BAKING = """---
title: Baking
summary: How to become a baker.
reviewed: 2026-11-01
order: 1
---

## Beginner-to-job roadmap {#roadmap}

Learn to bake bread first, then cakes, then whole menus.

### Phase 1: Bread {#phase-1}

Phase 1 is bread: flour, water, salt and patience, for as long as it takes until a loaf succeeds every time.

### Phase 2: Cakes {#phase-2}

Phase 2 is cakes: sponge, cream and decoration, once your bread succeeds every time.

### Phase 3: Menus {#phase-3}

Phase 3 is menus: planning a week of baking for a shop, with its costs.
"""
NO_HOURS = "no curriculum, so I know its order but no hours"


@pytest.fixture(scope="module")
def baking_bot(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    folder = tmp_path_factory.mktemp("baking")
    (folder / "baking.md").write_text(BAKING, encoding="utf-8")
    bot = open_bot(guides=folder, home=share_what_was_prepared(home, folder / "home"), variables={}, say=lambda _: None)
    yield bot
    bot.index.close()


def test_what_first_is_answered_from_the_order_and_without_hours(baking_bot: Bot) -> None:
    answer = talk(baking_bot, "what should I learn first?")
    assert answer.kind is Kind.ANSWER
    assert any(citation.section.id.startswith("baking/roadmap") for citation in answer.citations)
    assert NO_HOURS in answer.text


def test_what_next_moves_along_the_order(baking_bot: Bot) -> None:
    first = talk(baking_bot, "what should I learn first?")
    second = baking_bot.reply("and after that?", first.conversation)
    third = baking_bot.reply("and then?", second.conversation)
    placed = [answer.conversation.place for answer in (first, second, third)]
    assert placed == ["baking/roadmap/phase-1", "baking/roadmap/phase-2", "baking/roadmap/phase-3"]
    assert NO_HOURS not in second.text


def test_a_plan_is_the_order_and_says_that_it_has_no_hours(baking_bot: Bot) -> None:
    answer = talk(baking_bot, "make me a plan")
    assert answer.kind is Kind.PLAN
    assert NO_HOURS in answer.text
    assert [citation.section.id for citation in answer.citations] == [
        "baking/roadmap/phase-1",
        "baking/roadmap/phase-2",
        "baking/roadmap/phase-3",
    ]


def test_what_is_told_is_not_noted_where_nothing_can_be_planned(baking_bot: Bot) -> None:
    assert talk(baking_bot, "I know bread already, 6 hours a week").conversation.proposed is None
