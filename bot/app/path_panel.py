"""The panel with the learner's path: the picture, what can be changed in it, and taking it along."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from html import escape
from typing import Any

import gradio as gr

from bot.app.dialogue import Dialogue
from bot.app.handover import file_html, note_html
from bot.app.kept import note
from bot.app.path_html import path_html
from bot.app.texts import text
from bot.learner import DONE, FEWEST_HOURS, MOST_HOURS, OPEN, Learner
from bot.pipeline import Bot
from bot.planning.calendar_file import to_calendar
from bot.planning.checklist import to_markdown
from bot.planning.learner_file import from_json, to_json
from bot.planning.plan_answers import Position
from knowledge.curriculum import Curriculum
from knowledge.errors import UsageError
from knowledge.guide import Guide

PARTS = 6
"""How many parts of the page show the learner's state."""

Shown = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class PathPanel:
    """The parts of the panel, in the order in which `show` fills them."""

    picture: gr.Markdown
    goal: gr.Radio
    hours: gr.Number
    known: gr.CheckboxGroup
    remark: gr.Markdown
    told: gr.Markdown
    """What the browser is told to keep."""
    files: gr.Markdown
    buttons: tuple[gr.Button, ...]
    opened: gr.Textbox

    @property
    def outputs(self) -> list[Any]:
        return [self.picture, self.goal, self.hours, self.known, self.remark, self.told]


def build_path_panel(told: gr.Markdown, curricula: Sequence[Curriculum]) -> PathPanel:
    """The parts, empty until the page is loaded, and `told`, which stands outside of tabs as these are mounted late.

    All goals and topics may be chosen from the beginning, since a server that was begun anew knows no other.
    """
    goals = {goal.id: goal.title for curriculum in curricula for goal in curriculum.goals}
    topics = {topic.id: topic.title for curriculum in curricula for topic in curriculum.topics}
    with gr.Accordion(text("path.change"), open=False, elem_id="change"):
        goal = gr.Radio(label=text("path.goal"), choices=_choices({"": text("path.no_goal")} | goals), elem_id="goal")
        most = {"minimum": 0, "maximum": MOST_HOURS, "step": 0.5, "precision": 1}
        hours = gr.Number(label=text("path.hours"), elem_id="hours", **most)
        known = gr.CheckboxGroup(label=text("path.known"), choices=_choices(topics), elem_id="known")
    with gr.Row(elem_id="take-along"):
        buttons = tuple(gr.Button(text(f"path.{id}"), size="sm", elem_id=id) for id in _BUTTONS)
    remark = gr.Markdown(elem_id="path-note")
    picture = gr.Markdown(elem_id="path", latex_delimiters=[])
    files = gr.Markdown(elem_id="file", latex_delimiters=[])
    opened = gr.Textbox(label=text("path.open-file"), elem_id="opened", elem_classes="unseen")
    return PathPanel(picture, goal, hours, known, remark, told, files, buttons, opened)


def _choices(titles: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(title, id) for id, title in titles.items()]


_BUTTONS = ("save-checklist", "save-calendar", "save-file", "open-file", "forget-path")


def show(bot: Bot, dialogue: Dialogue, remark: str = "") -> Shown:
    """The panel as it is for a dialogue: what `PathPanel.outputs` take."""
    position = bot.position(dialogue.conversation)
    if position is None:
        return (gr.skip(),) * PARTS
    curriculum, learner = position.curriculum, position.learner
    goals = [(goal.title, goal.id) for goal in curriculum.goals]
    shown = {step.topic.id for step in position.plan.steps} | {*learner.done, *learner.doing, *learner.skipped}
    topics = [(topic.title, topic.id) for topic in curriculum.topics if topic.id in shown]
    return (
        path_html(curriculum, learner, position.plan, guide=_guide(bot, position)),
        gr.update(choices=[(text("path.no_goal"), ""), *goals], value=learner.goal, visible=bool(goals)),
        learner.hours_a_week,
        gr.update(choices=topics, value=[id for _, id in topics if id in learner.done]),
        remark,
        note_html(note(dialogue, has_answered=False)),
    )


def change(bot: Bot, dialogue: Dialogue, alter: Callable[[Position], Learner], remark: str = "") -> Shown:
    """The dialogue with its learner altered, and the panel as it is then."""
    position = bot.position(dialogue.conversation)
    if position is None:
        return dialogue, *show(bot, dialogue)
    changed = dialogue.with_learner(replace(alter(position), path=position.curriculum.guide))
    return changed, *show(bot, changed, remark)


def set_goal(bot: Bot, goal: str | None, dialogue: Dialogue) -> Shown:
    return change(bot, dialogue, lambda position: replace(position.turn.conversation.learner, goal=goal or ""))


def set_hours(bot: Bot, hours: float | None, dialogue: Dialogue) -> Shown:
    """Hours a week within what a plan can be made with; none at all where the field is empty."""
    told = min(max(float(hours), FEWEST_HOURS), MOST_HOURS) if hours else 0.0
    return change(bot, dialogue, lambda position: replace(position.turn.conversation.learner, hours_a_week=told))


def set_known(bot: Bot, known: Sequence[str], dialogue: Dialogue) -> Shown:
    """What is ticked is known, and what was known and is ticked no more is open."""

    def alter(position: Position) -> Learner:
        learner = position.turn.conversation.learner
        ticked = position.curriculum.known(known)
        unticked = [id for id in position.learner.done if id not in ticked]
        return learner.with_topics(OPEN, unticked).with_topics(DONE, [id for id in ticked if id not in learner.done])

    return change(bot, dialogue, alter)


def forget(bot: Bot, dialogue: Dialogue) -> Shown:
    """The panel once everything that was known of the learner is forgotten, also what could be taken back."""
    forgotten = dialogue.without_learner()
    return forgotten, *show(bot, forgotten, text("path.forgotten"))


def open_file(bot: Bot, content: str, dialogue: Dialogue) -> Shown:
    """The panel with what a saved file holds, or with what is wrong with that file."""
    try:
        learner = from_json(content)
    except UsageError as error:
        return dialogue, *show(bot, dialogue, escape(str(error)))
    return change(bot, dialogue, lambda _position: learner, text("path.is_back"))


def checklist_file(bot: Bot, dialogue: Dialogue) -> Shown:
    """The plan as a Markdown file for the browser to save, and no note."""
    position = bot.position(dialogue.conversation)
    if position is None:
        return "", ""
    guide = _guide(bot, position)
    checklist = to_markdown(position.curriculum, position.learner, position.plan, guide=guide)
    return file_html(f"{guide.id}-checklist.md", checklist.encode()), ""


def calendar_file(bot: Bot, dialogue: Dialogue) -> Shown:
    """The plan as a calendar file, or a note why there can be none."""
    position = bot.position(dialogue.conversation)
    if position is None:
        return "", ""
    guide = _guide(bot, position)
    try:
        content = to_calendar(position.curriculum, position.plan, guide=guide, made=datetime.now(UTC))
    except UsageError as error:
        return "", escape(str(error))
    return file_html(f"{guide.id}-plan.ics", content), ""


def saved_file(dialogue: Dialogue) -> Shown:
    """What is known of the learner, to be opened here again."""
    return file_html("career-guide.json", to_json(dialogue.conversation.learner).encode()), ""


def _guide(bot: Bot, position: Position) -> Guide:
    return next(guide for guide in bot.index.guides if guide.id == position.curriculum.guide)


def connect(
    panel: PathPanel,
    bot: Bot,
    known: Sequence[Any],
    dialogue: gr.State,
    recall: Callable[[Dialogue, str], Dialogue],
    *,
    at_once: int,
) -> None:
    """Let the parts do what they are for; what is changed here and what is said in the chat are one state.

    That is given by two parts of the page that are `known`, out of which `recall` makes it.
    """

    def recalling(act: Callable[..., Shown]) -> Callable[..., Shown]:
        return lambda *given: act(*given[:-2], recall(*given[-2:]))

    event: dict[str, Any] = {
        "concurrency_limit": at_once, "concurrency_id": "path", "api_visibility": "private", "show_progress": "hidden",
    }  # fmt: skip
    changed, saved = [dialogue, *panel.outputs], [panel.files, panel.remark]
    panel.goal.input(recalling(partial(set_goal, bot)), [panel.goal, *known], changed, **event)
    hours = [panel.hours.submit, panel.hours.blur]
    gr.on(hours, recalling(partial(set_hours, bot)), [panel.hours, *known], changed, **event)
    panel.known.input(recalling(partial(set_known, bot)), [panel.known, *known], changed, **event)
    panel.opened.change(recalling(partial(open_file, bot)), [panel.opened, *known], changed, **event)
    checklist, calendar, file, _, forgetting = panel.buttons
    checklist.click(recalling(partial(checklist_file, bot)), known, saved, **event)
    calendar.click(recalling(partial(calendar_file, bot)), known, saved, **event)
    file.click(recalling(saved_file), known, saved, **event)
    forgetting.click(recalling(partial(forget, bot)), known, changed, **event)
