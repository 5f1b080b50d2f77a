"""The one place where a bot is put together: settings in, ready bot out."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answers.evidence import Evidence, Fit, load_fit
from bot.answers.facets import Facets
from bot.pipeline import Bot
from bot.planning.listeners import open_listeners
from bot.reading.acts import ActReader
from bot.settings import BotSettings
from bot.writing.model import open_model
from bot.writing.writer import Writer
from index.ready import Say, open_ready_index, say_on_stderr
from index.settings import IndexSettings, environment, read_settings

if TYPE_CHECKING:
    from bot.keeping.feedback import FeedbackStore
    from bot.keeping.ledger import Ledger


def open_bot(
    *,
    guides: Path | None = None,
    home: Path | None = None,
    variables: Mapping[str, str] | None = None,
    say: Say = say_on_stderr,
    keeps_gaps: bool = False,
    with_model: bool = True,
    fit: Fit | None = None,
) -> Bot:
    """A bot over the guides as they are now; its index is built first where it is missing or stale.

    What is not given is read from `GUIDE_*` variables. With `keeps_gaps`, questions that the guides do not answer go
    into the ledger that the settings name. Without `with_model`, answers are quoted even where the settings name a
    language model. `fit` weighs the evidence in place of the one that comes with the project. Raises a
    `CareerGuideError` where the guides, a model or the index cannot be used.
    """
    variables = environment() if variables is None else variables
    where = read_settings(IndexSettings, variables, guides=guides, home=home)
    settings = read_settings(BotSettings, variables)
    index = open_ready_index(where, say=say)
    acts = ActReader.open(index, where.home)
    model = open_model(settings) if with_model else None
    return Bot(
        index,
        Evidence(fit or load_fit(), acts),
        listeners=open_listeners(index, where.home),
        ledger=_open_ledger(settings, where.home) if keeps_gaps else None,
        writer=Writer(model, index, beyond=settings.beyond) if model else None,
        facets=Facets(index, where.home),
        message_limit=settings.message_limit,
    )


def open_feedback(*, home: Path | None = None, variables: Mapping[str, str] | None = None) -> "FeedbackStore | None":
    """Where feedback is kept, beside the ledger; None where the settings turn that off.

    What is not given is read from `GUIDE_*` variables. Raises `SettingsError` where their URL cannot be used.
    """
    from bot.keeping.database_url import ledger_url
    from bot.keeping.feedback import FeedbackStore

    variables = environment() if variables is None else variables
    settings = read_settings(BotSettings, variables)
    url = ledger_url(settings.ledger, read_settings(IndexSettings, variables, home=home).home)
    return FeedbackStore.open(url, texts=settings.ledger_texts, days=settings.ledger_days) if url else None


def _open_ledger(settings: BotSettings, home: Path) -> "Ledger | None":
    from bot.keeping.database_url import ledger_url
    from bot.keeping.ledger import Ledger

    url = ledger_url(settings.ledger, home)
    return Ledger.open(url, texts=settings.ledger_texts, days=settings.ledger_days) if url else None
