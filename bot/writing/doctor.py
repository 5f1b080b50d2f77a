"""Testing the configured language model with one question."""

import time

from bot.settings import BotSettings
from bot.writing.faults import REMEDIES, ModelFault
from bot.writing.model import open_model

QUESTION = "Answer with one word: which planet do we live on?"


def examine(settings: BotSettings) -> tuple[bool, str]:
    """Whether the model answers, and that in one line, with what to do where it does not.

    Raises `SettingsError` where the settings name no model that could be asked.
    """
    from langchain_core.messages import HumanMessage

    model = open_model(settings)
    if model is None:
        return True, "No language model is set (GUIDE_MODEL_CHAT), so answers are quoted from the guides."
    began, first = time.perf_counter(), 0.0
    try:
        for text in model.stream([HumanMessage(QUESTION)]):
            if text.strip() and not first:
                first = time.perf_counter() - began
    except ModelFault as fault:
        return False, f"{settings.model_chat}: {fault.trouble}; {REMEDIES[fault.trouble]}."
    if not first:
        return False, f"{settings.model_chat}: it answered with nothing; take another model."
    return True, f"{settings.model_chat}: answers, the first words after {first:.1f} s."
