"""What the page shows from one event to the next, and what the browser is told to keep."""

import base64
import gzip
import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import gradio as gr
import pytest

from bot import replies as said
from bot.answer import Answer, Kind, Mode
from bot.app.dialogue import Dialogue
from bot.app.kept import FORMAT, turn_to_json
from bot.app.path_panel import build_path_panel
from bot.app.replying import Parts, Replies
from bot.conversation import Conversation
from bot.learner import Learner
from bot.pipeline import Bot
from bot.planning.learner_file import to_json
from tests.bot.app.served import in_a_loop

KNOWS = Learner(path="ai-ml", done=("python",))


@pytest.fixture
def parts() -> Parts:
    """The parts of a page, of which these tests only see that they are told apart."""

    def make() -> Parts:
        with gr.Blocks(analytics_enabled=False):
            path = build_path_panel(gr.Markdown(), [])
            return Parts(gr.Textbox(), gr.Chatbot(), gr.Markdown(), gr.State(Dialogue()), path)

    return in_a_loop(make)


@pytest.fixture
def replies(guide_bot: Bot, parts: Parts) -> Replies:
    return Replies(guide_bot, parts)


def _last(shown: Iterator[dict[Any, Any]]) -> dict[Any, Any]:
    """All that was shown, the newest of each part."""
    together: dict[Any, Any] = {}
    for each in shown:
        together |= each
    return together


def _note(shown: dict[Any, Any], parts: Parts) -> dict[str, Any]:
    encoded = re.search(r">([^<]*)</pre>", shown[parts.path.told])
    assert encoded
    content: dict[str, Any] = json.loads(base64.b64decode(encoded[1]))
    return content


def _memory(dialogue: Dialogue | None = None, learner: str = "", **more: Any) -> str:
    """What the page remembers of a dialogue."""
    dialogue = dialogue or Dialogue()
    turns = [turn_to_json(answer) for answer in dialogue.answers]
    content = {"format": FORMAT, "turns": turns, "before": dialogue.before.to_json(), "noted": dialogue.has_noted}
    text = json.dumps(content | {"state": dialogue.conversation.to_json()})
    packed = base64.b64encode(gzip.compress(text.encode())).decode() if turns else ""
    return json.dumps({"talk": packed, "learner": learner} | more)


def _order(**content: Any) -> str:
    return json.dumps(content | {"count": 7})


def test_a_question_is_answered_in_one_step(replies: Replies, parts: Parts) -> None:
    """The box is emptied, and the answer comes with its sources and its note; nothing flickers before it."""
    (shown,) = replies.ask("what should I learn first?", Dialogue(), "")
    assert shown[parts.box] == ""
    assert 'id="answer-1"' in shown[parts.log][-1]["content"]
    assert 'id="answer-1-source-1"' in shown[parts.sources]
    assert shown[parts.dialogue].number == 1
    assert _note(shown, parts)["turn"]["message"] == "what should I learn first?"


def test_what_the_server_has_lost_is_taken_up_from_what_the_page_remembers(
    guide_bot: Bot, replies: Replies, parts: Parts
) -> None:
    """After a restart "and after that?" is still understood."""
    before = Dialogue().then(guide_bot.reply("what should I learn first?"))
    dialogue = _last(replies.ask("and after that?", Dialogue(), _memory(before)))[parts.dialogue]
    assert dialogue.number == 2
    assert dialogue.answers[-1].citations[0].section.id.startswith("ai-ml/roadmap/phase-2")


@pytest.mark.parametrize("memory", ["{", '{"talk": "?"}', "[]", '{"talk": 3}'])
def test_a_memory_that_cannot_be_read_does_not_keep_a_message_from_its_answer(
    replies: Replies, parts: Parts, memory: str
) -> None:
    assert _last(replies.ask("what is SQL for?", Dialogue(), memory))[parts.dialogue].number == 1


def test_the_last_question_is_asked_anew_in_its_own_place(guide_bot: Bot, replies: Replies, parts: Parts) -> None:
    talk = Dialogue().then(guide_bot.reply("what should I learn first?"))
    talk = talk.then(guide_bot.reply("is maths required?", talk.conversation))
    shown = _last(replies.carry_out(_order(do="edit"), talk, "", "and after that?"))
    assert [each.message for each in shown[parts.dialogue].answers] == ["what should I learn first?", "and after that?"]
    assert _note(shown, parts)["number"] == 2


def test_a_conversation_is_taken_up_with_the_path_as_it_is_now(guide_bot: Bot, replies: Replies, parts: Parts) -> None:
    """There is one learner, whatever was known in an older conversation."""
    talk = Dialogue().then(guide_bot.reply("what should I learn first?"))
    shown = _last(replies.carry_out(_order(do="restore"), Dialogue(), _memory(talk, to_json(KNOWS))))
    assert shown[parts.dialogue].conversation.learner == KNOWS
    assert 'id="answer-1"' in shown[parts.log][-1]["content"]
    assert json.loads(_note(shown, parts)["learner"])["learner"]["done"] == ["python"]


def test_a_conversation_is_begun_about_a_section(replies: Replies, parts: Parts) -> None:
    """Its questions are offered, and what is asked without naming it is about it."""
    order = _order(do="restore", about="ai-ml/roadmap/phase-3")
    dialogue = _last(replies.carry_out(order, Dialogue(), _memory()))[parts.dialogue]
    assert dialogue.answers[0].suggestions
    asked = _last(replies.ask("how long does it take?", dialogue, ""))[parts.dialogue]
    assert asked.answers[-1].citations[0].section.id.startswith("ai-ml/roadmap/phase-3")


def test_a_conversation_is_begun_with_a_question(replies: Replies, parts: Parts) -> None:
    shown = _last(replies.carry_out(_order(do="restore", ask="what is SQL for?"), Dialogue(), _memory()))
    assert shown[parts.dialogue].answers[0].message == "what is SQL for?"


def test_a_path_that_changed_in_another_tab_is_taken_over(replies: Replies, parts: Parts) -> None:
    shown = _last(replies.carry_out(_order(do="learner", learner=to_json(KNOWS)), Dialogue(), ""))
    assert shown[parts.dialogue].conversation.learner == KNOWS


@pytest.mark.parametrize(
    "order",
    ["", "{", "[]", "{}", _order(do="restore"), _order(do="learner", learner="{}"), _order(do="show"), _order(do="x")],
)
def test_an_order_that_cannot_be_carried_out_is_refused_in_a_line(replies: Replies, parts: Parts, order: str) -> None:
    """Whoever writes it: the page's own script never does."""
    assert _note(_last(replies.carry_out(order, Dialogue(), "")), parts)["refused"]


def test_the_note_names_the_order_that_it_answers(replies: Replies, parts: Parts) -> None:
    """The script must not take another's note for its own."""
    shown = _last(replies.carry_out(_order(do="restore"), Dialogue(), _memory()))
    assert 'title="7"' in shown[parts.path.told]
    refused = _last(replies.carry_out(_order(do="restore"), Dialogue(), '{"talk": "?"}'))
    assert 'title="7"' in refused[parts.path.told]


def test_what_the_server_has_lost_is_not_lost_by_a_new_conversation(replies: Replies, parts: Parts) -> None:
    """The path is known from what the page remembers."""
    shown = replies.begin_anew(Dialogue(), _memory(learner=to_json(KNOWS)))
    assert shown[parts.dialogue].conversation.learner == KNOWS


def test_somebody_who_was_in_danger_stays_guarded(replies: Replies, parts: Parts) -> None:
    """Also where the server has lost the conversation."""
    shown = _last(replies.ask("what is SQL for?", Dialogue(), _memory(guarded=True)))
    assert shown[parts.dialogue].conversation.guarded
    assert "turn" not in _note(shown, parts)


def test_what_is_to_be_forgotten_is_forgotten_on_the_page_and_in_the_browser(
    guide_bot: Bot, replies: Replies, parts: Parts
) -> None:
    talk = Dialogue().then(guide_bot.reply("what should I learn first?"))
    shown = _last(replies.ask("forget me", talk, ""))
    assert _note(shown, parts) == {"forgotten": True, "answered": True}
    assert said.FORGOTTEN in shown[parts.log][-1]["content"]
    assert shown[parts.dialogue].number == 0


def test_a_stopped_answer_leaves_no_trace(guide_bot: Bot, replies: Replies, parts: Parts) -> None:
    talk = Dialogue().then(guide_bot.reply("what should I learn first?"))
    growing = talk.with_growing(guide_bot.reply("what is SQL for?"))
    shown = _last(replies.carry_out(_order(do="stopped"), growing, ""))
    assert shown[parts.dialogue] == talk
    assert len(shown[parts.log]) == 2


def test_an_answer_that_grows_is_shown_as_it_grows(parts: Parts, guide_bot: Bot) -> None:
    """First the question alone, then what there is of the answer, which is one only once it is whole."""
    steps = list(_growing(guide_bot, parts).ask("?", Dialogue(), ""))
    assert "waiting" in steps[0][parts.log][-1]["content"]
    grown = [step for step in steps if parts.log in step and "growing" in step[parts.log][-1]["content"]]
    assert len(grown) == 2
    numbers = [step[parts.dialogue].number for step in steps if parts.dialogue in step]
    assert numbers == [0] * (len(numbers) - 1) + [1]


@pytest.mark.parametrize(("steps", "kept"), [(2, "You went on before there was an answer."), (3, "One.")])
def test_what_is_shown_of_an_answer_is_kept_where_something_else_is_opened(
    parts: Parts, guide_bot: Bot, steps: int, kept: str
) -> None:
    """The browser is told of it as of an answer, but it is not read out."""
    replies = _growing(guide_bot, parts)
    under_way = _last(itertools.islice(replies.ask("?", Dialogue(), ""), steps))[parts.dialogue]
    told = _note(_last(replies.carry_out(_order(do="keep"), under_way, "")), parts)
    assert (told["turn"]["message"], told["turn"]["text"]) == ("?", kept)
    assert told["stopped"]


def test_of_an_answer_that_is_whole_nothing_more_is_kept(guide_bot: Bot, replies: Replies, parts: Parts) -> None:
    talk = Dialogue().then(guide_bot.reply("what should I learn first?"))
    shown = _last(replies.carry_out(_order(do="keep"), talk, ""))
    assert shown[parts.dialogue] == talk
    assert "turn" not in _note(shown, parts)


def test_a_path_that_is_forgotten_in_another_tab_is_forgotten_here(replies: Replies, parts: Parts) -> None:
    """Not even the state before the last answer, which the browser keeps, has anything of it."""
    knows = Answer("yes", Kind.SMALLTALK, "Noted.", Conversation(learner=KNOWS, before=(Learner(),)))
    talk = Dialogue().then(knows).then(replace(knows, message="thanks"))
    told = _note(_last(replies.carry_out(_order(do="learner", learner=""), talk, "")), parts)
    assert "python" not in json.dumps(told)


def _growing(bot: Bot, parts: Parts) -> Replies:
    """Replies of a bot whose answers grow by a sentence."""

    class Growing:
        index, position, about, has_model = bot.index, bot.position, bot.about, True

        def stream(self, message: str, conversation: Conversation) -> Iterator[Answer]:
            for text in ("", "One.", "One.", "One. Two."):
                yield Answer(message, Kind.ANSWER, text, conversation, mode=Mode.GENERATED)

    growing: Any = Growing()
    return Replies(growing, parts)
