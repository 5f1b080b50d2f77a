"""What the commands do by which an author reads what learners left: `gaps` and `feedback`."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from evals.options import check_positive, index_settings, write, write_json
from knowledge.errors import UsageError

if TYPE_CHECKING:
    from bot.keeping.feedback import KeptFeedback
    from bot.settings import BotSettings
    from index.settings import IndexSettings


def gaps(options: argparse.Namespace) -> int:
    from evals.gaps import cluster_gaps, gaps_markdown, gaps_text, read_gaps
    from index.models import open_embedder

    check_positive(options, "since", "top")
    settings = index_settings(options)
    gaps = read_gaps(_bot_settings(), settings.home, days=options.since)
    clusters = cluster_gaps(gaps, lambda texts: open_embedder(settings.embedder, settings.home).encode_documents(texts))
    titles = _titles(settings)
    print(gaps_text(clusters, titles, top=options.top))
    if older := len(gaps) - sum(each.count for each in clusters):
        print(f"\n{older} of the oldest are left out, because there are so many.")
    if options.markdown:
        write(gaps_markdown(clusters, titles), options.markdown)
    if options.json:
        write_json([each.to_json(titles) for each in clusters], options.json)
    return 0


def feedback(options: argparse.Namespace) -> int:
    from evals.feedback import feedback_json, feedback_markdown, feedback_text, read_feedback

    check_positive(options, "since", "top")
    _check_case(options)
    settings = index_settings(options)
    given, titles = read_feedback(_bot_settings(), settings.home, days=options.since), _titles(settings)
    if options.case:
        return _add_case(options, given, titles)
    print(feedback_text(given, titles, top=options.top))
    if options.markdown:
        write(feedback_markdown(given, titles), options.markdown)
    if options.json:
        write_json(feedback_json(given, titles), options.json)
    return 0


def _check_case(options: argparse.Namespace) -> None:
    """Raises `UsageError` where the options that make a case do not go together."""
    answers = [options.section, options.declined or None]
    if options.case is None and any((*answers, options.to)):
        raise UsageError("--section, --declined and --to say what case to make; name the feedback with --case ID")
    if options.case is not None and answers.count(None) != 1:
        raise UsageError("--case needs what would be right: either --section SECTION or --declined")
    if options.case is not None and options.to is None:
        raise UsageError("--case needs the file of cases to put it in: --to FILE.toml")


def _add_case(options: argparse.Namespace, given: "Sequence[KeptFeedback]", titles: dict[str, str]) -> int:
    from evals.feedback_case import add_case, case_of

    add_case(case_of(given, options.case, options.section, titles), options.to)
    print(f"The feedback {options.case} is a case in {options.to}; run it: guide-evals run --cases {options.to}")
    return 0


def _bot_settings() -> "BotSettings":
    from bot.settings import BotSettings
    from index.settings import environment, read_settings

    return read_settings(BotSettings, environment())


def _titles(settings: "IndexSettings") -> dict[str, str]:
    """The title of each section of the guides by its id."""
    from knowledge.read import read_guides

    return {section.id: section.title for guide in read_guides(settings.guides) for section in guide.sections}
