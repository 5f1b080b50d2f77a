"""A listener for each guide that has a curriculum, with the vectors of all that learners call its entries."""

from pathlib import Path

from bot.planning.names import BACKGROUND, GOAL, TOPIC, Names, entry_names
from bot.planning.telling import Listener
from index.remembered import remembered_vectors
from index.search import Index

REMEMBERED = "names.npz"
_KINDS = (TOPIC, GOAL, BACKGROUND)


def open_listeners(index: Index, home: Path) -> dict[str, Listener]:
    """The listeners by the id of their guide, in the order of the guides."""
    curricula = [guide.curriculum for guide in index.guides if guide.curriculum]
    called = [name for curriculum in curricula for kind in _KINDS for _, name in entry_names(kind, curriculum)]
    if not called:
        return {}
    vectors = dict(zip(called, remembered_vectors(called, index.embedder, home / REMEMBERED), strict=True))
    return {
        curriculum.guide: Listener(
            curriculum,
            topics=Names(TOPIC, curriculum, vectors),
            goals=Names(GOAL, curriculum, vectors),
            backgrounds=Names(BACKGROUND, curriculum, vectors),
            index=index,
        )
        for curriculum in curricula
    }
