"""What a measurement says of its goal, and how the table shows it."""

import json

from evals.bench import Measurement, bench_text


def test_a_goal_is_the_most_or_the_least_that_will_do() -> None:
    assert Measurement("a", 1.7, "x", goal=1.6).falls_short
    assert not Measurement("a", 1.5, "x", goal=1.6).falls_short
    assert Measurement("a", 0.8, "x", goal=0.85, at_least=True).falls_short
    assert not Measurement("a", 0.8, "x").falls_short


def test_the_table_shows_what_falls_short() -> None:
    text = bench_text([Measurement("search p50", 2.0, "x", goal=1.6, floor="our own encode")])
    assert "search p50, of our own encode" in text
    assert "at most 1.6  SHORT" in text


def test_a_measurement_can_be_written_as_json() -> None:
    assert json.loads(json.dumps(Measurement("a", 1.7, "x", goal=1.6).to_json()))["falls_short"] is True
