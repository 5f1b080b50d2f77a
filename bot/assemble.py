"""The one place where a bot is put together: settings in, ready bot out."""

from collections.abc import Mapping
from pathlib import Path

from bot.evidence import load_evidence
from bot.pipeline import Bot
from bot.settings import BotSettings
from index.ready import Say, open_ready_index, say_on_stderr
from index.settings import IndexSettings, environment, read_settings


def open_bot(
    *,
    guides: Path | None = None,
    home: Path | None = None,
    variables: Mapping[str, str] | None = None,
    say: Say = say_on_stderr,
) -> Bot:
    """A bot over the guides as they are now; its index is built first where it is missing or stale.

    What is not given is read from `GUIDE_*` variables. Raises a `CareerGuideError` where the guides, the model or the
    index cannot be used.
    """
    variables = environment() if variables is None else variables
    index = open_ready_index(read_settings(IndexSettings, variables, guides=guides, home=home), say=say)
    settings = read_settings(BotSettings, variables)
    return Bot(index, load_evidence(), message_limit=settings.message_limit)
