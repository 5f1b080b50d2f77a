"""What learners think of the answers, as an author's list: counted, the newest first, each bad one with its id."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.keeping.database_url import written_ledger_url
from bot.keeping.feedback import FeedbackStore, KeptFeedback, Verdict
from bot.settings import BotSettings
from evals.gaps import Titles, counted, days_ago, escape_markdown, span_of, titled

NOTHING = "Nothing is recorded: nobody gave feedback, or GUIDE_LEDGER is off."
NOT_SAID = "not said"
_HEAD = " good   bad"
_TO_A_CASE = "Make one with words a case: guide-evals feedback --case ID --section SECTION --to FILE.toml"


def read_feedback(settings: BotSettings, home: Path, *, days: int | None = None) -> tuple[KeptFeedback, ...]:
    """The feedback of so many days, newest first; nothing where it is off or was never written.

    Raises `SettingsError` where it cannot be read.
    """
    url = written_ledger_url(settings.ledger, home)
    if url is None:
        return ()
    with closing(FeedbackStore.open(url, days=0)) as store:  # a reader deletes nothing
        return store.kept(days_ago(days))


def feedback_text(given: Sequence[KeptFeedback], titles: Titles, *, top: int | None = None) -> str:
    """The feedback for the terminal, the first `top` of its sections and of the bad ones."""
    if not given:
        return NOTHING
    sections, bad = list(_by_section(given).items()), _bad(given)
    blocks = [
        _summary(given),
        "\n".join([_HEAD, *(_section_line(id, count, titles) for id, count in sections[:top])]) if sections else "",
        *("\n".join(_bad_lines(each, titles)) for each in bad[:top]),
        f"... and {len(bad) - top} more" if top and top < len(bad) else "",
        _TO_A_CASE if any(each.question for each in bad) else "",
    ]
    return "\n\n".join(block for block in blocks if block)


def feedback_markdown(given: Sequence[KeptFeedback], titles: Titles) -> str:
    """The bad ones as a list of tasks; nothing that a learner wrote can become Markdown or HTML."""
    lines = ["# What learners think of the answers", "", _summary(given), ""]
    for each in _bad(given):
        lines.append(f"- [ ] {each.id}: {_told(each)} ({each.given.date()})")
        lines += [f"  - {escape_markdown(line)}" for line in _details(each, titles)]
    return "\n".join(lines).rstrip() + "\n"


def feedback_json(given: Sequence[KeptFeedback], titles: Titles) -> dict[str, Any]:
    """All of it, with the counts."""
    return {
        "verdicts": {verdict.value: _verdicts(given)[verdict] for verdict in Verdict},
        "reasons": dict(_reasons(given)),
        "sections": [
            {"section": id, "title": titles.get(id), "good": count[Verdict.GOOD], "bad": count[Verdict.BAD]}
            for id, count in _by_section(given).items()
        ],
        "feedback": [_to_json(each) for each in given],
    }


def _to_json(each: KeptFeedback) -> dict[str, Any]:
    return {
        "id": each.id,
        "given": each.given.isoformat(),
        "verdict": each.verdict.value,
        "reason": each.reason.value if each.reason else None,
        "kind": each.kind.value,
        "mode": each.mode.value,
        "sections": list(each.sections),
        "question": each.question,
        "comment": each.comment,
    }


def _bad(given: Sequence[KeptFeedback]) -> list[KeptFeedback]:
    return [each for each in given if each.verdict is Verdict.BAD]


def _verdicts(given: Sequence[KeptFeedback]) -> Counter[Verdict]:
    return Counter(each.verdict for each in given)


def _reasons(given: Sequence[KeptFeedback]) -> list[tuple[str, int]]:
    """Why the bad ones are bad, the most frequent reason first."""
    return Counter(each.reason.value if each.reason else NOT_SAID for each in _bad(given)).most_common()


def _by_section(given: Sequence[KeptFeedback]) -> Mapping[str, Counter[Verdict]]:
    """The verdicts on answers that stand on a section, the section with the most bad ones first."""
    counts: dict[str, Counter[Verdict]] = {}
    for each in given:
        for id in each.sections:
            counts.setdefault(id, Counter())[each.verdict] += 1
    ranked = sorted(counts, key=lambda each: (-counts[each][Verdict.BAD], -counts[each][Verdict.GOOD], each))
    return {id: counts[id] for id in ranked}


def _summary(given: Sequence[KeptFeedback]) -> str:
    if not given:
        return NOTHING
    days, count = [each.given.date() for each in given], _verdicts(given)
    told = f"{counted(len(given), 'answer')} judged, {span_of(min(days), max(days))}"
    reasons = ", ".join(f"{reason} {times}" for reason, times in _reasons(given))
    return f"{told}: {count[Verdict.GOOD]} good, {count[Verdict.BAD]} bad{f' ({reasons})' if reasons else ''}."


def _section_line(id: str, count: Counter[Verdict], titles: Titles) -> str:
    return f"{count[Verdict.GOOD]:5} {count[Verdict.BAD]:5}  {titled(id, titles)}"


def _bad_lines(each: KeptFeedback, titles: Titles) -> Iterator[str]:
    yield f"{each.id}  {each.given.date()}  {_told(each)}"
    yield from (f"          {line}" for line in _details(each, titles))


def _told(each: KeptFeedback) -> str:
    """Why it is bad, and of what sort of answer it is said."""
    return f"{each.reason.value if each.reason else f'reason {NOT_SAID}'}, of kind {each.kind.value}, {each.mode.value}"


def _details(each: KeptFeedback, titles: Titles) -> Iterator[str]:
    if each.question:
        yield f"asked: {each.question}"
    if each.comment:
        yield f"said: {each.comment}"
    yield from (f"stands on: {titled(id, titles)}" for id in each.sections)
