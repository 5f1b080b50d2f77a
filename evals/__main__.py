"""The command `guide-evals`: the words that it takes; what they do is in `evals.commands` and `.author_commands`."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from evals import author_commands, commands
from index.commands import add_folders, run_command

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    return run_command(lambda: int(options.run(options)), program="guide-evals")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="guide-evals",
        description="Measure what is found, cited, declined and said, without a key and without a network.",
        epilog="Ends with 0 done, 1 short of a goal or threshold, 2 wrong usage, 3 not usable. "
        "guide-evals COMMAND --help says more of each.",
    )
    group = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_runs(group)
    _add_looks(group)
    _add_sets(group)
    _add_upkeep(group)
    return parser


def _add_runs(group: Any) -> None:
    """Running the cases, and what comes of a run."""
    run = _command(group, "run", commands.run, "run the cases; ends with 1 below a threshold")
    _add_cases(run, parts=True)
    run.add_argument("--model", metavar="NAME", help="word the answers with this model (provider:name); else quote")
    run.add_argument("--thresholds", type=Path, metavar="FILE", help="what to reach; needed with cases of your own")
    _add_json(run, "the report")
    compare = _command(
        group, "compare", commands.compare, "show what moved between two reports, and whether it could be chance",
        folders=False,
    )  # fmt: skip
    compare.add_argument("before", type=Path, metavar="A")
    compare.add_argument("after", type=Path, metavar="B")
    report = _command(
        group, "report", commands.report, "show a report that was written with run --json", folders=False
    )  # fmt: skip
    report.add_argument("report", type=Path, metavar="FILE")
    for command in (run, report):
        command.add_argument("--page", type=Path, metavar="FILE", help="write an HTML page with plots")


def _add_looks(group: Any) -> None:
    """Other looks at the cases."""
    coverage = _command(
        group, "coverage", commands.coverage, "count the cases' turns by section and behaviour",
        "A turn counts under each tag of its case, or else under its phrasing. The sections that no case cites come "
        "last. What is asked for several people counts once.",
    )  # fmt: skip
    typos = _command(
        group, "typos", commands.typos, "measure what spelling mistakes cost; ends with 1 where it is too much",
        "The first questions of the cases that are to be answered are searched for as written and in misspelt copies: "
        "in one or two words of four letters or more, neighbours swapped, or a letter left out, doubled or mistyped.",
    )  # fmt: skip
    steady = _command(
        group, "steady", commands.steady, "measure whether the same, put otherwise, is answered otherwise",
        "A question in a frame of words, a thing under another name, a follow-up instead of the whole question, what a "
        "learner tells in some words: what is found or noted has to stay the same. Ends with 1 where it changes too "
        "often.",
    )  # fmt: skip
    steady.add_argument("--checks", type=Path, metavar="PATH", help="a TOML file of checks, or a folder of them")
    _add_cases(coverage)
    _add_cases(typos, parts=True)
    _add_part(steady, "checks")
    _add_json(coverage, "the counts")
    for command in (typos, steady):
        _add_json(command, "the figures")


def _add_sets(group: Any) -> None:
    """Data of others."""
    guard = _command(
        group, "guard", commands.guard, "measure what is answered, refused or obeyed and should not be",
        "A folder holds queries.jsonl of unanswerable questions and no corpus, or files *.jsonl of objects with text "
        "and label, injection or benign. Each injection is put before and behind questions of the guides, and may "
        "change neither what is cited nor whose words are shown. Ends with 1 where a goal is missed.",
    )  # fmt: skip
    guard.add_argument("sets", type=Path, nargs="+", metavar="DIR")
    conversations = _command(
        group, "conversations", commands.conversations, "measure how follow-ups are understood, on talks of others",
        "A set is corpus.jsonl, queries.jsonl with history, qrels.tsv. The corpus becomes guides, and the learner's "
        "messages are said to the bot one after another; then what it searches for is held against the last message "
        "alone. Ends with 1 where a goal is missed.",
        folders=False,
    )  # fmt: skip
    conversations.add_argument("set", type=Path, metavar="DIR")
    sets = _command(group, "sets", commands.sets, "search open test sets: corpus.jsonl, queries.jsonl, qrels.tsv")
    sets.add_argument("sets", type=Path, nargs="+", metavar="DIR")
    for command in (conversations, sets):
        command.add_argument("--keep", type=Path, metavar="DIR", help="keep the index here, to search it again at once")
    for command in (guard, conversations, sets):
        _add_json(command, "the figures")


def _add_upkeep(group: Any) -> None:
    """Fitting, the author's list, speed, plans, and the check of what a model writes."""
    acts = _command(
        group, "acts", commands.acts, "measure whether it is told what a sentence does; ends with 1 below the goal",
        "Each sentence of dialogues is read by itself and held against what people say that it does. With --tune the "
        "embedding model's last layers are tuned to the examples of acts instead, which takes some minutes.",
    )  # fmt: skip
    acts.add_argument("--sentences", type=Path, metavar="FILE", help="a file of lines: acts, a tab, the sentence")
    acts.add_argument("--tune", type=Path, metavar="FILE", help="write the tuning, as index/manner.npz holds it")
    calibrate = _command(group, "calibrate", commands.calibrate, "fit when to decline to the cases of part tune")
    _add_cases(calibrate)
    calibrate.add_argument(
        "--write", type=Path, metavar="FILE", help="write the fit, as bot/answers/evidence.json holds it"
    )
    gaps = _command(group, "gaps", author_commands.gaps, "list what learners asked and the guides did not answer")
    gaps.add_argument("--since", type=int, metavar="DAYS", help="only what was asked in the last so many days")
    gaps.add_argument("--top", type=int, metavar="N", help="print only the first so many")
    gaps.add_argument("--markdown", type=Path, metavar="FILE", help="write all of them as a list of tasks")
    _add_json(gaps, "all of them")
    _add_feedback(group)
    bench = _command(
        group, "bench", commands.bench, "measure speed, as ratios to a floor taken in the same run",
        "Ends with 1 where a goal is missed.",
    )  # fmt: skip
    page = _command(
        group, "page", commands.page, "measure the page: opening it, asking there, fifty readers at once",
        "Starts a page of its own. Ends with 1 where a goal is missed.",
    )  # fmt: skip
    plans = _command(
        group, "plans", commands.plans, "check that plans are valid, and measure what they take",
        "Curricula and learners are made at random. Ends with 1 where a plan breaks a need, has in it what is done or "
        "not wanted, or leaves out what is, or where plans take too long.",
        folders=False,
    )  # fmt: skip
    plans.add_argument("--learners", type=int, default=10_000, metavar="N", help="for how many learners (10000)")
    plans.add_argument("--curricula", type=int, default=200, metavar="N", help="on how many curricula (200)")
    plans.add_argument("--seed", type=int, default=1, metavar="N", help="other seeds make others (1)")
    claims = _command(
        group, "claims", commands.claims, "measure whether what a model writes is told apart, true from false",
        "Sentences with what they were written from are held against that, as the sentences of a language model are "
        "before they are shown. Ends with 1 where a goal is missed.",
    )  # fmt: skip
    claims.add_argument("--claims", type=Path, metavar="PATH", help="a TOML file of claims, or a folder of them")
    _add_part(claims, "claims")
    worded = _command(
        group, "worded", commands.worded, "list what a language model makes of questions that the guides answer",
        "Every sentence that is shown stands beside what bears it out, to be read. Ends with 1 where a goal is missed.",
    )  # fmt: skip
    worded.add_argument("--model", metavar="NAME", help="the model, as provider:name (GUIDE_MODEL_CHAT)")
    worded.add_argument("--questions", type=int, default=40, metavar="N", help="how many questions (40)")
    for command in (acts, bench, page, plans, claims, worded):
        _add_json(command, "the figures")


def _add_feedback(group: Any) -> None:
    feedback = _command(
        group, "feedback", author_commands.feedback, "list what learners think of answers, or make one an eval case",
        "With --case, the question of a bad answer whose words are kept becomes a case at the end of a file of cases.",
    )  # fmt: skip
    feedback.add_argument("--since", type=int, metavar="DAYS", help="only what was given in the last so many days")
    feedback.add_argument("--top", type=int, metavar="N", help="print only the first so many")
    feedback.add_argument("--markdown", type=Path, metavar="FILE", help="write all the bad ones as a list of tasks")
    _add_json(feedback, "all of it")
    feedback.add_argument("--case", metavar="ID", help="the bad one to make a case of")
    feedback.add_argument("--section", help="the section that its answer should have cited")
    feedback.add_argument("--declined", action="store_true", help="it should have been declined")
    feedback.add_argument("--to", type=Path, metavar="FILE", help="the TOML file of cases, made where it is missing")


def _command(
    group: Any, name: str, run: Command, help: str, more: str = "", *, folders: bool = True
) -> argparse.ArgumentParser:
    """A command with its line in the list of them, and more of it in its own help."""
    added: argparse.ArgumentParser = group.add_parser(
        name, help=help, description=f"{help[0].upper()}{help[1:]}. {more}".strip()
    )
    added.set_defaults(run=run)
    if folders:
        add_folders(added)
    return added


def _add_cases(command: argparse.ArgumentParser, *, parts: bool = False) -> None:
    command.add_argument("--cases", type=Path, metavar="PATH", help="a TOML file of cases, or a folder of them")
    if parts:
        _add_part(command, "cases")


def _add_part(command: argparse.ArgumentParser, what: str) -> None:
    choices = ("tune", "test", commands.EVERY_PART)
    command.add_argument("--part", choices=choices, default=commands.EVERY_PART, help=f"which {what} (all)")


def _add_json(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument("--json", type=Path, metavar="FILE", help=f"write {what} as JSON")


if __name__ == "__main__":
    sys.exit(main())
