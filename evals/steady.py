"""What may not change an answer: how a question is put, which name a thing has, in which words something is told.

Such checks need no labels: the answers to messages that mean the same are held against each other (metamorphic testing,
Chen, Cheung and Yiu 1998; of language models Ribeiro et al. 2020).
"""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from bot.answer import Answer
from bot.learner import DOING, DONE, SKIPPED, STATES
from bot.pipeline import Bot
from evals.case import PARTS
from evals.measurement import Measurement, share
from knowledge.errors import UsageError

PACKAGED_CHECKS = Path(__file__).parent / "steady"
PLACE = "{}"
NOTHING, GOAL, HOURS = "nothing", "goal", "hours"
NOTED = (DONE, DOING, SKIPPED, NOTHING, GOAL, HOURS)
MOST_CHANGED = {"frame": 0.05, "name": 0.10, "telling": 0.10, "follow-up": 0.30}
"""How many of a kind may be answered otherwise; of follow-ups some rightly are, since they may lead on."""
_KEYS = {
    "frame": {"says", "in"},
    "name": {"says", "with"},
    "telling": {"says", "with", "noted"},
    "follow-up": {"says", "with", "before", "alone"},
}


@dataclass(frozen=True, slots=True)
class Check:
    """Messages that mean the same, or that tell the same, as a table of a TOML file has them."""

    name: str
    kind: str
    part: str
    says: tuple[str, ...]
    fillings: tuple[tuple[str, str], ...] = ()
    """What stands in the place of `{}`, with what is to be noted for it, if that is what is checked."""
    frames: tuple[str, ...] = ()
    before: str = ""
    """What is asked before a follow-up."""
    alone: tuple[str, ...] = ()
    """The questions that the follow-ups ask, each in full."""
    noted: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """One message of a check: what came of it, and what should have."""

    check: Check
    says: str
    came: str
    wanted: str

    @property
    def has_changed(self) -> bool:
        return self.came != self.wanted


def load_checks(path: Path = PACKAGED_CHECKS) -> tuple[Check, ...]:
    """The checks of a TOML file, or of all those in a folder. Raises `UsageError` naming file, check and key."""
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    checks = tuple(check for file in files for check in _read(file))
    if not checks:
        raise UsageError(f"there are no checks in {path}; name a TOML file with [[checks]], or a folder of such files")
    return checks


def _read(file: Path) -> Iterable[Check]:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{file} cannot be read as TOML ({error})") from error
    for number, table in enumerate(content.get("checks", []), start=1):
        yield _check(table, f"{file}: check {number}")


def _check(table: Mapping[str, Any], where: str) -> Check:
    kind = table.get("kind")
    if kind not in _KEYS:
        raise UsageError(f"{where}: kind: {kind!r} is not one of {', '.join(_KEYS)}")
    keys = _KEYS[kind] | {"name", "kind", "part"}
    if set(table) != keys:
        raise UsageError(f"{where}: has {', '.join(sorted(table))}; one of kind {kind} has {', '.join(sorted(keys))}")
    if table["part"] not in PARTS:
        raise UsageError(f"{where}: part: {table['part']!r} is not one of {', '.join(PARTS)}")
    if kind == "telling" and table["noted"] not in NOTED:
        raise UsageError(f"{where}: noted: {table['noted']!r} is not one of {', '.join(NOTED)}")
    alone = tuple(table.get("alone", ()))
    if kind == "follow-up" and len(alone) != len(table["says"]):
        raise UsageError(f"{where}: alone: has {len(alone)} questions for {len(table['says'])} follow-ups")
    fillings = table.get("with", ())
    return Check(
        name=table["name"],
        kind=kind,
        part=table["part"],
        says=tuple(table["says"]),
        fillings=tuple((words, str(fillings[words]) if isinstance(fillings, Mapping) else words) for words in fillings),
        frames=tuple(table.get("in", ())),
        before=table.get("before", ""),
        alone=alone,
        noted=table.get("noted", ""),
    )


def try_all(bot: Bot, checks: Iterable[Check]) -> list[Trial]:
    """Each message of the checks said to the bot."""
    return [trial for check in checks for trial in _TRIALS[check.kind](bot, check)]


def _frames(bot: Bot, check: Check) -> Iterable[Trial]:
    """A question in a frame finds what it finds alone."""
    for question in check.says:
        alone = _found(bot.reply(question))
        for frame in check.frames:
            says = frame.replace(PLACE, question)
            yield Trial(check, says, _found(bot.reply(says)), alone)


def _names(bot: Bot, check: Check) -> Iterable[Trial]:
    """A question finds under each name what it finds under most of them."""
    for question in check.says:
        found = {
            says: _found(bot.reply(says)) for says in (question.replace(PLACE, words) for words, _ in check.fillings)
        }
        usual, _ = Counter(found.values()).most_common(1)[0]
        for says, came in found.items():
            yield Trial(check, says, came, usual)


def _tellings(bot: Bot, check: Check) -> Iterable[Trial]:
    """What is told is proposed for noting, or noted at once where it sets something right."""
    for template, (words, wanted) in product(check.says, check.fillings):
        says = template.replace(PLACE, words)
        yield Trial(check, says, _noted(bot.reply(says), check.noted), "" if check.noted == NOTHING else wanted)


def _follow_ups(bot: Bot, check: Check) -> Iterable[Trial]:
    """A follow-up finds what its question finds alone."""
    for words, _ in check.fillings:
        before = bot.reply(check.before.replace(PLACE, words)).conversation
        for says, alone in zip(check.says, check.alone, strict=True):
            shown = f"{check.before.replace(PLACE, words)} / {says}"
            came = bot.reply(says.replace(PLACE, words), before)
            yield Trial(check, shown, _found(came), _found(bot.reply(alone.replace(PLACE, words))))


_TRIALS: Mapping[str, Callable[[Bot, Check], Iterable[Trial]]] = {
    "frame": _frames,
    "name": _names,
    "telling": _tellings,
    "follow-up": _follow_ups,
}


def _found(answer: Answer) -> str:
    """The section that an answer cites first, or else its kind."""
    return answer.citations[0].section.id if answer.citations else str(answer.kind)


def _noted(answer: Answer, noted: str) -> str:
    """What of a kind is proposed or noted, as it is compared: the ids, or the number of hours.

    Where the bot asks for more than was told ("shall I note it as done?"), that counts for what it asks for alone.
    """
    conversation = answer.conversation
    asked_for = conversation.proposed or conversation.learner
    learner = asked_for if noted in {DONE, SKIPPED} else conversation.claimed or asked_for
    if noted == GOAL:
        return learner.goal
    if noted == HOURS:
        return f"{learner.hours_a_week:g}" if learner.hours_a_week else ""
    states = STATES if noted == NOTHING else (noted,)
    return ", ".join(id for state in states for id in getattr(learner, state))


def measure_steadiness(trials: Sequence[Trial]) -> list[Measurement]:
    """The share that was answered otherwise, by kind and by check."""
    found = []
    for kind, goal in MOST_CHANGED.items():
        its = [trial for trial in trials if trial.check.kind == kind]
        if not its:
            continue
        found.append(share(f"{kind}: answered otherwise", [trial.has_changed for trial in its], goal=goal))
        for name in dict.fromkeys(trial.check.name for trial in its):
            found.append(share(f"  {name}", [trial.has_changed for trial in its if trial.check.name == name]))
    return found


def changes_text(trials: Sequence[Trial]) -> str:
    """What was answered otherwise, a message a line; not of the part set aside, which is to stay unread."""
    return "\n".join(
        f"{trial.check.name}: {trial.says!r}: {trial.came or NOTHING}, not {trial.wanted or NOTHING}"
        for trial in trials
        if trial.has_changed and trial.check.part != "test"
    )
