"""Telling of failures."""

import logging

import pytest

from bot.failures import record_failure


def test_the_line_and_the_log_share_an_id_and_repeat_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """The log has the kind of error and where it arose; the error's own words are in neither."""

    def fail() -> None:
        raise ValueError("what the learner said")

    with caplog.at_level(logging.DEBUG), pytest.raises(ValueError, match="learner") as raised:
        fail()
    line = record_failure(raised.value, "answer")
    name = line.partition("(")[2].partition(")")[0]
    assert f"answer {name} failed: ValueError in fail:" in caplog.text
    assert "learner" not in line + caplog.text
    assert "\n" not in line
