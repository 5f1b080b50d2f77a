"""The command `guide-evals`: run cases, compare reports, fit when to decline, search open sets, measure speed."""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.commands import add_folders, run_command
from knowledge.errors import UsageError

if TYPE_CHECKING:
    from bot.pipeline import Bot
    from evals.case import Case
    from evals.report import Report
    from index.settings import IndexSettings

EVERY_PART = "all"
JUDGED_PARTS = ("test", "")
"""The parts that thresholds apply to: the cases set aside, and those of files that set none aside."""


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    return run_command(lambda: int(options.run(options)), program="guide-evals")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="guide-evals", description="Measure what is found, cited, declined and said.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="run the cases; ends with 1 below a threshold")
    run.add_argument("--cases", type=Path, metavar="PATH", help="a TOML file of cases, or a folder of them")
    run.add_argument("--part", choices=("tune", "test", EVERY_PART), default=EVERY_PART, help="which cases (all)")
    run.add_argument("--thresholds", type=Path, metavar="FILE", help="what to reach; needed with cases of your own")
    run.add_argument("--json", type=Path, metavar="FILE", help="write the report as JSON")
    run.set_defaults(run=_run)
    compare = commands.add_parser("compare", help="show what moved between two reports, and whether it could be chance")
    compare.add_argument("before", type=Path, metavar="A")
    compare.add_argument("after", type=Path, metavar="B")
    compare.set_defaults(run=_compare)
    report = commands.add_parser("report", help="show a report that was written with run --json")
    report.add_argument("report", type=Path, metavar="FILE")
    report.set_defaults(run=_report)
    for command in (run, report):
        command.add_argument("--page", type=Path, metavar="FILE", help="write an HTML page with plots")
    calibrate = commands.add_parser("calibrate", help="fit when to decline to the cases of part tune")
    calibrate.add_argument("--cases", type=Path, metavar="PATH", help="a TOML file of cases, or a folder of them")
    calibrate.add_argument("--write", type=Path, metavar="FILE", help="write the fit, as bot/evidence.json holds it")
    calibrate.set_defaults(run=_calibrate)
    sets = commands.add_parser("sets", help="search open test sets: corpus.jsonl, queries.jsonl, qrels.tsv")
    sets.add_argument("sets", type=Path, nargs="+", metavar="DIR")
    sets.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    sets.add_argument("--keep", type=Path, metavar="DIR", help="keep each set's index here, to search it again at once")
    sets.set_defaults(run=_sets)
    bench = commands.add_parser("bench", help="measure speed, as ratios to a floor taken in the same run")
    bench.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    bench.set_defaults(run=_bench)
    for command in (run, calibrate, sets, bench):
        add_folders(command)
    return parser


def _run(options: argparse.Namespace) -> int:
    from evals.report import Report, save_report
    from evals.run import run_cases
    from evals.text import report_text

    thresholds = _thresholds(options)
    bot, cases = _bot_and_cases(options)
    cases = [case for case in cases if options.part in {EVERY_PART, case.part}]
    if not cases:
        raise UsageError(f"no case is of part {options.part!r}")
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


def _bot_and_cases(options: argparse.Namespace) -> tuple["Bot", Sequence["Case"]]:
    """The bot and the cases, of which none may cite a section that the guides do not have."""
    from bot.assemble import open_bot
    from evals.case import PACKAGED_CASES, check_sections, load_cases

    cases = load_cases(options.cases or PACKAGED_CASES)
    bot = open_bot(guides=options.guides, home=options.home)
    check_sections(cases, bot.index.guides)
    return bot, cases


def _about(options: argparse.Namespace, bot: "Bot") -> dict[str, str]:
    return {
        "cases": str(options.cases or "packaged"),
        "part": options.part,
        "guides": ", ".join(guide.id for guide in bot.index.guides),
        "model": bot.index.manifest.model,
    }


def _write_page(report: "Report", path: Path) -> None:
    from evals.page import render_page

    page = render_page(report)
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error})") from error


def _compare(options: argparse.Namespace) -> int:
    from evals.compare import compare
    from evals.report import load_report
    from evals.text import comparison_text

    print(comparison_text(compare(load_report(options.before), load_report(options.after))))
    return 0


def _report(options: argparse.Namespace) -> int:
    from evals.report import load_report
    from evals.text import report_text

    report = load_report(options.report)
    print(report_text(report))
    if options.page:
        _write_page(report, options.page)
    return 0


def _calibrate(options: argparse.Namespace) -> int:
    from evals.calibrate import calibrate, calibration_text, label, write_evidence

    bot, cases = _bot_and_cases(options)
    calibration = calibrate(label(cases, bot.index))
    print(calibration_text(calibration))
    if options.write:
        write_evidence(calibration, bot.index, options.write)
    return 0


def _sets(options: argparse.Namespace) -> int:
    from evals.open_sets import search_sets, sets_text

    results = search_sets(options.sets, _settings(options), keep=options.keep)
    print(sets_text(results))
    if options.json:
        _write_json([result.to_json() for result in results], options.json)
    return 0


def _bench(options: argparse.Namespace) -> int:
    from evals.bench import bench_text, measure

    measurements = measure(_settings(options))
    print(bench_text(measurements))
    if options.json:
        _write_json([each.to_json() for each in measurements], options.json)
    return 1 if any(each.falls_short for each in measurements) else 0


def _settings(options: argparse.Namespace) -> "IndexSettings":
    from index.settings import IndexSettings, environment, read_settings

    return read_settings(IndexSettings, environment(), guides=options.guides, home=options.home)


def _write_json(content: Any, path: Path) -> None:
    try:
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error})") from error


if __name__ == "__main__":
    sys.exit(main())
