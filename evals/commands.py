"""What each command of `guide-evals` does: options in, a table on standard output, the exit code back.

What a command needs is imported when it runs, so that none waits for what it does not use.
"""

import argparse
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from evals.options import check_positive, index_settings, write, write_json
from knowledge.errors import UsageError

if TYPE_CHECKING:
    from bot.answers.evidence import Fit
    from bot.pipeline import Bot
    from evals.case import Case
    from evals.measurement import Measurement
    from evals.report import Report
    from evals.steady import Check

Parted = TypeVar("Parted", "Case", "Check")
EVERY_PART = "all"
JUDGED_PARTS = ("test", "")
"""The parts that thresholds apply to: the cases set aside, and those of files that set none aside."""


def run(options: argparse.Namespace) -> int:
    from evals.report import Report, save_report
    from evals.run import run_cases
    from evals.text import report_text

    thresholds = _thresholds(options)
    bot, cases = _bot_and_cases(options)
    began = time.perf_counter()
    outcomes = run_cases(bot, cases)
    report = Report(outcomes, _about(options, bot), time.perf_counter() - began)
    print(report_text(report))
    if options.json:
        save_report(report, options.json)
    if options.page:
        _write_page(report, options.page)
    return _judge(report, thresholds, applied=options.part != "tune")


def _thresholds(options: argparse.Namespace) -> dict[str, float]:
    """The thresholds to reach: the kept ones for the packaged cases, none for an author's own unless they are named."""
    from evals.thresholds import load_thresholds

    if options.thresholds:
        return load_thresholds(options.thresholds)
    return {} if options.cases else load_thresholds()


def _judge(report: "Report", thresholds: dict[str, float], *, applied: bool) -> int:
    from evals.text import shortfalls_text
    from evals.thresholds import find_shortfalls

    if not thresholds:
        return 0
    figures = report.of_part(*JUDGED_PARTS) if applied else report.overall()
    shortfalls = find_shortfalls(figures, thresholds)
    print(f"\n{shortfalls_text(shortfalls, thresholds)}")
    if not applied:
        print("(The part for tuning is not held to them.)")
    return 1 if shortfalls and applied else 0


def _bot_and_cases(options: argparse.Namespace, *, fit: "Fit | None" = None) -> tuple["Bot", Sequence["Case"]]:
    """The bot and the cases of the part that is named, of which none may cite a section that the guides do not have."""
    from bot.assemble import open_bot
    from evals.case import PACKAGED_CASES, check_sections, load_cases
    from index.settings import environment

    cases = load_cases(options.cases or PACKAGED_CASES)
    model = getattr(options, "model", None)
    variables = {**environment(), **({"GUIDE_MODEL_CHAT": model} if model else {})}
    bot = open_bot(guides=options.guides, home=options.home, variables=variables, with_model=bool(model), fit=fit)
    check_sections(cases, bot.index.guides)
    return bot, _of_part(cases, getattr(options, "part", EVERY_PART))


def _of_part(cases: Sequence[Parted], part: str) -> Sequence[Parted]:
    chosen = [case for case in cases if part in {EVERY_PART, case.part}]
    if not chosen:
        raise UsageError(f"no case is of part {part!r}")
    return chosen


def _about(options: argparse.Namespace, bot: "Bot") -> dict[str, str]:
    return {
        "cases": str(options.cases or "packaged"),
        "part": options.part,
        "guides": ", ".join(guide.id for guide in bot.index.guides),
        "model": bot.index.manifest.model,
    }


def _write_page(report: "Report", path: Path) -> None:
    from evals.page import render_page

    write(render_page(report), path)


def compare(options: argparse.Namespace) -> int:
    from evals import compare as comparing
    from evals.report import load_report
    from evals.text import comparison_text

    print(comparison_text(comparing.compare(load_report(options.before), load_report(options.after))))
    return 0


def report(options: argparse.Namespace) -> int:
    from evals.report import load_report
    from evals.text import report_text

    loaded = load_report(options.report)
    print(report_text(loaded))
    if options.page:
        _write_page(loaded, options.page)
    return 0


def calibrate(options: argparse.Namespace) -> int:
    from bot.answers.evidence import UNFITTED
    from evals import calibrate as fitting

    bot, cases = _bot_and_cases(options, fit=UNFITTED)
    fit = fitting.calibrate(fitting.label(cases, bot))
    print(fitting.calibration_text(fit))
    if options.write:
        fitting.write_evidence(fit, bot.index, options.write)
    return 0


def sets(options: argparse.Namespace) -> int:
    from evals.open_sets import search_sets, sets_text

    results = search_sets(options.sets, index_settings(options), keep=options.keep)
    print(sets_text(results))
    if options.json:
        write_json([result.to_json() for result in results], options.json)
    return 0


def bench(options: argparse.Namespace) -> int:
    from evals.bench import measure

    return _judge_goals(measure(index_settings(options)), options)


def page(options: argparse.Namespace) -> int:
    from evals.page_speed import measure_page

    return _judge_goals(measure_page(index_settings(options)), options)


def plans(options: argparse.Namespace) -> int:
    from evals.plans import check_plans, plans_text

    check_positive(options, "learners", "curricula")
    check = check_plans(learners=options.learners, curricula=options.curricula, seed=options.seed)
    print(plans_text(check), end="\n\n")
    return _judge_goals(check.measurements, options)


def claims(options: argparse.Namespace) -> int:
    from evals.claims import PACKAGED_CLAIMS, judge_claims, load_claims, measure_claims, shown_falsehoods
    from index.ready import open_ready_index

    chosen = [
        claim for claim in load_claims(options.claims or PACKAGED_CLAIMS) if options.part in {EVERY_PART, claim.part}
    ]
    judged = judge_claims(open_ready_index(index_settings(options)), chosen)
    print(shown_falsehoods(judged), end="\n\n")
    return _judge_goals(measure_claims(judged), options)


def worded(options: argparse.Namespace) -> int:
    from bot.assemble import open_bot
    from bot.settings import BotSettings
    from evals.worded import ask_all, measure_worded, some_questions, worded_text
    from index.settings import environment, read_settings

    check_positive(options, "questions")
    variables = {**environment(), **({"GUIDE_MODEL_CHAT": options.model} if options.model else {})}
    settings = read_settings(BotSettings, variables)
    if not settings.model_chat:
        raise UsageError("no language model is named; use --model provider:name, or set GUIDE_MODEL_CHAT")
    bot = open_bot(guides=options.guides, home=options.home, variables=variables)
    answers = ask_all(bot, some_questions(bot, options.questions))
    print(worded_text(answers), end="\n\n")
    return _judge_goals(measure_worded(answers, seconds=settings.model_seconds), options)


def coverage(options: argparse.Namespace) -> int:
    from evals.case import PACKAGED_CASES, check_sections, load_cases
    from evals.coverage import cover, coverage_text
    from knowledge.read import read_guides

    cases, guides = load_cases(options.cases or PACKAGED_CASES), read_guides(index_settings(options).guides)
    check_sections(cases, guides)
    covered = cover(cases, guides)
    print(coverage_text(covered))
    if options.json:
        write_json(covered.to_json(), options.json)
    return 0


def typos(options: argparse.Namespace) -> int:
    from evals.typos import measure_typos

    bot, cases = _bot_and_cases(options)
    return _judge_goals(measure_typos(bot, cases), options)


def steady(options: argparse.Namespace) -> int:
    from bot.assemble import open_bot
    from evals.steady import PACKAGED_CHECKS, changes_text, load_checks, measure_steadiness, try_all

    checks = load_checks(options.checks or PACKAGED_CHECKS)
    bot = open_bot(guides=options.guides, home=options.home, with_model=False)
    trials = try_all(bot, _of_part(checks, options.part))
    print(changes_text(trials), end="\n\n")
    return _judge_goals(measure_steadiness(trials), options)


def acts(options: argparse.Namespace) -> int:
    from bot.assemble import open_bot
    from evals.acts import PACKAGED_SENTENCES, guess_all, load_sentences, measure_acts, misses_text, tune_to_examples

    sentences = load_sentences(options.sentences or PACKAGED_SENTENCES)
    bot = open_bot(guides=options.guides, home=options.home, with_model=False)
    if options.tune:
        tune_to_examples(bot.index).save(options.tune)
        return 0
    guessed = guess_all(bot.index, bot.evidence.acts, sentences)
    print(misses_text(guessed), end="\n\n")
    return _judge_goals(measure_acts(guessed), options)


def guard(options: argparse.Namespace) -> int:
    from bot.assemble import open_bot
    from evals import guard as guarding

    bot = open_bot(guides=options.guides, home=options.home, with_model=False)
    results = [guarding.guard(bot, folder) for folder in options.sets]
    print("\n\n".join(guarding.guard_text(result) for result in results))
    if options.json:
        write_json([result.to_json() for result in results], options.json)
    return _exit_code(each for result in results for each in result.measurements)


def conversations(options: argparse.Namespace) -> int:
    from evals.conversations import conversations_text, measure_conversations

    result = measure_conversations(options.set, keep=options.keep)
    print(conversations_text(result))
    if options.json:
        write_json(result.to_json(), options.json)
    return _exit_code(result.measurements)


def _judge_goals(measurements: Sequence["Measurement"], options: argparse.Namespace) -> int:
    """Print figures, write them where that is asked for, and give the exit code."""
    from evals.measurement import measurements_text

    print(measurements_text(measurements))
    if options.json:
        write_json([each.to_json() for each in measurements], options.json)
    return _exit_code(measurements)


def _exit_code(measurements: Iterable["Measurement"]) -> int:
    """1 where a goal is missed."""
    return int(any(each.falls_short for each in measurements))
