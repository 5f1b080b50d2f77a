"""Why the last answer of the plan was as it was: why that step, why it should not be skipped, why it takes so long."""

import re

from bot import replies
from bot.answer import Answer
from bot.answers.answerer import Answerer, Turn
from bot.answers.compose import in_a_line
from bot.answers.path import asks_more
from bot.answers.sources import Sources, Support
from bot.planning.plan import Hours
from bot.planning.plan_answers import PlanAnswers, Position
from bot.planning.plan_needs import told_proposal
from bot.planning.plan_places import computed
from bot.planning.plan_words import changed_words, hours_in_words
from bot.planning.telling import Listener
from knowledge.curriculum import Topic

MOST_WORDS = 10
"""Of how many words a message may be to ask only for the reason of what was just said."""
_ASKS_WHY = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?|wait|hm+|sorry|then)\W+)*(?:why\b|y\b|how\s+come\b|what\s+for\b|for\s+what\b"
    r"|what(?:['’]?s|\s+is|\s+makes|\s+takes)\b.*\b(?:reasons?|so\s+long|that\s+long|so\s+(?:much|many))\b)",
    re.IGNORECASE,
)
_OF_TIME = re.compile(
    r"\b(?:long(?:er)?|slow\w*|much|many|hours?|weeks?|months?|years?|time|forever|ages|takes?|taking)\b", re.IGNORECASE
)
_PASSED_OVER = re.compile(
    r"\b(?:why|y|how|come|what|makes?|for|reasons?|so|that|this|it|one|not|first|now|next|then|is|does|do|would|should|must"
    r"|i|me|my|need|needs|have|start|begin|skip|leave|out|drop|step|exactly|though|really|fit|fits|work|possible|plan"
    r"|order|all|whole|thing|path|wait)\b|['’]s\b",
    re.IGNORECASE,
)
"""Words of such a question that name nothing of their own."""
_ON_TIME = "How long does it take in all, and what are the hours?"


class Reasons:
    """Answers questions about the plan's own last answer."""

    def __init__(self, answerer: Answerer, answers: PlanAnswers) -> None:
        self._answerer, self._answers = answerer, answers

    def why(self, turn: Turn, listener: Listener, text: str) -> Answer | None:
        """The reason for what was said last; what waits for a yes goes on waiting. None where nothing asks for one."""
        conversation = turn.conversation
        if not conversation.planned or not asks_why(text):
            return None
        pending = told_proposal(conversation, listener.curriculum)
        position = self._answers.position(turn, listener, pending)
        named = listener.topics_in(text)
        spoken_of = [topic for topic in listener.curriculum.topics if topic.id in (named or (conversation.step,))]
        about_time = bool(_OF_TIME.search(text)) or not spoken_of
        if _asks_of_more(text, listener, spoken_of):
            return None
        answer = self._of_time(position) if about_time else self._of_topic(position, spoken_of[0])
        proposed = conversation.proposed
        if answer is None or proposed is None:
            return answer
        told = changed_words(conversation.learner, pending, listener.curriculum) if pending == proposed else ""
        question = replies.SHALL_I_STILL_NOTE.format(told=told) if told else replies.MARK_AS_KNOWN
        return self._answers.asking(answer, proposed, question, claimed=conversation.claimed)

    def _of_topic(self, position: Position, topic: Topic) -> Answer:
        """What of the plan builds on a topic, and why its section says that it is learnt."""
        sources, foundations = Sources(self._answers.library), self._answers.foundations
        reason = foundations.order(position.curriculum, position.plan, sources, topic)
        why = self._answers.library.find(topic.section, f"because: the reason why {topic.title} is learnt")
        advice = foundations.advice(position.curriculum, sources, [topic])
        answer = self._answers.say(position, sources, [reason, advice, sources.quote(why, in_a_line)])
        return self._answers.on_step(answer, topic)

    def _of_time(self, position: Position) -> Answer | None:
        """What the hours are made of, by phase, and what the guide says of how long it takes."""
        plan, sources = position.plan, Sources(self._answers.library)
        if not plan.steps:
            return None
        phases = [
            (
                f"Phase {phase}",
                Hours(sum(step.hours.low for step in steps), sum(step.hours.high for step in steps)),
                steps,
            )
            for phase, steps in plan.phases()
        ]
        lines = [
            f"- **{name}:** {hours_in_words(hours)}, most of it " + _longest(sources, [step.topic for step in steps])
            for name, hours, steps in phases
        ]
        lead = replies.WHY_SO_LONG.format(hours=hours_in_words(plan.hours), count=len(plan.steps), goal=position.goal)
        guide = sources.quote(self._on_time(position), in_a_line)
        return self._answers.say(position, sources, [lead, "\n".join(lines), guide, computed(self._answerer, position)])

    def _on_time(self, position: Position) -> Support | None:
        """The piece of the guide that says how long the whole of it takes."""
        found = self._answerer.found(_ON_TIME).passages
        own = next((each.section.id for each in found if each.section.guide == position.curriculum.guide), "")
        return self._answers.library.opening(own) if own else None


def asks_why(text: str) -> bool:
    """Whether a short message asks for a reason."""
    return len(text.split()) <= MOST_WORDS and bool(_ASKS_WHY.match(text))


def _longest(sources: Sources, topics: list[Topic]) -> str:
    longest = max(topics, key=lambda topic: sum(topic.hours))
    return f"{longest.title}{sources.of_topic(longest)}"


def _asks_of_more(text: str, listener: Listener, topics: list[Topic]) -> bool:
    """Whether a message has a subject beside the plan and the topics spoken of."""
    besides = " ".join(listener.words_of([topic.id for topic in topics]))
    return asks_more(_OF_TIME.sub(" ", _PASSED_OVER.sub(" ", text)), besides=besides)
