"""The answers that the page keeps of one conversation."""

from dataclasses import replace

from bot.answer import Answer, Kind
from bot.app.dialogue import KEPT, Dialogue
from bot.conversation import Conversation
from bot.learner import Learner


def _answer(message: str) -> Answer:
    return Answer(message=message, kind=Kind.CLARIFY, text="?", conversation=Conversation(asked=(message,)))


def test_the_next_message_is_answered_where_the_last_answer_left_off() -> None:
    """The conversation is the last answer's."""
    assert Dialogue().conversation == Conversation()
    assert Dialogue().then(_answer("a")).then(_answer("b")).conversation.asked == ("b",)


def test_a_long_dialogue_forgets_its_beginning_but_keeps_its_numbers() -> None:
    """An id on the page never comes to mean another answer."""
    dialogue = Dialogue()
    for number in range(1, KEPT + 4):
        dialogue = dialogue.then(_answer(str(number)))
    assert len(dialogue.answers) == KEPT
    assert all(str(number) == answer.message for number, answer in dialogue.numbered)


def test_the_last_answer_can_be_taken_back_with_what_it_noted() -> None:
    """Whoever edits their last message does not keep what the old one said of them."""
    knows = Learner(path="ai-ml", done=("python",))
    first = Dialogue().then(_answer("a"))
    noted = first.then(replace(_answer("b"), conversation=Conversation(learner=knows)))
    assert noted.taken_back().conversation == first.conversation
    assert noted.taken_back().answers == first.answers
    assert Dialogue().taken_back() == Dialogue()


def test_what_was_changed_beside_the_chat_stays_when_an_answer_is_taken_back() -> None:
    """A tick in the picture is no part of the last message."""
    knows = Learner(path="ai-ml", done=("python",))
    ticked = Dialogue().then(_answer("a")).with_learner(knows)
    assert ticked.taken_back().conversation.learner == knows


def test_somebody_in_danger_stays_guarded_when_an_answer_is_taken_back() -> None:
    guarded = Dialogue().then(replace(_answer("a"), conversation=Conversation(guarded=True)))
    assert guarded.taken_back().conversation.guarded


def test_a_path_that_is_forgotten_does_not_come_back() -> None:
    """Not with the last question either, when that is asked anew."""
    knows = Learner(path="ai-ml", done=("python",))
    noted = Dialogue().then(replace(_answer("a"), conversation=Conversation(learner=knows)))
    more = noted.then(replace(_answer("b"), conversation=Conversation(learner=knows.with_topics("done", ["sql"]))))
    assert more.without_learner().taken_back().conversation.learner.is_unknown


def test_what_is_shown_of_an_answer_can_be_kept_or_left() -> None:
    """It counts among the answers only once it is kept."""
    growing = Dialogue().then(_answer("a")).with_growing(_answer("b"))
    assert growing.number == 1
    assert growing.conversation.asked == ("a",)
    assert [answer.message for answer in growing.settled("Nothing yet.").answers] == ["a", "b"]
    assert growing.settled("Nothing yet.").growing is None
    assert growing.stopped() == Dialogue().then(_answer("a"))


def test_a_question_is_kept_of_which_nothing_was_answered_yet() -> None:
    """It can be asked again then, and what is understood by the next message is what was before it."""
    growing = Dialogue().then(_answer("a")).with_growing(replace(_answer("b"), text=""))
    kept = growing.settled("Nothing yet.")
    assert (kept.answers[-1].message, kept.answers[-1].text) == ("b", "Nothing yet.")
    assert kept.conversation == growing.conversation
    assert kept.settled("Nothing yet.") == kept


def test_what_was_said_in_danger_is_guarded_when_it_is_kept_unanswered() -> None:
    in_danger = replace(_answer("b"), text="", conversation=Conversation(guarded=True))
    assert Dialogue().with_growing(in_danger).settled("Nothing yet.").conversation.guarded
