"""The command `guide-index`: build the index, tell its state, show a section, search."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.commands import add_folders, read_json_lines, run_command
from knowledge.errors import UsageError

if TYPE_CHECKING:
    from index.search import Found, Index
    from index.settings import IndexSettings
    from knowledge.guide import Section

DEFAULT_TOP = 10


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    return run_command(lambda: int(options.run(options)), program="guide-index")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="guide-index", description="Build, inspect and search the index of the guides."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    build = commands.add_parser("build", help="bring the index up to date")
    build.set_defaults(run=_build)
    status = commands.add_parser("status", help="tell what the index holds and whether it is current")
    status.set_defaults(run=_status)
    show = commands.add_parser("show", help="print a section as it was indexed")
    show.add_argument("section", metavar="SECTION", help="for example ai-ml/roadmap/phase-1")
    show.set_defaults(run=_show)
    search = commands.add_parser("search", help="print the best sections for a question")
    search.add_argument("question", nargs="?", help="the question")
    search.add_argument("--queries", type=Path, metavar="FILE", help='lines of {"qid", "text"} instead of one question')
    search.add_argument("--top", type=int, default=DEFAULT_TOP, metavar="N", help="how many sections (10)")
    search.set_defaults(run=_search)
    for command in (build, status, show, search):
        add_folders(command)
        command.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _settings(options: argparse.Namespace) -> "IndexSettings":
    from index.settings import IndexSettings, environment, read_settings

    return read_settings(IndexSettings, environment(), guides=options.guides, home=options.home)


def _build(options: argparse.Namespace) -> int:
    from index.ready import build_with_bar, describe, say_on_stderr

    report = build_with_bar(_settings(options))
    describe(report, say_on_stderr)
    if options.json:
        _print_json(
            {
                "reason": report.reason,
                "sections": report.manifest.sections,
                "chunks": report.manifest.chunks,
                "embedded": report.embedded,
                "reused": report.reused,
                "seconds": round(report.seconds, 3),
            }
        )
    return 0


def _status(options: argparse.Namespace) -> int:
    from index.build import why_stale
    from index.version import current_version

    settings = _settings(options)
    folder, manifest = current_version(settings.home)
    reason = why_stale(settings)
    about = {name: value for name, value in asdict(manifest).items() if name not in {"files", "sources"}}
    about |= {"guides": sorted(manifest.sources), "version": folder.name, "stale": reason}
    if options.json:
        _print_json(about)
    else:
        for name, value in about.items():
            print(f"{name:12} {', '.join(value) if isinstance(value, list) else value}")
    return 0


def _open(options: argparse.Namespace) -> "Index":
    from index.ready import open_ready_index

    return open_ready_index(_settings(options))


def _show(options: argparse.Namespace) -> int:
    section = _open(options).section(options.section)
    if options.json:
        _print_json(section_json(section))
    else:
        print(f"{' > '.join(section.trail)}\n\n{section.text}")
    return 0


def section_json(section: "Section") -> dict[str, Any]:
    """A section as programs read it; citations' `start` and `end` count characters of `text`."""
    return {"section": section.id, "title": section.title, "trail": list(section.trail), "text": section.text}


def _search(options: argparse.Namespace) -> int:
    if (options.question is None) == (options.queries is None):
        raise UsageError("name either one question or a file with --queries")
    if options.top < 1:
        raise UsageError(f"--top {options.top} is less than 1")
    asked_in_a_file = options.queries is not None
    queries = list(read_json_lines(options.queries, "qid", "text")) if asked_in_a_file else [("", options.question)]
    index = _open(options)
    for qid, question in queries:
        found = index.search(question, top=options.top)
        if options.json:
            _print_json(({"qid": qid} if options.queries else {"searched": found.question}) | found_json(found))
        else:
            _print_found(found)
    return 0


def found_json(found: "Found") -> dict[str, Any]:
    """What a search found, as programs read it: best first."""
    sections = [{"section": each.section.id, "score": round(each.score, 6)} for each in found.passages]
    return {"ms": round(found.milliseconds, 3), "sections": sections}


def _print_found(found: "Found") -> None:
    print(f"{found.question}  ({found.milliseconds:.1f} ms)")
    for passage in found.passages:
        best = passage.chunks[0].chunk.plain
        print(f"  {passage.score:.3f}  {passage.section.id}\n         {best[:110]}")


def _print_json(content: dict[str, Any]) -> None:
    print(json.dumps(content, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    sys.exit(main())
