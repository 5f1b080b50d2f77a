"""Numbers with their units."""

import pytest

from bot.words.quantities import holds, quantities


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("growth of +34% is projected", "34 percent"),
        ("Three months of evenings", "3 months"),
        ("a median of $112,590", "112,590"),
        ("about 110000 a year", "110k"),
        ("3.7 years of experience", "3.7 years"),
    ],
)
def test_the_same_number_is_found_however_it_is_written(text: str, wanted: str) -> None:
    assert holds(text, quantities(wanted))


@pytest.mark.parametrize(("text", "wanted"), [("3 to 6 months", "3 months"), ("about 13%", "3%"), ("one of them", "1")])
def test_another_number_is_not(text: str, wanted: str) -> None:
    assert not holds(text, quantities(wanted))
