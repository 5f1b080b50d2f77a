"""A plan out of guides that have an order but no curriculum: their steps, and that there are no hours."""

from bot import replies
from bot.answer import Answer
from bot.answers.answerer import Answerer, Turn
from bot.answers.sources import Sources
from bot.planning.plan_answers import PlanAnswers


def plan_without_hours(turn: Turn, answerer: Answerer, answers: PlanAnswers) -> Answer | None:
    """The numbered steps of the guide that was spoken of, or of the first that has some; None where none has."""
    spoken_of = [id.split("/", 1)[0] for id in turn.conversation.sections]
    for guide in sorted(answerer.index.guides, key=lambda guide: guide.id not in spoken_of):
        steps = answerer.paths.numbered(guide.id)
        if steps:
            sources = Sources(answers.library)
            lines = [f"- {step.name}{sources.mark(step.section.id, step.name)}" for step in steps]
            note = replies.NO_CURRICULUM.format(guide=guide.title)
            text = "\n\n".join([f"{note} {replies.NO_CURRICULUM_STEPS}", "\n".join(lines)])
            return answers.built(turn, sources, text)
    return None
