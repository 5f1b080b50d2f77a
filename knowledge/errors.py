"""The errors a person can do something about; each carries the exit code its command ends with.

CareerGuideError
├── GuideError        3  a guide that cannot be read: names file, line and remedy
│   └── FrontMatterError  the reason is its front matter
├── IndexUnusable     3  a missing or damaged index
├── ModelUnusable     3  an embedding model that is missing or is not the one it should be
├── SettingsError     3  a setting whose value cannot be used
├── UsageError        2  a command called with words it does not take
└── IndexLocked       4  another process is building the index
"""

from pathlib import Path


class CareerGuideError(Exception):
    """Something went wrong that the message explains in one line, with what to do next."""

    exit_code = 3


class GuideError(CareerGuideError):
    """A guide that cannot be read, and so is not read at all."""

    def __init__(self, path: Path, problem: str, remedy: str, *, line: int | None = None) -> None:
        self.path, self.problem, self.remedy, self.line = path, problem, remedy, line
        place = f"{path}:{line}" if line else str(path)
        super().__init__(f"{place}: {problem}; {remedy}")


class FrontMatterError(GuideError):
    """A guide whose front matter is not the small, plain mapping that it has to be."""


class IndexUnusable(CareerGuideError):
    """The index is missing, damaged, or was made by another model or version."""


class ModelUnusable(CareerGuideError):
    """The embedding model is missing or its weights are not the published ones."""


class SettingsError(CareerGuideError):
    """A setting has a value that cannot be used."""


class UsageError(CareerGuideError):
    """A command was given words or files that it does not take."""

    exit_code = 2


class IndexLocked(CareerGuideError):
    """Another process holds the build lock."""

    exit_code = 4
