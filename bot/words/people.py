"""The words by which people describe who they are, and numbers as they write their age."""

import re
from importlib.resources import files

PEOPLE = "people.txt"
NUMBERS = (
    r"\d{1,2}|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
)


def people(*, without: frozenset[str] = frozenset()) -> str:
    """A pattern of the words by which people describe who they are, but for some of them."""
    lines = files("bot.words").joinpath(PEOPLE).read_text(encoding="utf-8").split("\n")
    listed = {line.strip() for line in lines if line.strip() and not line.startswith("#")} - without
    words = sorted(listed, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") + ("s?" if word[-1] not in "sn" else "") for word in words)
