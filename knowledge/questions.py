"""Reading the questions that learners ask of a guide's sections, from the file `<guide>.questions.yaml` beside it.

They are the author's to write: search finds a section by them too, even where they share no word with its text. Under
`(not answered)` stand questions close to the subject that the guide does not answer, so that such ones are declined,
and under `(same as)` other names of what the guide speaks of, such as "ML = machine learning". Where sections describe
several subjects alike, `(of each) Usual time` has what every line with that label answers, whatever its subject,
`(of some) Entry barrier` what such a line answers of some of them, and `(called) web-development` the names by which
learners mean the subject of that section.
"""

from collections.abc import Collection
from pathlib import Path

import yaml

from knowledge.errors import GuideError
from knowledge.strict_yaml import load_yaml

LIMIT_CHARACTERS = 200
NOT_ANSWERED = "(not answered)"
"""The key of the questions that no section answers; it cannot be the path of a section."""
SAME_AS = "(same as)"
"""The key of the names that mean the same, each as "what learners write = what the guide writes"."""
EQUALS = " = "
OF_EACH, OF_SOME = "(of each) ", "(of some) "
"""How the keys begin of questions for a line that several sections have: such as each answers, and as some do."""
CALLED = "(called) "
"""How the keys begin of names for the subject of a section, whose path stands behind it."""
OPENING, OTHER_PROSE = "opening", "other prose"
"""What stands so behind `OF_EACH` is the first paragraph of such a section, and those that come after it."""
_SHAPE = "write each section's path, and under it a list of questions in quotes"

Questions = dict[str, tuple[str, ...]]


def questions_file(guide: Path) -> Path:
    """Where the questions of a guide's file would be."""
    return guide.with_suffix(".questions.yaml")


def read_questions(path: Path, text: str, sections: Collection[str]) -> Questions:
    """The questions by their section's path in the guide, for example `roadmap/phase-1`, or by `NOT_ANSWERED`.

    Raises `GuideError` where the file is not such a list, or names a section that the guide does not have.
    """
    try:
        content = load_yaml(text) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise GuideError(path, "is not plain YAML", _SHAPE, line=mark.line + 1 if mark else None) from error
    if not isinstance(content, dict):
        raise GuideError(path, "is not a mapping", _SHAPE)
    for section, questions in content.items():
        if not _is_key(str(section), sections):
            raise GuideError(path, f"has questions for '{section}', which the guide does not have", "name a section")
        if not isinstance(questions, list) or not all(_is_question(question) for question in questions):
            raise GuideError(path, f"has under '{section}' what is no list of questions", _SHAPE)
    for pair in content.get(SAME_AS, ()):
        if not all(name.strip() for name in pair.split(EQUALS, 1)) or EQUALS not in pair:
            raise GuideError(path, f"has under '{SAME_AS}' '{pair}'", 'write "other name = the guide\'s name"')
    return {section: tuple(questions) for section, questions in content.items()}


def _is_key(key: str, sections: Collection[str]) -> bool:
    """Whether a key is that of a section, or one of those with a meaning of their own."""
    is_own = key in {NOT_ANSWERED, SAME_AS} or key.startswith((OF_EACH, OF_SOME))
    return is_own or key.removeprefix(CALLED) in sections


def _is_question(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= LIMIT_CHARACTERS
