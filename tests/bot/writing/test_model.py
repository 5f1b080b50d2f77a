"""Opening the model that the settings name, and examining it."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
from langchain_core.language_models import FakeListChatModel
from langchain_core.messages import HumanMessage
from langchain_core.outputs import ChatGenerationChunk

from bot.ask import main
from bot.settings import BotSettings
from bot.writing.doctor import examine
from bot.writing.faults import REMEDIES, ModelFault, Trouble
from bot.writing.model import ChatModel, open_model
from knowledge.errors import SettingsError
from tests.bot.writing.bad_server import KEY, Behaviour, serving


def test_without_a_name_there_is_no_model() -> None:
    assert open_model(BotSettings()) is None


@pytest.mark.parametrize("name", ["gpt-5-mini", ":gpt-5-mini", "openai:", ":"])
def test_a_name_needs_its_provider(name: str) -> None:
    with pytest.raises(SettingsError, match="is no provider:name"):
        open_model(BotSettings(model_chat=name))


def test_an_unknown_provider_is_named_and_the_key_is_not() -> None:
    with pytest.raises(SettingsError, match="GUIDE_MODEL_CHAT='nobody:model'") as raised:
        open_model(BotSettings(model_chat="nobody:model", model_key=KEY))
    assert KEY not in str(raised.value)


def test_the_key_is_in_no_print_of_the_settings() -> None:
    assert KEY not in repr(BotSettings(model_key=KEY))


def test_every_trouble_has_a_remedy() -> None:
    assert set(REMEDIES) == set(Trouble)


def test_the_doctor_has_nothing_to_examine_without_a_model(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GUIDE_MODEL_CHAT", raising=False)
    assert main(["--doctor"]) == 0
    assert "No language model is set" in capsys.readouterr().out


class Stubborn(FakeListChatModel):
    """A model whose library is cancelled from within, or holds up the event loop."""

    blocks: bool = False

    async def _astream(self, *_: Any, **__: Any) -> AsyncIterator[ChatGenerationChunk]:
        if self.blocks:
            time.sleep(3)
        raise asyncio.CancelledError
        yield


@pytest.mark.parametrize(("blocks", "trouble"), [(False, Trouble.BROKEN), (True, Trouble.SLOW)])
def test_nobody_waits_for_ever_whatever_a_library_does(blocks: bool, trouble: Trouble) -> None:
    model = ChatModel(Stubborn(responses=["x"], blocks=blocks), seconds=0.2, silence=0.2)
    began = time.monotonic()
    with pytest.raises(ModelFault) as raised:
        list(model.stream([HumanMessage("?")]))
    assert raised.value.trouble is trouble
    assert time.monotonic() - began < 2


@pytest.mark.model
@pytest.mark.parametrize(
    ("model", "healthy", "told"),
    [
        ("say", True, "openai:say: answers, the first words after"),
        ("missing", False, "correct the name in GUIDE_MODEL_CHAT"),
        ("unauthorized", False, "correct GUIDE_MODEL_KEY"),
        ("stall", False, "it took too long"),
    ],
)
def test_the_doctor_says_in_one_line_what_is_wrong(model: str, healthy: bool, told: str) -> None:
    pytest.importorskip("langchain_openai", reason="the extra [openai] is not installed")
    with serving(Behaviour(["Earth."])) as url:
        settings = BotSettings(
            model_chat=f"openai:{model}", model_url=url, model_key=KEY, model_seconds=2.0, model_silence=0.5
        )
        is_well, line = examine(settings)
    assert is_well is healthy
    assert told in line
    assert "\n" not in line
    assert KEY not in line
