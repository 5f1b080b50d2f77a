"""What the page keeps of one learner's conversation: the answers so far, in order."""

from dataclasses import dataclass, replace

from bot.answer import Answer
from bot.conversation import Conversation

KEPT = 50


@dataclass(frozen=True, slots=True)
class Dialogue:
    """The answers of one browser session; it lives in the server's memory and goes with the session."""

    answers: tuple[Answer, ...] = ()
    forgotten: int = 0
    """How many older answers are no longer shown, so that the numbers of the others stay the same."""

    @property
    def conversation(self) -> Conversation:
        """The state in which the next message is answered."""
        return self.answers[-1].conversation if self.answers else Conversation()

    @property
    def numbered(self) -> tuple[tuple[int, Answer], ...]:
        """The answers with their numbers in the conversation, from 1."""
        return tuple(enumerate(self.answers, start=self.forgotten + 1))

    def then(self, answer: Answer) -> "Dialogue":
        """The dialogue with one more answer; beyond `KEPT` the oldest go."""
        answers = (*self.answers, answer)
        dropped = max(0, len(answers) - KEPT)
        return replace(self, answers=answers[dropped:], forgotten=self.forgotten + dropped)
