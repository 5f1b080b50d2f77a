"""The bot's own sentences: none is empty, and the code fills every placeholder that they have."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from bot import replies
from bot.replying import small_talk

SENTENCES = {name: text for name, text in vars(replies).items() if name.isupper()}
FIXED = {text for _, text in small_talk._SAID.values()}
"""The replies to acts that have a fixed one, which all are given the titles of the guides."""


def _filled() -> dict[str, list[set[str]]]:
    """What each call in the package that formats a sentence gives to it, by the sentence's name."""
    filled: dict[str, list[set[str]]] = {}
    for file in Path(replies.__file__).parent.rglob("*.py"):
        nodes = [*ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
        either = {name: (one, other) for node in nodes for name, one, other in _choices(node)}
        for node in nodes:
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Attribute(attr=name), attr="format"), keywords=given):
                    names: tuple[str, ...] = (name,)
                case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="format"), keywords=given):
                    names = either.get(name, ())
                case _:
                    continue
            for each in names:
                filled.setdefault(each, []).append({str(keyword.arg) for keyword in given})
    return filled


def _choices(node: ast.AST) -> Iterator[tuple[str, str, str]]:
    """The variable, if one is given one of two sentences, and their names."""
    match node:
        case ast.Assign(
            targets=[ast.Name(id=name)],
            value=ast.IfExp(body=ast.Attribute(attr=one), orelse=ast.Attribute(attr=other)),
        ):
            yield name, one, other


FILLED = _filled()


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_is_not_empty_and_its_placeholders_are_filled(name: str) -> None:
    """No learner is ever shown a brace."""
    text = SENTENCES[name]
    wanted = {field for _, field, _, _ in Formatter().parse(text) if field is not None}
    assert text.strip()
    given = [{"guides"}] if text in FIXED else FILLED.get(name, [set()])
    assert all(wanted <= each for each in given)
