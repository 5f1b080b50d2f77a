"""What holds of an answer, and what each measure says of a turn."""

import json

import pytest

from bot.answer import Answer, Kind
from bot.conversation import Conversation
from evals.case import Turn
from evals.outcome import MEASURES, Outcome, find_differences, find_failures, hold_alike
from tests.evals.outcomes import a_decline, an_outcome


def an_answer(text: str, kind: Kind = Kind.SMALLTALK, searched: str | None = None) -> Answer:
    return Answer(message="?", kind=kind, text=text, conversation=Conversation(), searched=searched)


@pytest.mark.parametrize(
    ("turn", "told"),
    [
        (Turn("?", kinds=(Kind.ANSWER, Kind.PLAN)), "is smalltalk, not answer or plan"),
        (Turn("?", cites=(("g/a", "g/b"),)), "does not cite g/a or g/b"),
        (Turn("?", must=("rake",)), "lacks /rake/"),
        (Turn("?", must_not=("SPADE",)), "has /SPADE/"),
        (Turn("?", searched=("phase 2",)), "searched for 'phase one', not /phase 2/"),
    ],
)
def test_what_does_not_hold_is_told(turn: Turn, told: str) -> None:
    """Each thing that a turn demands is checked, patterns whatever the case of their letters."""
    assert find_failures(turn, an_answer("Take a spade.", searched="phase one")) == (told,)


def test_a_turn_that_demands_nothing_holds() -> None:
    assert find_failures(Turn("?"), an_answer("Hello.")) == ()


def test_a_wrong_decline_has_no_precision_and_no_recall_of_citations() -> None:
    """It is left out of precision and counts 0 for recall."""
    declined = an_outcome(kind="declined", cited=())
    assert MEASURES["citation precision"](declined) is None
    assert MEASURES["citation recall"](declined) == 0
    assert MEASURES["decline precision"](declined) == 0


def test_search_is_judged_even_where_the_answer_was_declined() -> None:
    assert MEASURES["hit@1"](an_outcome(kind="declined", cited=())) == 1


def test_measures_apply_only_where_they_mean_something() -> None:
    """A turn to be declined has no ranking to judge; one to be answered says nothing of decline recall."""
    assert MEASURES["hit@1"](a_decline()) is None
    assert MEASURES["decline recall"](a_decline()) == 1
    assert MEASURES["decline recall"](an_outcome()) is None
    assert MEASURES["dialogue pass rate"](an_outcome()) is None


def test_a_turn_is_about_the_top_level_section_of_its_first_citation() -> None:
    assert an_outcome(cites=(("garden/tools/can", "garden/plants"),)).section == "garden/tools"
    assert a_decline().section == "not in the guides"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"kind": "declined"}, "kind (declined, not answer)"),
        ({"cited": ("a", "b")}, "cited sections (a, b, not garden/tools)"),
        ({"cited": ()}, "cited sections (none, not garden/tools)"),
        ({"text": "Else."}, "text"),
        ({"suggestions": ("What now?",)}, "suggestions"),
        ({"text": "Else.", "suggestions": ("What now?",)}, "text, suggestions"),
    ],
)
def test_a_difference_names_whom_it_differs_from_and_in_what(changed: dict[str, object], told: str) -> None:
    first = an_outcome(case="mine/1 (a woman)")
    assert find_differences(an_outcome(**changed), first) == (f"differs from mine/1 (a woman) in {told}",)


def test_what_is_said_and_searched_for_may_differ() -> None:
    """The learner's words differ by what they are, and how long it took is chance."""
    other = an_outcome(says="As a man, which tools?", searched="man tools", milliseconds=99.0, evidence=0.8)
    assert find_differences(other, an_outcome()) == ()


def test_every_outcome_of_a_group_is_held_to_the_first() -> None:
    """Failures of its own stay, and outcomes of no group are held to nothing."""
    woman, man, alone = (
        an_outcome(case="mine/1 (a woman)", group="mine/1", failures=("lacks /spade/",)),
        an_outcome(case="mine/1 (a man)", group="mine/1", failures=("lacks /spade/",), text="Else."),
        an_outcome(case="mine/2", text="Something else."),
    )
    held = hold_alike([woman, man, alone])
    assert held[1].failures == ("lacks /spade/", "differs from mine/1 (a woman) in text")
    assert (held[0], held[2]) == (woman, alone)


def test_an_outcome_survives_json() -> None:
    outcome = an_outcome(cites=(("a", "b"), ("c",)), tags=("why",))
    assert Outcome.from_json(json.loads(json.dumps(outcome.to_json()))) == outcome
