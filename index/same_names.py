"""Other names of what the guides speak of, put as the guides put them: "ML" becomes "machine learning"."""

import re
from collections.abc import Iterable, Sequence


class SameNames:
    """Pairs of names that mean the same to learners of some guides, and not to an embedder."""

    def __init__(self, pairs: Iterable[Sequence[str]]) -> None:
        """Each pair is what learners write, and what the guide writes."""
        self._names = {written.lower(): name for written, name in pairs}
        longest_first = sorted(self._names, key=len, reverse=True)
        either = "|".join(re.escape(written).replace(r"\ ", r"\s+") for written in longest_first)
        self._pattern = re.compile(rf"(?<![\w'’.-])(?:{either})(?![\w'’-])" if either else "(?!)", re.IGNORECASE)

    def written_as_in_guides(self, text: str) -> str:
        """A text with the guides' own names; what it calls in both ways stays, since it may tell them apart."""
        return self._pattern.sub(lambda found: self._name(found.group(), text), text)

    def _name(self, written: str, text: str) -> str:
        name = self._names[" ".join(written.lower().split())]
        stands = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
        return written if stands else name
