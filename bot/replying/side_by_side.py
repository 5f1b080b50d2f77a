"""The table that sets several subjects side by side, with a citation in each cell."""

from collections.abc import Sequence
from dataclasses import replace

from bot import replies
from bot.answer import Answer, Kind, Mode, Timings
from bot.answers.answerer import Answerer, Turn
from bot.answers.compose import in_a_line
from bot.answers.sources import Library, Sources
from bot.conversation import Option, Span
from bot.replying.subjects import LABEL, Subject
from index.search import Passage
from knowledge.guide import Chunk


class SideBySide:
    """Writes what the guides say of several subjects, a column each."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer, self._library = answerer, Library(answerer)

    def answer(self, turn: Turn, text: str, subjects: Sequence[Subject], labels: Sequence[str]) -> Answer:
        """The subjects with what is said of each under the labels."""
        sources = Sources(self._library)
        titles = [each.section.title for each in subjects]
        heads = " | ".join(f"**{_escaped(title)}**" for title in titles)
        lines = [f"| | {heads} |", "|---|" + "---|" * len(titles)]
        query = self._answerer.index.prepare([text])[0]
        passages = [self._answerer.passage(each.section.id, query) for each in subjects]
        for label in labels:
            cells = [_said(sources, *each, label) for each in zip(subjects, passages, strict=True)]
            lines.append(f"| {label} | " + " | ".join(cells) + " |")
        lead = replies.COMPARED.format(titles=_listed(titles))
        cited = tuple(each.section.id for each in subjects)
        told = tuple(Span(each.section.id, each.start, each.end) for each in sources.citations)
        options = tuple(Option(title, id) for title, id in zip(titles, cited, strict=True))
        after = turn.conversation.after(text, cited)
        suggested = self._answerer.suggest([each.section for each in subjects], replace(turn, conversation=after))
        return Answer(
            message=turn.message,
            kind=Kind.ANSWER,
            mode=Mode.EXTRACTED,
            text="\n\n".join([lead, "\n".join(lines)]),
            conversation=replace(
                after, topic=cited[0], told=told, offer=None, proposed=None, listed=options, suggested=suggested,
                step="", planned=False,
            ),
            searched=text,
            citations=sources.citations,
            suggestions=tuple(option.words for option in suggested),
            timings=Timings(),
        )  # fmt: skip


def _said(sources: Sources, subject: Subject, passage: Passage | None, label: str) -> str:
    """What is quoted of a subject under a label."""
    said = [sources.quote((passage, chunk), _cell) for chunk in subject.rows.get(label, ()) if passage]
    return " ".join(said) or replies.NOTHING_SAID


def _listed(titles: Sequence[str]) -> str:
    *others, last = [f"**{title}**" for title in titles]
    return f"{', '.join(others)} and {last}"


def _cell(chunk: Chunk) -> str:
    """A piece without its label, as it stands in a cell of a table."""
    text = _escaped(LABEL.sub("", in_a_line(chunk), count=1))
    return f"{text[:1].upper()}{text[1:]}"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")
