"""The command `guide-check`: report the faults in a folder of guides."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.errors import GuideError, ModelUnusable

if TYPE_CHECKING:
    from knowledge.chunk import CountTokens
    from knowledge.finding import Finding
    from knowledge.lint import Checked

PROGRAM = "guide-check"
FAULTS_FOUND = 1
BROKEN_PIPE = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Check the guides; returns 0 where there is no fault, 1 where there is one, 3 for a folder that cannot be used."""
    parser = _parser()
    options = parser.parse_args(argv)
    if options.folder and options.guides and options.folder != options.guides:
        parser.error("name the folder once, as DIR or with --guides")
    try:
        return _check(options.folder or options.guides, as_json=options.json)
    except GuideError as error:
        print(f"{PROGRAM}: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description="Report the faults in a folder of guides, each with its place and what to do.",
        epilog="Ends with 0 where there is none, 1 where there are some, 2 for wrong usage, 3 for an unusable folder.",
    )
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="the folder (the packaged guides)")
    parser.add_argument("--guides", type=Path, metavar="DIR", help="the same as DIR")
    parser.add_argument("--home", type=Path, metavar="DIR", help="taken as by every command; not needed here")
    parser.add_argument("--json", action="store_true", help="print a JSON list of findings")
    return parser


def _check(folder: Path | None, *, as_json: bool) -> int:
    from datetime import date

    from knowledge.finding import Finding, Severity
    from knowledge.lint import check_guides
    from knowledge.read import packaged_guides
    from knowledge.tokens import PACKAGED_LIMIT

    folder = folder or packaged_guides()
    counter = _counter()
    count_tokens = None if isinstance(counter, str) else counter
    checked = check_guides(folder, today=date.today(), count_tokens=count_tokens, limit=PACKAGED_LIMIT)
    findings = list(checked.findings)
    if isinstance(counter, str):
        remedy = "the lengths of sentences were not checked"
        findings.append(Finding(folder, 1, "too-long", counter, remedy, Severity.WARNING))
    _print_json(findings) if as_json else _print(findings, checked)
    return FAULTS_FOUND if any(finding.severity is Severity.ERROR for finding in findings) else 0


def _counter() -> "CountTokens | str":
    """The counter of tokens, or why there is none."""
    from knowledge.tokens import packaged_token_counter

    try:
        return packaged_token_counter()
    except ModelUnusable as error:
        return str(error)


def _print(findings: "Sequence[Finding]", checked: "Checked") -> None:
    from knowledge.finding import Severity

    for finding in findings:
        print(finding)
    faults = sum(finding.severity is Severity.ERROR for finding in findings)
    counts = (_counted(checked.files, "guide"), _counted(faults, "fault"), _counted(len(findings) - faults, "warning"))
    print("{} checked: {}, {}".format(*counts))


def _counted(count: int, name: str) -> str:
    return f"{count:,} {name}" if count == 1 else f"{count:,} {name}s"


def _print_json(findings: "Sequence[Finding]") -> None:
    keys = ("path", "line", "rule", "message", "remedy", "severity")
    rows = [{key: getattr(finding, key) for key in keys} for finding in findings]
    print(json.dumps([{**row, "path": str(row["path"])} for row in rows], indent=2))


if __name__ == "__main__":
    sys.exit(main())
