"""Outcomes for tests, made without a run."""

from typing import Any

from evals.outcome import Outcome


def an_outcome(**given: Any) -> Outcome:
    """An outcome that holds: an answer from garden/tools, found first; any field can be given."""
    usual: dict[str, Any] = {
        "case": "garden/1",
        "turn": 1,
        "says": "Which tools do I need?",
        "part": "test",
        "phrasing": "plain",
        "near": None,
        "tags": (),
        "kinds": ("answer",),
        "cites": (("garden/tools",),),
        "kind": "answer",
        "searched": "Which tools do I need?",
        "text": "A spade and a rake. [1]",
        "cited": ("garden/tools",),
        "ranking": ("garden/tools", "garden/plants"),
        "evidence": 0.9,
        "failures": (),
        "dialogue_holds": None,
        "milliseconds": 10.0,
        "search_milliseconds": 8.0,
    }
    return Outcome(**{**usual, **given})


def a_decline(**given: Any) -> Outcome:
    """An outcome that was to be declined, and was."""
    usual = {"says": "How do I milk a cow?", "kinds": ("declined",), "cites": (), "kind": "declined", "cited": ()}
    return an_outcome(**{**usual, "evidence": 0.1, **given})
