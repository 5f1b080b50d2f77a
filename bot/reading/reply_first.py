"""A yes or a no to what was proposed, cut from what is asked behind it: "yes, and what next?" is both."""

import re

from bot.reading.rules import answered

LONGEST = 5
"""Of how many words the yes or the no may be."""
FEWEST = 2
"""Of how many words at least what is asked behind it."""
_NODS = re.compile(r"\W*(?:(?:ok(?:ay)?|right|alright|all right|cool|well)\W*)+", re.IGNORECASE)
"""Words with which people go on to a question, and agree to nothing by that."""
_DOES_OTHERWISE = re.compile(
    r"\b(?:skip|leave|drop|omit|keep|change|put|undo|start|begin|will|i['’]?ll|rather|instead)\b", re.IGNORECASE
)
"""Words of somebody who does something else than agree."""
_CUTS = re.compile(r"\s*[.!,;:–—-]+\s+(?:(?:and|then|so|but)\s+)*|\s+(?:and|then|so|but)\s+(?:then\s+)?", re.IGNORECASE)


def cut_reply(text: str) -> tuple[bool, str] | None:
    """Whether a message begins with a yes or with a no, and what stands behind it; None where nothing does."""
    for cut in _CUTS.finditer(text):
        head, rest = text[: cut.start()], text[cut.end() :]
        if len(head.split()) > LONGEST:
            return None
        says = None if _NODS.fullmatch(head) or _DOES_OTHERWISE.search(head) else answered(head)
        if says is not None and len(rest.split()) >= FEWEST and answered(rest) is None:
            return says, rest
    return None
