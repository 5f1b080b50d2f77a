"""What happens on the page when something is asked, asked anew, taken up again, or begun afresh."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import gradio as gr

from bot import replies
from bot.answer import Answer
from bot.app.chat_html import log_messages
from bot.app.dialogue import Dialogue
from bot.app.handover import answering, note_html
from bot.app.kept import dialogue_from_json, note, unpacked
from bot.app.path_panel import PathPanel, show
from bot.app.respond import respond
from bot.app.sources_html import sources_html
from bot.app.texts import text
from bot.learner import Learner
from bot.pipeline import Bot
from bot.planning.learner_file import from_json
from knowledge.errors import UsageError

Shown = dict[Any, Any]
"""What the parts of the page show from now on; the parts that are not named stay as they are."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the page that an answer changes."""

    box: gr.Textbox
    log: gr.Chatbot
    sources: gr.Markdown
    dialogue: gr.State
    path: PathPanel

    @property
    def outputs(self) -> list[Any]:
        return [self.box, self.log, self.sources, self.dialogue, *self.path.outputs]


class Replies:
    """Answers the events of the page with what its parts are to show."""

    def __init__(self, bot: Bot, parts: Parts) -> None:
        self._bot, self._parts = bot, parts
        self._sections = {section.id: section for guide in bot.index.guides for section in guide.sections}

    def ask(self, message: str | None, dialogue: Dialogue, memory: str) -> Iterator[Shown]:
        """What was typed, answered."""
        for step, shown in enumerate(self._reply(message or "", self.recall(dialogue, memory))):
            yield shown if step else {self._parts.box: ""} | shown

    def choose(self, dialogue: Dialogue, memory: str, chosen: gr.SelectData) -> Iterator[Shown]:
        """What stands on a chip that was pressed, answered."""
        yield from self._reply(_words(chosen.value), self.recall(dialogue, memory))

    def carry_out(self, order: str, dialogue: Dialogue, memory: str, words: str = "") -> Iterator[Shown]:
        """What a script of the page orders; `words` are the message that goes with an order.

        To `restore` the conversation that is remembered, `show` the sources of an answer, `edit` the last question, or
        take over a `learner`; and once an answer was `stopped`, to show the page as it was before, or `keep` what is
        shown of it.
        """
        told, number = self._parts.path.told, 0
        try:
            content = json.loads(order)
            number = int(content["count"])
            for shown in self._obey(content, dialogue, memory, words):
                yield shown | ({told: answering(shown[told], number)} if told in shown else {})
        except UsageError as error:
            yield {told: answering(note_html({"refused": str(error)}), number)}
        except (KeyError, TypeError, ValueError):
            yield {told: answering(note_html({"refused": text("page.unknown_order")}), number)}

    def _obey(self, order: Mapping[str, Any], dialogue: Dialogue, memory: str, words: str) -> Iterator[Shown]:
        if order["do"] == "restore":
            yield from self._restore(order, json.loads(memory))
            return
        known, parts = self.recall(dialogue, memory), self._parts
        match order["do"]:
            case "edit":
                yield from self._reply(words, known.taken_back())
            case "show":
                yield {parts.sources: sources_html(known, int(order["number"])), parts.dialogue: known}
            case "stopped":
                yield self._whole(known.stopped())
            case "keep":
                yield self._kept(known)
            case "learner":
                changed = _with_learner(known, str(order["learner"]))
                yield {parts.dialogue: changed} | self._path(changed)
            case _:
                raise ValueError

    def begin(self, dialogue: Dialogue) -> Shown:
        """The page as it is when it is opened: the path of somebody of whom nothing is known yet."""
        return self._path(dialogue) | {self._parts.path.told: note_html({"begun": True})}

    def begin_anew(self, dialogue: Dialogue, memory: str) -> Shown:
        """An empty conversation with the same learner."""
        return self._whole(self.recall(dialogue, memory).begun_anew())

    def _reply(self, message: str, dialogue: Dialogue) -> Iterator[Shown]:
        """Without a language model the answer comes at once and whole, so that nothing is shown before it."""
        if not self._bot.has_model:
            *_, grown = respond(self._bot, message, dialogue)
            yield self._answered(dialogue, grown)
            return
        yield {self._parts.log: log_messages(dialogue, asked=message)}
        grown, shown = dialogue, None
        for grown in respond(self._bot, message, dialogue):
            said = grown.answers[-1].text
            # Also where nothing is new: this is when it is noticed that nobody listens any more.
            news = {} if said == shown else self._grown(dialogue, grown)
            yield news or {self._parts.box: gr.skip()}
            shown = said
        yield self._answered(dialogue, grown)

    def _grown(self, before: Dialogue, grown: Dialogue) -> Shown:
        parts = self._parts
        return {parts.log: log_messages(grown, is_growing=True), parts.dialogue: before.with_growing(grown.answers[-1])}

    def _kept(self, dialogue: Dialogue) -> Shown:
        """What is shown of an answer that was stopped, as an answer of which nothing is said aloud."""
        kept = dialogue.settled(text("page.unanswered"))
        told = note(kept, has_answered=kept.number > dialogue.number) | {"stopped": True}
        return self._whole(kept) | {self._parts.path.told: note_html(told)}

    def _answered(self, before: Dialogue, grown: Dialogue) -> Shown:
        if grown.answers[-1].text == replies.FORGOTTEN:
            return self._forgotten(grown)
        is_known = grown.conversation.learner == before.conversation.learner
        path = {} if is_known else self._path(grown)
        return path | self._talk(grown) | {self._parts.path.told: note_html(note(grown, has_answered=True))}

    def _forgotten(self, grown: Dialogue) -> Shown:
        """The last words of a conversation that is forgotten; the next message is its first."""
        fresh = Dialogue(changed=grown.conversation)
        last = {self._parts.log: log_messages(Dialogue(grown.answers[-1:])), self._parts.dialogue: fresh}
        told = {self._parts.path.told: note_html({"forgotten": True, "answered": True})}
        return self._path(fresh) | self._talk(fresh) | last | told

    def _restore(self, order: Mapping[str, Any], memory: Mapping[str, Any]) -> Iterator[Shown]:
        """A conversation taken up again; or one begun about a section, or with a question."""
        dialogue = self._taken_up(memory)
        about = self._bot.about(str(order.get("about", "")), dialogue.conversation)
        if about is not None:
            dialogue = _opened(about, dialogue)
        yield self._whole(dialogue, has_answered=about is not None)
        if question := order.get("ask"):
            yield from self._reply(str(question), dialogue)

    def recall(self, dialogue: Dialogue, memory: str) -> Dialogue:
        """The dialogue, taken up from what the page remembers where the server has lost it.

        A memory that somebody else has written is as good as none: the message is to be answered all the same.
        """
        if dialogue != Dialogue() or not memory:
            return dialogue
        try:
            return self._taken_up(json.loads(memory))
        except (KeyError, TypeError, ValueError, UsageError):
            return dialogue

    def _taken_up(self, memory: Mapping[str, Any]) -> Dialogue:
        talk = memory["talk"]
        dialogue = dialogue_from_json(unpacked(talk), self._sections) if talk else Dialogue()
        known = _with_learner(dialogue, memory["learner"])
        if memory.get("guarded") is not True:
            return known
        return replace(known, changed=replace(known.conversation, guarded=True))

    def _whole(self, dialogue: Dialogue, *, has_answered: bool = False) -> Shown:
        told = note_html(note(dialogue, has_answered=has_answered))
        return self._path(dialogue) | self._talk(dialogue) | {self._parts.path.told: told}

    def _talk(self, dialogue: Dialogue) -> Shown:
        parts = self._parts
        return {
            parts.log: log_messages(dialogue),
            parts.sources: sources_html(dialogue, dialogue.number),
            parts.dialogue: dialogue,
        }

    def _path(self, dialogue: Dialogue) -> Shown:
        return dict(zip(self._parts.path.outputs, show(self._bot, dialogue), strict=True))


def _with_learner(dialogue: Dialogue, learner: str) -> Dialogue:
    """The dialogue with the learner as the browser keeps it, who may have changed in another tab; it is no news."""
    known = from_json(learner) if learner else Learner()
    if known == dialogue.conversation.learner:
        return dialogue
    if known.is_unknown:
        return dialogue.without_learner()
    changed = replace(dialogue.conversation, learner=known, proposed=None, waiting=None, before=(), step="")
    return replace(dialogue, changed=changed)


def _opened(about: Answer, dialogue: Dialogue) -> Dialogue:
    return replace(dialogue, answers=(about,), changed=None, before=dialogue.conversation, forgotten=0)


def _words(chosen: Any) -> str:
    """What stands on a chosen chip; an example comes as a mapping, a suggestion as its words."""
    return str(chosen.get("text", "") if isinstance(chosen, dict) else chosen)
