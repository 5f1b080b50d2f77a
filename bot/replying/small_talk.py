"""Replies that need no search: greetings, thanks, what the bot is, privacy, forgetting."""

from collections.abc import Callable
from dataclasses import replace

from bot import replies
from bot.answer import Answer, Kind
from bot.answers.answerer import Answerer, Turn
from bot.conversation import Conversation
from bot.reading.acts import Act
from knowledge.dates import in_words

_SAID = {
    Act.GREETING: (Kind.SMALLTALK, replies.GREETING),
    Act.FAREWELL: (Kind.SMALLTALK, replies.FAREWELL),
    Act.THANKS: (Kind.SMALLTALK, replies.THANKS),
    Act.ACKNOWLEDGEMENT: (Kind.SMALLTALK, replies.ACKNOWLEDGED),
    Act.DENY: (Kind.SMALLTALK, replies.NO_OFFER_TAKEN),
    Act.IDENTITY: (Kind.SMALLTALK, replies.IDENTITY),
    Act.ABILITIES: (Kind.SMALLTALK, replies.ABILITIES),
    Act.HARDSHIP: (Kind.SMALLTALK, replies.HARDSHIP),
    Act.COMPLAINT: (Kind.CLARIFY, replies.COMPLAINT),
    Act.VAGUE: (Kind.CLARIFY, replies.VAGUE),
}
_WITH_SUGGESTIONS = frozenset(_SAID) - {Act.FAREWELL, Act.ACKNOWLEDGEMENT, Act.HARDSHIP}


class SmallTalk:
    """Says what needs no search."""

    def __init__(self, answerer: Answerer, profile: Callable[[Conversation], str], *, keeps_gaps: bool) -> None:
        """`profile` puts into words what is noted of a learner."""
        self._answerer, self._profile, self._keeps_gaps = answerer, profile, keeps_gaps

    def says(self, act: Act) -> bool:
        return act in _SAID

    def say(self, turn: Turn, act: Act) -> Answer:
        """The reply to one of the acts that have a fixed one."""
        kind, text = _SAID[act]
        if act is Act.HARDSHIP and turn.conversation.low:
            text = replies.HARDSHIP_STILL
        near = [self._answerer.sections[id] for id in turn.conversation.sections if id in self._answerer.sections]
        about = near if act is Act.COMPLAINT else []
        suggested = self._answerer.suggest(about, turn) if act in _WITH_SUGGESTIONS else ()
        return self._answerer.say(turn, kind, text.format(guides=self._answerer.guide_titles), suggested=suggested)

    def before(self, answer: Answer, act: Act) -> Answer:
        """An answer out of the guides, with what was asked of the bot itself beside it answered first."""
        line = replies.PRIVACY if act is Act.PRIVACY else replies.IDENTITY.format(guides=self._answerer.guide_titles)
        lead = "\n\n".join(part for part in (line, answer.lead) if part)
        return replace(answer, text=f"{line}\n\n{answer.text}", lead=lead)

    def privacy(self, turn: Turn) -> Answer:
        """What is known of the learner, and what is kept."""
        kept = replies.GUARDED if turn.conversation.guarded else replies.LEDGER if self._keeps_gaps else ""
        count = len(turn.conversation.asked)
        asked = replies.KNOWN_SEVERAL.format(count=count) if count > 1 else replies.KNOWN_ONE if count else ""
        parts = [f"{replies.PRIVACY} {kept}".strip(), self._profile(turn.conversation), asked]
        return self._answerer.say(turn, Kind.SMALLTALK, "\n\n".join(part for part in parts if part))

    def authors(self, turn: Turn) -> Answer:
        """Who stands behind the guides, and how fresh these are."""
        guides = [guide for guide in self._answerer.index.guides if guide.reviewed]
        reviewed = [f"“{guide.title}” on {in_words(guide.reviewed)}" for guide in guides if guide.reviewed]
        dates = replies.REVIEWED_ON.format(guides=" and ".join(reviewed)) if reviewed else ""
        return self._answerer.say(turn, Kind.SMALLTALK, f"{replies.AUTHORS} {dates}".strip())

    def forget(self, turn: Turn) -> Answer:
        """The conversation begun afresh; what was said in danger stays guarded."""
        fresh = Turn(turn.message, Conversation(guarded=turn.conversation.guarded))
        suggested = self._answerer.suggest([], fresh)
        return self._answerer.say(fresh, Kind.SMALLTALK, replies.FORGOTTEN, suggested=suggested)

    def keep_to_the_guides(self, turn: Turn, kind: Kind) -> Answer:
        """The reply to somebody who wants the bot to be something else."""
        return self._answerer.say(turn, kind, replies.INSTRUCTED, suggested=self._answerer.suggest([], turn))
