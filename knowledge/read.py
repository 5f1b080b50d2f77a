"""Reading Markdown files into guides: one file whole, or one clear error."""

import re
import stat
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from knowledge.errors import GuideError
from knowledge.front_matter import read_front_matter
from knowledge.guide import Guide, Section
from knowledge.links import linked_guide, read_link
from knowledge.markdown import link_targets, parse
from knowledge.questions import (
    CALLED,
    EQUALS,
    NOT_ANSWERED,
    OF_EACH,
    OF_SOME,
    OPENING,
    OTHER_PROSE,
    SAME_AS,
    Questions,
    questions_file,
    read_questions,
)
from knowledge.read_curriculum import curriculum_file, read_curriculum
from knowledge.sections import cut_sections, document_title, section_headings, slug

LIMIT_BYTES = 1_000_000
LIMIT_SECTIONS = 5_000
_ENDINGS = frozenset({".md", ".markdown"})
_SAFE_ID = re.compile(r"[A-Za-z0-9_.:-]+")


def packaged_guides() -> Path:
    """The folder of the guides that come with the project."""
    return Path(__file__).parent / "guides"


def read_guides(folder: Path) -> tuple[Guide, ...]:
    """Every guide in a folder and below it, by `order` and then by id.

    Raises `GuideError` for the first file that cannot be read: either all are read or none.
    """
    guides: dict[str, Guide] = {}
    for path in guide_files(folder):
        guide = _with_curriculum(read_guide(path, guide_id(path, folder)), folder)
        if guide.id in guides:
            raise GuideError(path, f"has the same id '{guide.id}' as {guides[guide.id].path}", "rename one of the two")
        guides[guide.id] = guide
    return tuple(sorted(guides.values(), key=lambda guide: (guide.order, guide.id)))


def guide_files(folder: Path) -> list[Path]:
    """The Markdown files of a folder, in order of name; hidden files and folders are left out.

    Raises `GuideError` where the folder is missing, may not be read, or has no Markdown file.
    """
    try:
        if not folder.is_dir():
            raise GuideError(folder, "is not a folder", "name the folder that holds the guides' Markdown files")
        found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _ENDINGS)
    except OSError as error:
        raise GuideError(folder, f"cannot be read ({error.strerror})", "check that it may be read") from error
    files = [path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)]
    if not files:
        raise GuideError(folder, "has no Markdown file in it", "add a guide, for example my-path.md")
    return files


def source_files(folder: Path) -> list[Path]:
    """Every file that a folder's guides are read from: the Markdown files, their questions and their curricula."""
    guides = guide_files(folder)
    curricula = (curriculum_file(guide_id(path, folder), folder) for path in guides)
    return [
        *guides,
        *(questions_file(path) for path in guides if questions_file(path).is_file()),
        *(path for path in curricula if path),
    ]


def guide_id(path: Path, folder: Path) -> str:
    """The id of a guide: its file's path in the folder without the ending, `/` written as `-`."""
    name = "-".join(path.relative_to(folder).with_suffix("").parts)
    return name if _SAFE_ID.fullmatch(name) else slug(name)


def read_guide(path: Path, id: str) -> Guide:
    """One file as a guide.

    Raises `GuideError` where it is not a regular UTF-8 text file of at most 1 MB, has front matter that cannot be
    used, or has more than 5,000 sections.
    """
    source = read_source(path)
    front = read_front_matter(source, path)
    body = "\n".join(source.split("\n")[front.body_line - 1 :])
    tokens = parse(body)
    headings = list(section_headings(tokens))
    if len(headings) > LIMIT_SECTIONS:
        raise GuideError(path, f"has over {LIMIT_SECTIONS:,} sections", "split it into several guides")
    heading = document_title(headings)
    title = front.title or (heading.title if heading else _printable(path.stem))
    sections = cut_sections(body, tokens, headings, guide=id, title=title, body_line=front.body_line)
    sections, questions = _with_questions(path, map(_with_links, sections))
    return Guide(
        id=id,
        path=path,
        title=title,
        summary=front.summary,
        reviewed=front.reviewed,
        order=front.order,
        source=source,
        body_line=front.body_line,
        sections=sections,
        unanswered=questions.get(NOT_ANSWERED, ()),
        names=tuple(tuple(map(str.strip, pair.split(EQUALS, 1))) for pair in questions.get(SAME_AS, ())),
        of_each=_behind(OF_EACH, questions),
        of_some=_behind(OF_SOME, questions),
    )


def _with_curriculum(guide: Guide, folder: Path) -> Guide:
    """The guide with its curriculum, if it has one. Raises `GuideError` where that cannot be used."""
    file = curriculum_file(guide.id, folder)
    if file is None:
        return guide
    return replace(guide, curriculum=read_curriculum(file, read_source(file), guide.id, guide.sections))


def _with_links(section: Section) -> Section:
    links = (read_link(href) for href in link_targets(section.text))
    places = [
        f"{linked_guide(link.path) if link.path else section.guide}#{link.anchor}" for link in links if link.anchor
    ]
    return replace(section, links=tuple(dict.fromkeys(places)))


def _with_questions(path: Path, sections: Iterable[Section]) -> tuple[tuple[Section, ...], Questions]:
    """The sections with the questions that the file beside the guide has for them, and all that stands in the file.

    Where there is no such file, the sections are as they were.
    """
    file = questions_file(path)
    if not file.is_file():
        return tuple(sections), {}
    by_path = {section.id.split("/", 1)[1]: section for section in sections}
    questions = read_questions(file, read_source(file), by_path.keys())
    for key in questions:
        label = key.removeprefix(OF_EACH).removeprefix(OF_SOME)
        if (
            label == key
            or label in {OPENING, OTHER_PROSE}
            or any(f"**{label}" in each.text for each in by_path.values())
        ):
            continue
        raise GuideError(file, f"has '{key}', and no line is called so", "write its label as in the guide")
    asked = tuple(
        replace(section, questions=questions.get(name, ()), called=questions.get(f"{CALLED}{name}", ()))
        for name, section in by_path.items()
    )
    return asked, questions


def _behind(prefix: str, questions: Questions) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What stands under keys that begin alike, by what comes behind that."""
    return tuple((key.removeprefix(prefix), of) for key, of in questions.items() if key.startswith(prefix))


def read_source(path: Path) -> str:
    """The text of a file with `\\n` line ends and no byte order mark.

    Raises `GuideError` where it is a link, a folder or a device, is over 1 MB, or is not UTF-8 text.
    """
    data = _read_bytes(path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise GuideError(path, f"is not UTF-8 at byte {error.start}", "save it as UTF-8", line=line) from error
    if "\0" in text:
        raise GuideError(path, f"has a NUL at byte {data.index(0)}, so it is no text", "save it as UTF-8 text")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _read_bytes(path: Path) -> bytes:
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise GuideError(path, "is not a regular file", "put the file itself there, not a link or a folder")
        if status.st_size > LIMIT_BYTES:
            problem = f"is {status.st_size:,} bytes, over {LIMIT_BYTES:,}"
            raise GuideError(path, problem, "split it into several guides")
        return path.read_bytes()
    except OSError as error:
        raise GuideError(path, f"cannot be read ({error.strerror})", "check that it exists and may be read") from error


def _printable(name: str) -> str:
    """A file's name as text, where it may hold bytes that are not UTF-8."""
    return name.encode("utf-8", "replace").decode("utf-8")
