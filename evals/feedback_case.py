"""Turning a learner's feedback into an eval case at the end of a TOML file of cases, whole or not at all."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from bot.answer import Kind
from bot.keeping.feedback import KeptFeedback, Verdict
from evals.case import Case, Turn, parse_cases
from index.files import replace_text
from knowledge.errors import UsageError

TAG = "feedback"


def case_of(given: Iterable[KeptFeedback], id: str, section: str | None, sections: Collection[str]) -> Case:
    """The case in which the question of a bad answer is to cite a section, or to be declined where that is None.

    Raises `UsageError` where no bad answer with kept words has the id, or the section is none of the guides'.
    """
    chosen = next((each for each in given if each.id == id and each.verdict is Verdict.BAD), None)
    if chosen is None:
        raise UsageError(f"--case {id}: no bad feedback has that id; guide-evals feedback lists the ids")
    if not chosen.question:
        raise UsageError(f"--case {id}: the learner's question was not kept; choose one that is listed with its words")
    if section is not None and section not in sections:
        raise UsageError(f"--section {section}: no guide has it; guide-index search shows the ids of sections")
    cites = () if section is None else ((section,),)
    turn = Turn(chosen.question, kinds=(Kind.ANSWER if cites else Kind.DECLINED,), cites=cites)
    return Case(id="", turns=(turn,), tags=(TAG,), feedback=id)


def add_case(case: Case, path: Path) -> None:
    """Put a case behind those of a file, which is made where it is missing and otherwise keeps all that is in it.

    In a file that tells its parts apart it is for tuning: the author has seen it. Raises `UsageError` where the file
    cannot be read or written, or has the case already.
    """
    before = _text(path)
    cases = parse_cases(before, path)
    if case.feedback in {each.feedback for each in cases}:
        raise UsageError(f"{path}: the feedback {case.feedback} is a case there already; change that one, by hand")
    told = replace(case, part="tune" if any(each.part for each in cases) else "")
    between = "" if not before.strip() else "\n" if before.endswith("\n") else "\n\n"
    after = before + between + case_toml(told)
    _check(after, path)
    try:
        replace_text(path.resolve(), after)
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}); name a file in a folder of yours") from error


def case_toml(case: Case) -> str:
    """A case of one turn as a table `[[cases]]`."""
    (turn,) = case.turns
    values: dict[str, str | Sequence[str]] = {
        "says": turn.says,
        "part": case.part,
        "kind": turn.kinds[0].value,
        "cites": [section for (section,) in turn.cites],
        "tags": case.tags,
        "feedback": case.feedback,
    }
    lines = [f"{key} = {_quoted(value)}" for key, value in values.items() if value]
    return "\n".join(["[[cases]]", *lines]) + "\n"


def _quoted(value: str | Sequence[str]) -> str:
    """A text or a list of texts as TOML writes it: as JSON does, but for the one character that it takes escaped."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _text(path: Path) -> str:
    """The text of a file to the letter, line ends too; nothing where there is none."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read as UTF-8 text ({error})") from error


def _check(text: str, path: Path) -> None:
    """Raises `UsageError` where what would be written could not be read again."""
    try:
        parse_cases(text, path)
    except UsageError as error:
        raise UsageError(f"nothing is written, because with the new case {error}") from error
