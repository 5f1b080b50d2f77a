"""The guides as they were when indexed, kept with the index so that every quote can be checked against its source."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from knowledge.curriculum import Background, Curriculum, Goal, Topic
from knowledge.guide import Chunk, ChunkKind, Guide, Section


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Guides and their chunks; a section's chunks stand together, in the order of the sections."""

    guides: tuple[Guide, ...]
    chunks: tuple[Chunk, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """Every section of every guide in order, those without text too."""
        return tuple(section for guide in self.guides for section in guide.sections)


def save_snapshot(snapshot: Snapshot, path: Path) -> None:
    content = {
        "guides": [_guide_to_json(guide) for guide in snapshot.guides],
        "chunks": [
            [chunk.section, chunk.order, chunk.start, chunk.end, chunk.kind, chunk.lead, chunk.plain]
            for chunk in snapshot.chunks
        ],
    }
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def load_snapshot(path: Path) -> Snapshot:
    content = json.loads(path.read_text(encoding="utf-8"))
    guides = tuple(_guide_from_json(guide) for guide in content["guides"])
    texts = {section.id: section.text for guide in guides for section in guide.sections}
    chunks = tuple(
        Chunk(section, order, start, end, texts[section][start:end], ChunkKind(kind), lead, plain)
        for section, order, start, end, kind, lead, plain in content["chunks"]
    )
    return Snapshot(guides, chunks)


def _guide_to_json(guide: Guide) -> dict[str, Any]:
    return {
        "id": guide.id,
        "path": str(guide.path),
        "title": guide.title,
        "summary": guide.summary,
        "reviewed": guide.reviewed.isoformat() if guide.reviewed else None,
        "order": guide.order,
        "source": guide.source,
        "body_line": guide.body_line,
        "unanswered": guide.unanswered,
        "names": guide.names,
        "of_each": guide.of_each,
        "of_some": guide.of_some,
        "curriculum": asdict(guide.curriculum) if guide.curriculum else None,
        "sections": [
            [
                section.id,
                section.trail,
                section.text,
                section.line,
                section.text_line,
                section.questions,
                section.links,
                section.called,
            ]
            for section in guide.sections
        ],
    }


def _guide_from_json(content: dict[str, Any]) -> Guide:
    return Guide(
        id=content["id"],
        path=Path(content["path"]),
        title=content["title"],
        summary=content["summary"],
        reviewed=date.fromisoformat(content["reviewed"]) if content["reviewed"] else None,
        order=content["order"],
        source=content["source"],
        body_line=content["body_line"],
        unanswered=tuple(content["unanswered"]),
        names=tuple(map(tuple, content["names"])),
        of_each=_by_label(content["of_each"]),
        of_some=_by_label(content["of_some"]),
        curriculum=_curriculum_from_json(content["curriculum"]) if content.get("curriculum") else None,
        sections=tuple(
            Section(id, tuple(trail), text, line, text_line, tuple(questions), tuple(links), tuple(called))
            for id, trail, text, line, text_line, questions, links, called in content["sections"]
        ),
    )


def _by_label(content: list[Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((label, tuple(questions)) for label, questions in content)


def _curriculum_from_json(content: dict[str, Any]) -> Curriculum:
    return Curriculum(
        guide=content["guide"],
        topics=tuple(Topic(**_tuples(each)) for each in content["topics"]),
        goals=tuple(Goal(**_tuples(each)) for each in content["goals"]),
        backgrounds=tuple(Background(**_tuples(each)) for each in content["backgrounds"]),
        begin_with=tuple(content["begin_with"]),
    )


def _tuples(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with tuples in the place of lists, as the types have them."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
