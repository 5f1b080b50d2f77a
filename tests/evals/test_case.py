"""Loading cases: what a file may say, and how what it may not is told."""

from pathlib import Path

import pytest

from bot.answer import Kind
from evals.case import Case, Turn, check_sections, load_cases, section_of, without_copies
from index.settings import IndexSettings
from knowledge.errors import UsageError
from knowledge.read import read_guides


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_case_of_one_turn(tmp_path: Path) -> None:
    """What a single turn says and needs stands in the case itself."""
    text = """
    [[cases]]
    says = "What now?"
    part = "tune"
    phrasing = "plain"
    kind = "answer"
    cites = ["g/a | g/b", "g/c"]
    must = "spade"
    """
    (case,) = load_cases(write(tmp_path, text))
    assert (case.id, case.part, case.phrasing) == ("mine/1", "tune", "plain")
    (turn,) = case.turns
    assert (turn.says, turn.kinds, turn.must) == ("What now?", (Kind.ANSWER,), ("spade",))
    assert turn.cites == (("g/a", "g/b"), ("g/c",))


def test_a_case_of_several_turns(tmp_path: Path) -> None:
    """A conversation's turns stand in a list, written either way."""
    text = """
    [[cases]]
    tags = ["follow-up"]
    turns = [{ says = "Hello", kind = "smalltalk", cites_none = true }, { says = "and then?", searched = "phase 2" }]

    [[cases]]
    [[cases.turns]]
    says = "Is it raining?"
    kind = "declined | clarify"
    """
    one, other = load_cases(write(tmp_path, text))
    assert [turn.says for turn in one.turns] == ["Hello", "and then?"]
    assert (one.turns[0].cites_none, one.turns[1].searched, one.tags) == (True, ("phase 2",), ("follow-up",))
    assert other.turns[0].kinds == (Kind.DECLINED, Kind.CLARIFY)


def test_a_case_for_several_people(tmp_path: Path) -> None:
    """There is one case for each of them, alike in all but the person, and they know that they belong together."""
    text = """
    [[cases]]
    person = ["a woman", "a man"]
    says = "I'm {person}. As {person}, what now?"
    tags = ["fairness"]
    kind = "answer"
    """
    one, other = load_cases(write(tmp_path, text))
    assert (one.id, other.id) == ("mine/1 (a woman)", "mine/1 (a man)")
    assert (one.group, other.group) == ("mine/1", "mine/1")
    assert [case.turns[0].says for case in (one, other)] == [
        "I'm a woman. As a woman, what now?",
        "I'm a man. As a man, what now?",
    ]
    assert other.turns[0].kinds == (Kind.ANSWER,)
    assert other.tags == ("fairness",)


def test_copies_for_other_people_can_be_left_out() -> None:
    """The first of a group stays where it stands, and so do cases of no group."""
    turns = (Turn("?"),)
    cases = [Case("a", turns), Case("b (x)", turns, group="b"), Case("b (y)", turns, group="b"), Case("c", turns)]
    assert [case.id for case in without_copies(cases)] == ["a", "b (x)", "c"]


def test_a_turn_is_about_the_section_that_it_is_to_cite() -> None:
    """The first section to be cited, at the top level; else whether the guides answer it."""
    assert Turn("?", cites=(("g/a/b", "g/c"),)).section == "g/a"
    assert Turn("?", kinds=(Kind.DECLINED,)).section == "not in the guides"
    assert section_of((), (Kind.SMALLTALK, Kind.DECLINED)) == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[cases]]\nkind = 'answer'", "case 1: says: is missing"),
        ("[[cases]]\nsays = 'a'\n[[cases]]\nsays = 'b'\nkindd = 'answer'", "case 2: kindd: is not a key here"),
        ("[[cases]]\nsays = 'a'\nkind = 'reply'", "case 1: kind: 'reply' is not one of answer"),
        ("[[cases]]\nsays = 'a'\npart = 'train'", "case 1: part: 'train' is not one of tune, test"),
        ("[[cases]]\nsays = 'a'\nphrasing = 'odd'", "case 1: phrasing: 'odd'"),
        ("[[cases]]\nsays = 1", "case 1: says: 1 is not text"),
        ("[[cases]]\nsays = 'a'\nnear = 'yes'", "case 1: near: 'yes' is not true or false"),
        ("[[cases]]\nsays = 'a'\ncites = [1]", "case 1: cites: [1] is not a list of texts"),
        ("[[cases]]\nsays = 'a'\ncites = ['g/a']\ncites_none = true", "case 1: cites_none: contradicts cites"),
        ("[[cases]]\nsays = 'a'\nmust = '('", "case 1: must: '(' is not a pattern"),
        ("[[cases]]\nturns = []", "case 1: turns: is empty"),
        ("[[cases]]\nsays = 'a'\nturns = [{ says = 'b' }]", "case 1: says: is not a key here"),
        ("[[cases]]\nturns = [{ says = 'a' }, { say = 'b' }]", "case 1, turn 2: say: is not a key here"),
        ("[[cases]]\nsays = 'a {person}'\nperson = ['x']", "case 1: person: ['x'] is not a list of two different"),
        ("[[cases]]\nsays = 'a {person}'\nperson = ['x', 'x']", "case 1: person: ['x', 'x'] is not a list of two"),
        ("[[cases]]\nsays = 'a {person}'\nperson = []", "case 1: person: [] is not a list of two different"),
        ("[[cases]]\nsays = 'a {person}'\nperson = [1, 2]", "case 1: person: [1, 2] is not a list of texts"),
        ("[[cases]]\nsays = 'a'\nperson = ['x', 'y']", "case 1: says: 'a' has no {person}"),
        ("[[cases]]\nsays = 'a {person}'", "case 1: says: {person} needs a list of people"),
        ("[[cases]]\nperson = ['x', 'y']", "case 1: person: needs says, with {person} in it"),
        ("[[cases]]\nperson = ['x', 'y']\nturns = [{ says = 'a' }]", "case 1: person: needs says"),
        ("[[cases]]\nturns = [{ says = 'a', person = ['x', 'y'] }]", "case 1, turn 1: person: is not a key here"),
        ("[[case]]\nsays = 'a'", "has [[cases]] and nothing else"),
        ("says = ", "cannot be read as TOML"),
        ("", "there are no cases"),
    ],
)
def test_a_fault_is_told_with_file_case_and_key(tmp_path: Path, text: str, told: str) -> None:
    """A case is read strictly; the message names the file, the case's number and the key."""
    path = write(tmp_path, text)
    with pytest.raises(UsageError) as fault:
        load_cases(path)
    assert told in str(fault.value)
    assert str(path) in str(fault.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load_cases(tmp_path / "none.toml")


def test_a_section_that_no_guide_has_is_told(tmp_path: Path, garden: Path) -> None:
    """What a case cites has to exist, or it could never pass."""
    cases = load_cases(write(tmp_path, "[[cases]]\nsays = 'a'\ncites = ['garden/tools | garden/toolz']"))
    with pytest.raises(UsageError, match="mine/1: cites: no guide has the section garden/toolz"):
        check_sections(cases, read_guides(garden))


def test_the_packaged_cases_cite_sections_that_exist() -> None:
    """Every id in the packaged cases is one of the packaged guides, and some cases are set aside for testing."""
    cases = load_cases()
    check_sections(cases, read_guides(IndexSettings().guides))
    assert {case.part for case in cases} >= {"tune", "test"}
