"""What a learner is likely to do next, by what was said last: to agree to a proposal, to ask on about the plan."""

from collections import defaultdict
from collections.abc import Mapping

from bot.conversation import Conversation
from bot.reading.acts import PLANNED, TELLINGS, Act

_MOVES = frozenset({Act.NEXT, Act.PREVIOUS})
_CHANGES = frozenset({Act.CORRECTION, Act.UNDO})
_REPLIES = frozenset({Act.AFFIRM, Act.DENY})

Weights = tuple[tuple[frozenset[Act], float], ...]
"""How many times as likely some acts are as by themselves. Chosen on the dialogues kept for tuning (`docs/why.md`)."""

PROPOSED: Weights = ((_REPLIES, 4.0), (TELLINGS, 2.0), (frozenset({Act.CORRECTION}), 2.0))
"""Right after the bot asked whether to note something."""
STILL_PROPOSED: Weights = ((_REPLIES, 2.0), (TELLINGS, 2.0), (frozenset({Act.CORRECTION}), 2.0))
"""Where something else was asked instead of an answer to that."""
KNOWN: Weights = ((PLANNED | {Act.RECAP}, 2.0), (TELLINGS | _MOVES, 1.5), (_CHANGES, 2.0))
"""Where something of the learner is noted."""
LOW: Weights = ((frozenset({Act.DISCOURAGED, Act.HARDSHIP}), 3.0),)
"""Right after a reply to low spirits, which seldom pass with one sentence."""
REFUSED: Weights = ((frozenset({Act.MISCONDUCT}), 3.0),)
"""Right after a refusal, when the same is asked for in another way."""
WEIGHS: Weights = ((frozenset({Act.HIGH_STAKES}), 3.0),)
"""Right after a reply about a hard decision."""
SPOKE_OF_PLAN: Weights = ((PLANNED | TELLINGS | _CHANGES | _MOVES, 1.5),)
"""Right after an answer from the plan, beside the weights of `KNOWN`."""


def expected(conversation: Conversation) -> Mapping[Act, float]:
    """How many times as likely each act is now as by itself; an act that is not in it is as likely."""
    if conversation.proposed:
        weights = PROPOSED if conversation.planned else STILL_PROPOSED
    elif conversation.planned:
        weights = (*KNOWN, *SPOKE_OF_PLAN)
    else:
        weights = () if conversation.learner.is_unknown else KNOWN
    for holds, more in ((conversation.low, LOW), (conversation.refused, REFUSED), (conversation.weighs, WEIGHS)):
        weights = (*weights, *more) if holds else weights
    product: dict[Act, float] = defaultdict(lambda: 1.0)
    for acts, weight in weights:
        for act in acts:
            product[act] *= weight
    return product
