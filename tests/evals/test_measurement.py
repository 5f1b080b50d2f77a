"""What a measurement says of its goal, and how the table shows it."""

import json

from evals.measurement import Measurement, measurements_text, share


def test_a_goal_is_the_most_or_the_least_that_will_do() -> None:
    assert Measurement("a", 1.7, "x", goal=1.6).falls_short
    assert not Measurement("a", 1.5, "x", goal=1.6).falls_short
    assert Measurement("a", 0.8, "x", goal=0.85, at_least=True).falls_short
    assert not Measurement("a", 0.8, "x").falls_short


def test_a_share_counts_what_holds() -> None:
    """A goal of none at all is met by none, and a share of nothing is 0."""
    assert share("a", [True, False, False, False], goal=0.0).value == 0.25
    assert share("a", [True, False], goal=0.0).falls_short
    assert not share("a", [False, False], goal=0.0).falls_short
    assert (share("a", []).value, share("a", []).count) == (0.0, 0)


def test_the_table_shows_what_falls_short() -> None:
    text = measurements_text([Measurement("search p50", 2.0, "x", goal=1.6, floor="our own encode")])
    assert "search p50, of our own encode" in text
    assert "2.00 x" in text
    assert "at most 1.6  SHORT" in text


def test_the_table_has_a_column_only_where_something_stands_in_it() -> None:
    """Intervals and counts are shown where some figure has them."""
    assert "interval" not in measurements_text([Measurement("a", 0.5)])
    text = measurements_text([Measurement("a", 0.5), Measurement("b", 0.1, low=0.05, high=0.15, count=7)])
    assert "95% interval" in text
    assert "0.050 to 0.150   7" in text


def test_a_measurement_can_be_written_as_json() -> None:
    assert json.loads(json.dumps(Measurement("a", 1.7, "x", goal=1.6).to_json()))["falls_short"] is True
