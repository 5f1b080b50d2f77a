"""The numbers in a text with their units: "34 percent" and "+34%", "three months" and "3 months" are alike."""

import re
from dataclasses import dataclass

_IN_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER = re.compile(
    rf"(?<![\w.])(?P<number>\d[\d,]*(?:\.\d+)?|{'|'.join(_IN_WORDS)})(?P<thousands>k\b)?"
    r"[\s-]*(?P<unit>%|percent\b|per\ cent\b|(?:hour|day|week|month|year)s?\b)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, and what it counts if that stands right behind it."""

    number: str
    unit: str = ""

    @property
    def is_year(self) -> bool:
        """Whether it only dates something."""
        return not self.unit and bool(_YEAR.fullmatch(self.number))


def quantities(text: str) -> frozenset[Quantity]:
    """The numbers of a text; of those in words only such that count something."""
    found = (_quantity(match) for match in _NUMBER.finditer(text))
    return frozenset(each for each in found if each)


def holds(text: str, wanted: frozenset[Quantity]) -> bool:
    """Whether a text has all of some numbers, with their units where those were named."""
    said = quantities(text)
    numbers = {each.number for each in said}
    return all(each in said if each.unit else each.number in numbers for each in wanted)


def _quantity(found: re.Match[str]) -> Quantity | None:
    number, unit = found["number"].lower().replace(",", ""), (found["unit"] or "").lower()
    if number in _IN_WORDS:
        if not unit:
            return None
        number = str(_IN_WORDS.index(number) + 1)
    unit = "%" if unit in {"percent", "per cent"} else unit.rstrip("s")
    return Quantity(f"{number}000" if found["thousands"] else number, unit)
