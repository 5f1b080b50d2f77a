"""Reading a curriculum: a good one whole, a bad one not at all, and every fault with its line."""

from pathlib import Path

import pytest

from knowledge import read_curriculum as reading
from knowledge.curriculum import Background, Curriculum, Goal, Topic
from knowledge.errors import GuideError
from knowledge.guide import Section
from knowledge.read import guide_files, packaged_guides, read_guides, source_files
from knowledge.read_curriculum import LIMIT_HOURS, Fault, curriculum_file, parse_curriculum, read_curriculum
from knowledge.steps import numbered

GUIDE = """## Skills {#skills}
What there is to learn.
## Roadmap {#roadmap}
In two phases.
### Phase 1: Soil {#one}
Dig.
### Phase 2: Seed {#two}
Sow.
"""
SECTIONS = tuple(
    Section(id, ("Garden", title), text="", line=1, text_line=2)
    for id, title in {
        "garden/skills": "Skills",
        "garden/roadmap": "Roadmap",
        "garden/roadmap/one": "Phase 1: Soil",
        "garden/roadmap/two": "Phase 2: Seed",
    }.items()
)
CURRICULUM = """begin_with: [digging]
topics:
  - id: digging
    title: Digging
    section: garden/skills
    phase: 1
    needs: []
    hours: [2, 4.5]
    estimated: low
    known_as: [spade work, turning the soil]
    exercise: Turn over one square metre.
    resources: garden/roadmap
    check: ["Can you hold a spade?", "Can you dig?", "Can you stop?"]
  - id: sowing
    title: Sowing
    section: garden/roadmap/two
    phase: 2
    needs: [digging]
    hours: [1, 1]
    check: ["Can you open a bag?", "Can you tell seeds apart?", "Can you wait?"]
goals:
  - id: gardener
    title: Gardener
    section: garden/roadmap
    known_as: [plant person]
    topics: [sowing]
backgrounds:
  - id: farmer
    title: farmer
    section: garden/roadmap/one
    topics: [digging]
"""
DIGGING, SOWING, GARDENER, FARMER = 3, 14, 22, 28
"""The lines on which the entries begin."""


def faults(text: str) -> list[Fault]:
    """What is wrong with a curriculum; nothing where it is read."""
    found = parse_curriculum(text, "garden", SECTIONS)
    return [] if isinstance(found, Curriculum) else found


def changed(old: str, new: str) -> str:
    """The good curriculum with some words of it, which are there once, made others."""
    assert CURRICULUM.count(old) == 1
    return CURRICULUM.replace(old, new)


def test_a_good_file_is_read_whole() -> None:
    """Every field of it; what may be left out is empty."""
    assert parse_curriculum(CURRICULUM, "garden", SECTIONS) == Curriculum(
        guide="garden",
        topics=(
            Topic(
                id="digging",
                title="Digging",
                section="garden/skills",
                phase=1,
                needs=(),
                hours=(2.0, 4.5),
                check=("Can you hold a spade?", "Can you dig?", "Can you stop?"),
                estimated="low",
                known_as=("spade work", "turning the soil"),
                exercise="Turn over one square metre.",
                resources="garden/roadmap",
            ),
            Topic(
                id="sowing",
                title="Sowing",
                section="garden/roadmap/two",
                phase=2,
                needs=("digging",),
                hours=(1.0, 1.0),
                check=("Can you open a bag?", "Can you tell seeds apart?", "Can you wait?"),
            ),
        ),
        goals=(Goal("gardener", "Gardener", "garden/roadmap", ("sowing",), ("plant person",)),),
        backgrounds=(Background("farmer", "farmer", "garden/roadmap/one", ("digging",)),),
        begin_with=("digging",),
    )


def test_goals_backgrounds_and_a_beginning_may_be_left_out() -> None:
    """Topics are enough, and they may stand in any order."""
    digging, sowing = CURRICULUM[: CURRICULUM.index("goals:")].split("topics:\n")[1].split("  - id: sowing")
    text = f"topics:\n  - id: sowing{sowing}{digging}"
    read = parse_curriculum(text, "garden", SECTIONS)
    assert isinstance(read, Curriculum)
    assert [topic.id for topic in read.topics] == ["sowing", "digging"]
    assert (read.goals, read.backgrounds, read.begin_with) == ((), (), ())


def test_a_file_may_name_its_guide() -> None:
    """It must be the guide that the file belongs to."""
    assert faults(f"guide: garden\n{CURRICULUM}") == []
    assert [(each.line, each.problem) for each in faults(f"guide: kitchen\n{CURRICULUM}")] == [
        (1, "is for the guide 'kitchen'")
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("needs: [digging]", "needs: [sewing]", SOWING, "'sowing': there is no topic 'sewing'"),
        ("topics: [sowing]", "topics: [sewing]", GARDENER, "'gardener': there is no topic 'sewing'"),
        ("topics: [digging]", "topics: [diging]", FARMER, "'farmer': there is no topic 'diging'"),
        ("begin_with: [digging]", "begin_with: [diging]", 1, "begin_with: there is no topic 'diging'"),
        ("garden/skills", "garden/skill", DIGGING, "'digging': there is no section 'garden/skill'"),
        ("resources: garden/roadmap", "resources: books", DIGGING, "'digging': there is no section 'books'"),
        ("  section: garden/roadmap\n", "  section: garden\n", GARDENER, "'gardener': there is no section 'garden'"),
        ("garden/roadmap/one", "garden/one", FARMER, "'farmer': there is no section 'garden/one'"),
        ("title: Sowing", "title: ' '", SOWING, "has an empty id or title"),
        ("id: gardener", "id: ''", GARDENER, "has an empty id or title"),
        ("hours: [1, 1]", "hours: [0, 1]", SOWING, "'sowing': the hours 0 to 1 are no range"),
        ("hours: [1, 1]", "hours: [-2, 1]", SOWING, "'sowing': the hours -2 to 1 are no range"),
        ("hours: [1, 1]", "hours: [2, 1]", SOWING, "'sowing': the hours 2 to 1 are no range"),
        ("hours: [1, 1]", "hours: [.nan, 1]", SOWING, "'sowing': the hours nan to 1 are no range"),
        ("hours: [1, 1]", f"hours: [1, {LIMIT_HOURS + 1}]", SOWING, "'sowing': the hours 1 to 10001 are no range"),
        (', "Can you wait?"]', "]", SOWING, "'sowing': has no 3 questions under check"),
        ('"Can you wait?"]', '"Can you wait?", "Can you?"]', SOWING, "'sowing': has no 3 questions under check"),
        ("Can you wait?", "You can wait.", SOWING, "'sowing': has no 3 questions under check"),
        ("Can you wait?", "", SOWING, "'sowing': has no 3 questions under check"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(old: str, new: str, line: int, problem: str) -> None:
    """The line is that of the entry that it is in; what to do is told as well."""
    (fault,) = faults(changed(old, new))
    assert (fault.line, fault.problem) == (line, problem)
    assert fault.remedy


@pytest.mark.parametrize(
    ("old", "new", "line", "key"),
    [
        ("phase: 2", "phase: two", SOWING, "phase"),
        ("phase: 2", "phase: 1.5", SOWING, "phase"),
        ("hours: [1, 1]", "hours: 1", SOWING, "hours"),
        ("hours: [1, 1]", "hours: [1]", SOWING, "hours.1"),
        ("hours: [1, 1]", "hours: [1, 1, 1]", SOWING, "hours"),
        ("hours: [1, 1]", "hours: [one, 1]", SOWING, "hours.0"),
        ("needs: [digging]", "needs: digging", SOWING, "needs"),
        ("needs: [digging]", "needs: [1]", SOWING, "needs.0"),
        ("title: Sowing", "title: 7", SOWING, "title"),
        ("    title: Sowing\n", "", SOWING, "title"),
        ("title: Sowing", "title: Sowing\n    difficulty: 3", SOWING, "difficulty"),
        ("estimated: low", "estimated: perhaps", DIGGING, "estimated"),
        ("known_as: [plant person]", "known_as: plant person", GARDENER, "known_as"),
        ("known_as: [plant person]", "role: plant person", GARDENER, "role"),
        ("    topics: [sowing]\n", "", GARDENER, "topics"),
        ("topics: [digging]", "topics: digging", FARMER, "topics"),
        ("  - id: farmer", "  - farmer\n  - id: farmer", FARMER, "backgrounds"),
        ("begin_with: [digging]", "begin_with: digging", 1, "begin_with"),
        ("begin_with: [digging]", "first: [digging]", 1, "first"),
        ("begin_with: [digging]", "1: [digging]", 1, "1"),
    ],
)  # fmt: skip
def test_a_wrong_type_or_key_is_named(old: str, new: str, line: int, key: str) -> None:
    """A value that is not of its type, a key that is missing, and one that there is not."""
    (fault,) = faults(changed(old, new))
    assert (fault.line, fault.problem.split(":")[0]) == (line, f"'{key}'")


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("", 1, "is not a mapping"),
        ("# only a comment\n", 1, "is not a mapping"),
        ("- digging\n", 1, "is not a mapping"),
        ("digging", 1, "is not a mapping"),
        ("topics:\n  - id: [\n", 3, "is not plain YAML"),
        ("topics:\n\t- id: a\n", 2, "is not plain YAML"),
        ("topics: []\n---\ntopics: []\n", 2, "is not plain YAML"),
        ("topics: []\ntopics: []\n", 2, "is not plain YAML"),
        ("guide: garden\ntopics: &all []\n", 2, "is not plain YAML"),
        ("topics: []\ngoals: *all\n", 2, "is not plain YAML"),
        ("topics: !!python/object/apply:os.getcwd []\n", 1, "is not plain YAML"),
        ("topics: \x07\n", 1, "is not plain YAML"),
        (f"topics: {'[' * 20}{']' * 20}\n", 1, "is not plain YAML"),
        ("guide: garden\n", 1, "'topics': field required"),
        ("topics:\n", 1, "'topics': input should be a valid tuple"),
    ],
)
def test_what_is_no_curriculum_at_all_is_one_fault(text: str, line: int, problem: str) -> None:
    """Not YAML, not a mapping, or a mapping without topics; anchors and aliases are refused like other surprises."""
    (fault,) = faults(text)
    assert (fault.line, fault.problem) == (line, problem)


def test_a_circle_of_needs_is_named_in_order() -> None:
    """Each topic is followed by one that it needs, until the first comes again."""
    text = changed("needs: []", "needs: [sowing]").replace("phase: 2", "phase: 1")
    circle = next(each for each in faults(text) if "circle" in each.problem)
    names = {
        DIGGING: "the needs go round in a circle: digging → sowing → digging",
        SOWING: "the needs go round in a circle: sowing → digging → sowing",
    }
    assert circle.problem == names[circle.line]


def test_a_longer_circle_follows_the_needs() -> None:
    """A topic that only leads into the circle is not named."""
    needs = {"a": "c", "b": "a", "c": "b", "d": "a"}
    told = faults(topics(*(a_topic(id, need) for id, need in needs.items())))
    (fault,) = [each for each in told if "circle" in each.problem]
    names = fault.problem.split(": ")[1].split(" → ")
    assert names[0] == names[-1]
    assert sorted(names[1:]) == ["a", "b", "c"]
    assert [needs[name] for name in names[:-1]] == names[1:]
    assert fault.line == 2 + list(needs).index(names[0])


def test_a_topic_that_needs_itself_is_a_circle() -> None:
    (fault,) = faults(changed("needs: [digging]", "needs: [digging, sowing]"))
    assert (fault.line, fault.problem) == (SOWING, "the needs go round in a circle: sowing → sowing")


def a_topic(id: str, *needs: str, phase: int = 1, hours: str = "[1, 2]") -> str:
    """A topic on one line of a file."""
    words = f"id: {id}, title: T, section: garden/skills, phase: {phase}, needs: [{', '.join(needs)}], hours: {hours}"
    return f'  - {{{words}, check: ["A?", "B?", "C?"]}}\n'


def topics(*lines: str) -> str:
    """A file of such topics, which begin on its second line; the last is added so that both phases have one."""
    return "".join(["topics:\n", *lines, a_topic("last", phase=2)])


@pytest.mark.parametrize(
    ("before", "entry", "line", "id"),
    [
        ("goals:", a_topic("digging"), GARDENER - 1, "digging"),
        ("backgrounds:", "  - {id: gardener, title: G, section: garden/skills, topics: []}\n", FARMER - 1, "gardener"),
        ("  - id: farmer", "  - {id: farmer, title: F, section: garden/skills}\n", FARMER + 1, "farmer"),
    ],
)
def test_an_id_is_there_once(before: str, entry: str, line: int, id: str) -> None:
    """Among topics, among goals, and among backgrounds; the line is that of the second."""
    (fault,) = faults(changed(f"\n{before}", f"\n{entry}{before}"))
    assert (fault.line, fault.problem) == (line, f"has the id '{id}' twice")


def test_the_same_id_may_be_in_two_lists() -> None:
    """A goal may be called like a background."""
    assert faults(changed("id: farmer", "id: gardener")) == []


def test_of_two_topics_with_one_id_each_has_its_own_line() -> None:
    """What is wrong with the first is told on the first one's line."""
    told = faults(topics(a_topic("digging", hours="[2, 1]"), a_topic("digging")))
    assert [(each.line, each.problem) for each in told] == [
        (2, "'digging': the hours 2 to 1 are no range"),
        (3, "has the id 'digging' twice"),
    ]


def test_a_topic_may_not_need_one_of_a_later_phase() -> None:
    """One of the same phase is fine, wherever it stands in the file."""
    assert faults(topics(a_topic("b", "a"), a_topic("a"))) == []
    (fault,) = faults(topics(a_topic("a", "last")))
    assert (fault.line, fault.problem) == (2, "'a' of phase 1 needs 'last' of phase 2")


def test_a_phase_must_be_one_of_the_roadmap() -> None:
    (fault,) = faults(topics(a_topic("a"), a_topic("b", phase=3)))
    assert (fault.line, fault.problem) == (3, "'b': the roadmap has no phase 3")


def test_a_number_too_long_to_be_written_out_is_a_fault() -> None:
    """It is told like any other phase that there is not."""
    assert [each.line for each in faults(changed("phase: 2", f"phase: 0x{'F' * 4000}"))][-1:] == [SOWING]


def test_each_phase_of_the_roadmap_has_a_topic() -> None:
    (fault,) = faults(topics(a_topic("a", phase=2)))
    assert (fault.line, fault.problem) == (1, "no topic is in phase 1 of the roadmap")


def test_a_guide_without_phases_takes_any_from_1_on() -> None:
    """There is nothing to hold them against."""
    plain = SECTIONS[:2]
    assert isinstance(parse_curriculum(topics(a_topic("a", phase=7)), "garden", plain), Curriculum)
    found = parse_curriculum(topics(a_topic("a", phase=0)), "garden", plain)
    assert isinstance(found, list)
    assert [(each.line, each.problem) for each in found] == [(2, "'a': the roadmap has no phase 0")]


@pytest.mark.parametrize("sections", [(), (Section("kitchen/roadmap", ("Kitchen", "Roadmap"), "", 1, 2),)])
def test_a_curriculum_belongs_to_its_own_guide(sections: tuple[Section, ...]) -> None:
    """Not to another one, nor to one without sections."""
    found = parse_curriculum(topics(), "garden", sections)
    assert isinstance(found, list)
    assert (1, "is for the guide 'garden'") in [(each.line, each.problem) for each in found]


def test_there_is_a_topic_and_there_are_not_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LIMIT_TOPICS", 2)
    assert faults(topics(a_topic("a"))) == []
    assert [each.problem for each in faults(topics(a_topic("a"), a_topic("b")))] == ["has 3 topics"]
    assert "has 0 topics" in [each.problem for each in faults("topics: []\n")]


def test_all_faults_are_told_by_line() -> None:
    """An author sees them at once."""
    text = changed("needs: [digging]", "needs: [sewing]").replace("topics: [digging]", "topics: [diging]")
    told = faults(text.replace("hours: [2, 4.5]", "hours: [3, 2]").replace("[digging]", "[dig]"))
    assert [each.line for each in told] == [1, DIGGING, SOWING, FARMER]


def test_only_the_first_stops_a_reader() -> None:
    """It is an error that names the file, the line and what to do."""
    with pytest.raises(GuideError) as raised:
        read_curriculum(Path("garden.yaml"), topics(a_topic("a"), a_topic("b", "c", "d")), "garden", SECTIONS)
    assert str(raised.value) == "garden.yaml:3: 'b': there is no topic 'c'; write the id of a topic"


def a_folder(place: Path, name: str = "guides") -> Path:
    """A folder with the guide, and no curriculum."""
    folder = place / name
    folder.mkdir()
    (folder / "garden.md").write_text(GUIDE, encoding="utf-8")
    return folder


def write_curriculum(folder: Path, text: str = CURRICULUM, name: str = "garden.yaml") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_a_curriculum_is_found_inside_a_folder_and_beside_guides(tmp_path: Path) -> None:
    """In `curricula`; what is inside comes before what is beside."""
    folder = a_folder(tmp_path)
    assert curriculum_file("garden", folder) is None
    beside = write_curriculum(tmp_path / "curricula")
    assert curriculum_file("garden", folder) == beside
    assert curriculum_file("kitchen", folder) is None
    inside = write_curriculum(folder / "curricula")
    assert curriculum_file("garden", folder) == inside


def test_beside_a_folder_of_another_name_there_is_none(tmp_path: Path) -> None:
    """What is beside somebody's folder is theirs."""
    folder = a_folder(tmp_path, "texts")
    write_curriculum(tmp_path / "curricula")
    assert curriculum_file("garden", folder) is None


def test_a_folder_may_be_named_from_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within `guides`, "." is a folder called guides."""
    monkeypatch.chdir(a_folder(tmp_path))
    beside = write_curriculum(tmp_path / "curricula")
    assert curriculum_file("garden", Path()) == beside


def test_a_guide_has_the_curriculum_of_its_name(tmp_path: Path) -> None:
    """The guide without one has none."""
    folder = a_folder(tmp_path)
    (folder / "kitchen.md").write_text(GUIDE, encoding="utf-8")
    file = write_curriculum(folder / "curricula")
    garden, kitchen = read_guides(folder)
    assert garden.curriculum is not None
    assert [topic.id for topic in garden.curriculum.topics] == ["digging", "sowing"]
    assert kitchen.curriculum is None
    assert source_files(folder) == [*guide_files(folder), file]


def test_a_bad_curriculum_stops_the_reading_of_guides(tmp_path: Path) -> None:
    """Either all are read or none."""
    folder = a_folder(tmp_path)
    file = write_curriculum(folder / "curricula", "topics: [\n")
    with pytest.raises(GuideError, match="is not plain YAML") as raised:
        read_guides(folder)
    assert (raised.value.path, raised.value.line) == (file, 2)


def test_the_packaged_curriculum_covers_its_roadmap() -> None:
    """It has 25 to 35 topics, each phase has some, and there are goals and backgrounds to choose from."""
    (guide,) = [guide for guide in read_guides(packaged_guides()) if guide.curriculum]
    curriculum = guide.curriculum
    assert curriculum is not None
    assert guide.id == curriculum.guide == "ai-ml"
    assert 25 <= len(curriculum.topics) <= 35
    steps = (numbered(section.title) for section in guide.sections if section.parent == "ai-ml/roadmap")
    assert {topic.phase for topic in curriculum.topics} == {step.number for step in steps if step} == {1, 2, 3, 4}
    assert len(curriculum.goals) >= 5
    assert len(curriculum.backgrounds) >= 5
    assert curriculum.begin_with
