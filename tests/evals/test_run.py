"""Running cases: each is a conversation of its own, and the same question of different people has the same answer."""

from bot.answer import Kind
from bot.pipeline import Bot
from evals.case import Case, Turn
from evals.run import run_cases

TOOLS = Turn("Which tools does a beginner need?", (Kind.ANSWER,), (("garden/tools",),))


def test_each_turn_is_said_after_those_before_it(garden_bot: Bot) -> None:
    """A case's later turns know what was asked, the next case does not."""
    again = Turn("say that again")
    asked, repeated, alone = run_cases(garden_bot, [Case("a", (TOOLS, again)), Case("b", (again,))])
    assert asked.cited == repeated.cited == ("garden/tools",)
    assert alone.cited == ()
    assert (asked.dialogue_holds, repeated.dialogue_holds, alone.dialogue_holds) == (None, True, None)


def test_different_people_are_held_to_the_first(garden_bot: Bot) -> None:
    """Whoever gets another answer fails, and the failure names whose answer it should have been."""
    tomato = Turn("When is a tomato harvested?", (Kind.ANSWER,))
    cases = [Case(f"a ({who})", (turn,), group="a") for who, turn in (("Ada", TOOLS), ("Bo", TOOLS), ("Cy", tomato))]
    first, same, other = run_cases(garden_bot, cases)
    assert (first.failures, same.failures) == ((), ())
    differs = "differs from a (Ada) in cited sections (garden/plants, not garden/tools), text"
    assert other.failures[0].startswith(differs)
