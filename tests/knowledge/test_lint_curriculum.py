"""The linter's rules on curricula: each fault with its place, and what is never read or leads nowhere."""

import json
from pathlib import Path

import pytest

from knowledge.__main__ import main
from knowledge.finding import Finding
from knowledge.read import packaged_guides
from tests.knowledge.lint_run import ERROR, FRONT, WARNING, findings

GUIDE = FRONT + "## Skills {#skills}\nWhat there is to learn, in a sentence.\n"
TOPIC = "section: guide/skills, phase: 1, hours: [1, 2], check: ['A?', 'B?', 'C?']"
GOOD = f"topics:\n  - {{id: a, title: A, needs: [], {TOPIC}}}\n  - {{id: b, title: B, needs: [a], {TOPIC}}}\n"


def told(found: list[Finding]) -> list[tuple[str, int, str, str]]:
    """File, line, rule and severity of each finding."""
    return [(each.path.name, each.line, each.rule, each.severity.value) for each in found]


@pytest.fixture
def curricula(tmp_path: Path) -> Path:
    folder = tmp_path / "curricula"
    folder.mkdir()
    return folder


def test_a_good_curriculum_is_not_mentioned(tmp_path: Path, curricula: Path) -> None:
    """Nor is one missing."""
    assert findings(tmp_path, guide=GUIDE) == []
    (curricula / "guide.yaml").write_text(GOOD)
    assert findings(tmp_path, guide=GUIDE) == []


def test_every_fault_of_a_bad_one_is_a_finding(tmp_path: Path, curricula: Path) -> None:
    """With its file and line; the guide and the other curriculum are checked all the same."""
    file = curricula / "guide.yaml"
    file.write_text(GOOD.replace("guide/skills", "guide/skill", 1).replace("[a]", "[c]"))
    (curricula / "other.yaml").write_text(GOOD.replace("guide/skills", "other/skills"))
    found = findings(tmp_path, guide=f"{GUIDE}## Empty {{#empty}}\n", other=GUIDE)
    assert [(each.line, each.message) for each in found if each.path == file] == [
        (2, "'a': there is no section 'guide/skill'"),
        (3, "'b': there is no topic 'c'"),
    ]
    assert {(each.rule, each.severity.value) for each in found if each.path == file} == {("curriculum", ERROR)}
    assert {each.path.name for each in found} == {"guide.yaml", "guide.md"}


@pytest.mark.parametrize(
    ("content", "line"), [(b"topics: [\n", 2), (b"", 1), (b"topics:\n  - \xff\n", 2), (b"topics: \0\n", 1)]
)
def test_what_cannot_be_read_is_a_finding(tmp_path: Path, curricula: Path, content: bytes, line: int) -> None:
    """Neither YAML nor text stops the linter."""
    (curricula / "guide.yaml").write_bytes(content)
    assert told(findings(tmp_path, guide=GUIDE)) == [("guide.yaml", line, "curriculum", ERROR)]


def test_a_curriculum_is_checked_beside_the_folder_too(tmp_path: Path) -> None:
    """As it is read there."""
    (tmp_path / "guides").mkdir()
    (tmp_path / "curricula").mkdir()
    (tmp_path / "curricula" / "guide.yaml").write_text(GOOD.replace("[a]", "[c]"))
    (tmp_path / "curricula" / "nobody.yaml").write_text(GOOD)
    assert told(findings(tmp_path / "guides", guide=GUIDE)) == [
        ("guide.yaml", 3, "curriculum", ERROR),
        ("nobody.yaml", 1, "curriculum", WARNING),
    ]


def test_a_curriculum_without_a_guide_is_a_warning(tmp_path: Path, curricula: Path) -> None:
    """Its name is told; a file that is no YAML is none."""
    (curricula / "gide.yaml").write_text(GOOD)
    (curricula / "notes.txt").write_text("Nothing.")
    (finding,) = findings(tmp_path, guide=GUIDE)
    assert told([finding]) == [("gide.yaml", 1, "curriculum", WARNING)]
    assert "'gide'" in finding.message


def test_another_ending_is_not_read(tmp_path: Path, curricula: Path) -> None:
    """The message does not say that the guide is not there, for it is."""
    (curricula / "guide.yml").write_text(GOOD)
    (finding,) = findings(tmp_path, guide=GUIDE)
    assert told([finding]) == [("guide.yml", 1, "curriculum", WARNING)]
    assert "there is none with the id 'guide'" not in finding.message


def test_of_two_curricula_for_a_guide_the_one_that_is_not_read_is_told(tmp_path: Path) -> None:
    """What is in the folder is read, and what is beside it is not."""
    guides = tmp_path / "guides"
    for folder in (guides / "curricula", tmp_path / "curricula"):
        folder.mkdir(parents=True)
        (folder / "guide.yaml").write_text(GOOD)
    (finding,) = findings(guides, guide=GUIDE)
    assert finding.path == tmp_path / "curricula" / "guide.yaml"
    assert (finding.rule, finding.severity.value) == ("curriculum", WARNING)


def test_the_curriculum_of_a_guide_that_cannot_be_read_is_not_homeless(tmp_path: Path, curricula: Path) -> None:
    """Its guide is there, and only the guide's own fault is told."""
    (curricula / "guide.yaml").write_text(GOOD)
    assert [each.path.name for each in findings(tmp_path, guide="---\norder: [\n---\n", other=GUIDE)] == ["guide.md"]


def test_a_topic_that_no_goal_asks_for_is_a_warning(tmp_path: Path, curricula: Path) -> None:
    """What a goal's topics need is asked for as well; without goals all topics are."""
    goal = "goals:\n  - {id: g, title: G, section: guide/skills, topics: [%s]}\n"
    (curricula / "guide.yaml").write_text(GOOD + goal % "b")
    assert findings(tmp_path, guide=GUIDE) == []
    (curricula / "guide.yaml").write_text(GOOD + goal % "a")
    (finding,) = findings(tmp_path, guide=GUIDE)
    assert told([finding]) == [("guide.yaml", 1, "curriculum", WARNING)]
    assert finding.message == "no goal asks for the topic 'b'"


def test_the_command_tells_of_curricula(tmp_path: Path, curricula: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A fault ends it with 1, a warning with 0."""
    (tmp_path / "guide.md").write_text(GUIDE)
    (curricula / "guide.yaml").write_text(GOOD.replace("[1, 2]", "[2, 1]", 1))
    assert main(["--json", str(tmp_path)]) == 1
    (finding,) = json.loads(capsys.readouterr().out)
    assert (Path(finding["path"]).name, finding["line"], finding["rule"]) == ("guide.yaml", 2, "curriculum")
    (curricula / "guide.yaml").rename(curricula / "other.yaml")
    assert main([str(tmp_path)]) == 0
    assert "other.yaml:1: warning: " in capsys.readouterr().out


def test_the_packaged_curricula_have_no_finding() -> None:
    assert [each for each in findings(packaged_guides()) if each.rule == "curriculum"] == []
