"""A language model's server that misbehaves on purpose: each fault ends in time, in the quoted answer and one line."""

import asyncio
import logging
import time

import pytest

from bot import replies
from bot.answer import Answer, Mode
from bot.pipeline import Bot
from bot.writing.faults import Trouble
from bot.writing.model import model_loop
from tests.bot.writing.bad_server import KEY, Behaviour
from tests.bot.writing.conftest import SECONDS, Worded

pytestmark = pytest.mark.model

QUESTION = "what should I learn first?"
GOOD = "Each phase stands on the one before it, and you build something in every one."
SPARE_SECONDS = 2.0
DISCONNECTS = 200


def _is_quoted(answer: Answer, guide_bot: Bot, trouble: str) -> bool:
    quoted = guide_bot.reply(QUESTION)
    line = replies.WITHOUT_MODEL.format(trouble=trouble)
    return answer.mode is Mode.EXTRACTED and answer.text == f"{quoted.text}\n\n{line}"


@pytest.mark.parametrize(
    ("model", "trouble"),
    [
        ("unauthorized", Trouble.KEY),
        ("missing", Trouble.UNKNOWN),
        ("busy", Trouble.BUSY),
        ("broken", Trouble.BROKEN),
        ("html", Trouble.UNREADABLE),
        ("garbage", Trouble.UNREADABLE),
        ("cut", Trouble.CUT_OFF),
        ("cut-cleanly", Trouble.CUT_OFF),
        ("stall", Trouble.SLOW),
        ("hang", Trouble.SLOW),
        ("drip", Trouble.SLOW),
        ("endless", Trouble.TOO_LONG),
        ("length", Trouble.TOO_LONG),
    ],
)
def test_a_fault_ends_in_the_quoted_answer_in_time(
    worded: Worded, guide_bot: Bot, caplog: pytest.LogCaptureFixture, model: str, trouble: Trouble
) -> None:
    """And neither the key nor a word of the provider's is in the answer or in any log, at any level."""
    bot = worded(model, Behaviour())
    with caplog.at_level(logging.DEBUG):
        began = time.monotonic()
        answer = bot.reply(QUESTION)
    assert time.monotonic() - began <= SECONDS + SPARE_SECONDS
    assert _is_quoted(answer, guide_bot, trouble)
    for told in (answer.text, caplog.text):
        assert KEY not in told
        assert "evil.example" not in told
        assert "nginx" not in told


def test_a_server_that_is_not_there_costs_no_time(worded: Worded, guide_bot: Bot) -> None:
    behaviour = Behaviour()
    bot = worded("say", behaviour)
    bot.reply("hello")  # The bot is ready; the server goes away now.
    worded_elsewhere = _without_server(guide_bot)
    began = time.monotonic()
    answer = worded_elsewhere.reply(QUESTION)
    assert time.monotonic() - began <= SPARE_SECONDS
    assert _is_quoted(answer, guide_bot, Trouble.UNREACHABLE)


def _without_server(guide_bot: Bot) -> Bot:
    from bot.settings import BotSettings
    from bot.writing.model import open_model
    from bot.writing.writer import Writer

    settings = BotSettings(model_chat="openai:say", model_url="http://127.0.0.1:9/v1", model_key=KEY)
    model = open_model(settings)
    assert model is not None
    return Bot(guide_bot.index, guide_bot.evidence, writer=Writer(model, guide_bot.index))


def test_a_second_try_may_help_where_the_provider_does_not_ask_for_more(worded: Worded) -> None:
    behaviour = Behaviour([GOOD])
    worded("broken", behaviour).reply(QUESTION)
    assert len(behaviour.requests) == 2
    patient = Behaviour([GOOD])
    worded("busy", patient).reply(QUESTION)
    assert len(patient.requests) == 1


def test_a_failing_provider_is_left_alone_for_a_while(worded: Worded, guide_bot: Bot) -> None:
    """At once where its key is wrong, so that the next learner does not wait for the same."""
    behaviour = Behaviour()
    bot = worded("unauthorized", behaviour)
    bot.reply(QUESTION)
    assert _is_quoted(bot.reply(QUESTION), guide_bot, Trouble.RESTING)
    assert len(behaviour.requests) == 1


def test_what_no_page_should_get_is_taken_out(worded: Worded) -> None:
    answer = worded("dirty", Behaviour([GOOD])).reply(QUESTION)
    assert answer.mode is Mode.GENERATED
    assert answer.text.startswith(f"{GOOD} [1]")
    assert not set(answer.text) & set("\x00\u202e<>")


def test_whoever_goes_away_stops_the_model(worded: Worded) -> None:
    """Within a second the request is closed; after 200 who went away no task is left."""
    behaviour = Behaviour()
    bot = worded("stall", behaviour, seconds=30.0)
    for _ in range(DISCONNECTS):
        answers = bot.stream(QUESTION)
        next(answers)
        answers.close()  # type: ignore[attr-defined]
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and (_tasks() or behaviour.gone_count < len(behaviour.requests)):
        time.sleep(0.05)
    assert _tasks() == 0
    assert behaviour.gone_count == len(behaviour.requests)


def _tasks() -> int:
    loop = model_loop()

    async def count() -> int:
        return len(asyncio.all_tasks(loop)) - 1

    return asyncio.run_coroutine_threadsafe(count(), loop).result(timeout=5)
