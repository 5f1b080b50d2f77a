"""Running cases: each conversation through the bot, turn by turn."""

from collections.abc import Iterable, Iterator

from bot.conversation import Conversation
from bot.pipeline import Bot
from evals.case import Case
from evals.outcome import Outcome, hold_alike, judge

TOP = 10


def run_cases(bot: Bot, cases: Iterable[Case]) -> tuple[Outcome, ...]:
    """The outcome of every turn of every case, in order; each case is a conversation of its own.

    Cases that ask the same for different people are held to the first of them.
    """
    return hold_alike(outcome for case in cases for outcome in run_case(bot, case))


def run_case(bot: Bot, case: Case) -> Iterator[Outcome]:
    """The outcomes of a case's turns; the search is ranked for the question that the bot made of the turn."""
    conversation, held = Conversation(), True
    for number, turn in enumerate(case.turns, start=1):
        answer = bot.reply(turn.says, conversation)
        conversation = answer.conversation
        found = bot.index.search(answer.searched or turn.says, top=TOP)
        ranking = tuple(passage.section.id for passage in found.passages)
        outcome = judge(case, number, answer, ranking=ranking, evidence=bot.evidence.probability(found), held=held)
        held = held and not outcome.failures
        yield outcome
