"""Names that an author wrote down, found in texts."""

import pytest

from bot.words.called import CalledNames

NAMES = CalledNames(
    {
        "web": ["web developer", "front end"],
        "mobile": ["app", "app developer"],
        "games": ["games"],
        "ml": ["ml engineer"],
        "ai": ["ml", "both"],
        "data": ["both"],
    }
)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("what do web developers earn", ["web"]),
        ("front-end or apps?", ["web", "mobile"]),
        ("is an ML engineer paid well", ["ml"]),
        ("ML, or an ml engineer", ["ai", "ml"]),
        ("games, not apps", ["games"]),
        ("a gamer's approach", []),
        ("", []),
    ],
)
def test_the_longest_name_at_each_place_counts(text: str, ids: list[str]) -> None:
    assert list(NAMES.within(text)) == ids


def test_a_name_of_two_things_names_neither() -> None:
    assert NAMES.within("both") == {}
    assert NAMES.alone("both") == ""


@pytest.mark.parametrize(("text", "id"), [("Front end", "web"), ("app", "mobile"), ("an app", ""), ("", "")])
def test_a_name_may_be_all_that_is_said(text: str, id: str) -> None:
    assert NAMES.alone(text) == id


def test_without_names_nothing_is_named() -> None:
    assert CalledNames({}).within("web developer") == {}
