"""The state of a conversation: a frozen value that each message turns into the next."""

from dataclasses import dataclass, replace

REMEMBERED = 20


@dataclass(frozen=True, slots=True)
class Conversation:
    """What the bot remembers of one learner's conversation; nothing of it is kept anywhere else."""

    asked: tuple[str, ...] = ()
    """The last questions that were searched for, the newest last."""
    sections: tuple[str, ...] = ()
    """The ids of the sections that the last answer cited."""

    def after(self, question: str, sections: tuple[str, ...]) -> "Conversation":
        """The conversation once a question has been answered from some sections."""
        return replace(self, asked=(*self.asked, question)[-REMEMBERED:], sections=sections)
