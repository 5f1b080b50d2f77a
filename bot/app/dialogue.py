"""What the page knows of one learner's conversation: the answers so far, in order, and the state after them."""

from dataclasses import dataclass, field, replace

from bot.answer import Answer, Kind
from bot.conversation import Conversation
from bot.learner import Learner

KEPT = 50


@dataclass(frozen=True, slots=True)
class Dialogue:
    """The answers of one browser session; it lives in the server's memory and goes with the session."""

    answers: tuple[Answer, ...] = ()
    changed: Conversation | None = None
    """The state as it was changed beside the chat since the last answer."""
    before: Conversation = field(default_factory=Conversation)
    """The state in which the last message was answered."""
    forgotten: int = 0
    """How many older answers are no longer shown, so that the numbers of the others stay the same."""
    growing: Answer | None = None
    """What is shown of an answer to the next message that is not whole yet."""

    @property
    def conversation(self) -> Conversation:
        """The state in which the next message is answered."""
        if self.changed is not None:
            return self.changed
        return self.answers[-1].conversation if self.answers else Conversation()

    @property
    def number(self) -> int:
        """The number of the last answer in the conversation, 0 before the first."""
        return self.forgotten + len(self.answers)

    @property
    def has_noted(self) -> bool:
        """Whether the last answer changed what is noted of the learner."""
        return bool(self.answers) and self.answers[-1].conversation.learner != self.before.learner

    @property
    def numbered(self) -> tuple[tuple[int, Answer], ...]:
        """The answers with their numbers in the conversation, from 1."""
        return tuple(enumerate(self.answers, start=self.forgotten + 1))

    def then(self, answer: Answer) -> "Dialogue":
        """The dialogue with one more answer; beyond `KEPT` the oldest go."""
        answers = (*self.answers, answer)
        dropped = max(0, len(answers) - KEPT)
        return Dialogue(answers[dropped:], before=self.conversation, forgotten=self.forgotten + dropped)

    def with_growing(self, answer: Answer) -> "Dialogue":
        """The dialogue while an answer to the next message grows."""
        return replace(self, growing=answer)

    def stopped(self) -> "Dialogue":
        """The dialogue without what is shown of an answer that is not whole."""
        return replace(self, growing=None)

    def settled(self, unanswered: str) -> "Dialogue":
        """The dialogue with what is shown of an answer that is not whole, or in place of nothing the words for that."""
        growing = self.growing
        if growing is None or growing.text:
            return self.then(growing) if growing else self
        state = replace(self.conversation, guarded=growing.conversation.guarded)
        return self.then(Answer(growing.message, Kind.CLARIFY, unanswered, state))

    def taken_back(self) -> "Dialogue":
        """The dialogue as it was before the last answer, with what was changed beside the chat since.

        What that answer noted of the learner is taken back with it; where it noted nothing, the learner stays.
        """
        if not self.answers:
            return self
        known = self.conversation
        learner = self.before.learner if self.has_noted else known.learner
        state = replace(self.before, learner=learner, guarded=known.guarded)
        return replace(self, answers=self.answers[:-1], changed=state)

    def with_learner(self, learner: Learner) -> "Dialogue":
        """The dialogue once the learner was changed beside the chat."""
        return replace(self, changed=self.conversation.with_learner(learner))

    def without_learner(self) -> "Dialogue":
        """The dialogue with nothing known of the learner, and nothing to be taken back."""
        answers = self.answers
        if answers:
            last = answers[-1]
            answers = (*answers[:-1], replace(last, conversation=_without_learner(last.conversation)))
        return replace(
            self, answers=answers, changed=_without_learner(self.conversation), before=_without_learner(self.before)
        )

    def begun_anew(self) -> "Dialogue":
        """An empty dialogue with the same learner."""
        known = self.conversation
        return Dialogue(changed=Conversation(learner=known.learner, guarded=known.guarded))


def _without_learner(known: Conversation) -> Conversation:
    return replace(known, learner=Learner(), proposed=None, waiting=None, before=(), step="", planned=False)
