"""Searching open test sets: a corpus becomes guides, and its judged queries are searched for."""

import json
import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from evals.metrics import hit, reciprocal_rank
from index.build import build_index
from index.embedding import Embedder
from index.models import open_embedder
from index.ready import progress_bar
from index.search import Index
from index.settings import IndexSettings
from knowledge.errors import UsageError

TOP = 50
"""Sections searched for, so that at least ten documents are among them where documents are judged."""

_OPENS_SECTION = re.compile(r"^( {0,3})(#|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(```|~~~)", re.MULTILINE)
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9-]+")

MEASURES: dict[str, Callable[[Sequence[str], Sequence[Sequence[str]]], float]] = {
    "hit@1": lambda ranking, entries: hit(ranking, entries, at=1),
    "hit@3": lambda ranking, entries: hit(ranking, entries, at=3),
    "hit@5": lambda ranking, entries: hit(ranking, entries, at=5),
    "mrr@10": reciprocal_rank,
}


@dataclass(frozen=True, slots=True)
class OpenSet:
    """A corpus by document, its queries, and what is relevant to each."""

    name: str
    documents: dict[str, list[dict[str, str]]]
    """Rows of the corpus by `doc_id`, in its order."""
    queries: dict[str, str]
    relevant: dict[str, list[str]]
    """By query, ids of sections (`doc#section`) or of documents (`doc`)."""

    @property
    def by_document(self) -> bool:
        return not any("#" in wanted for its in self.relevant.values() for wanted in its)


@dataclass(frozen=True, slots=True)
class SetResult:
    """How well the judged queries of one set were searched for."""

    name: str
    judged: str
    """What a hit is: a section or a document."""
    sections: int
    queries: int
    measures: dict[str, float]
    milliseconds: float
    """The median time of a search."""

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def search_sets(folders: Iterable[Path], settings: IndexSettings, *, keep: Path | None = None) -> list[SetResult]:
    """Index and search each set; its model comes from the settings, its index is kept in `keep` if that is named."""
    sets = [read_set(folder) for folder in folders]
    embedder = open_embedder(settings.embedder, settings.home)
    with ExitStack() as stack:
        base = keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="guide-sets-")))
        return [_search_set(each, settings, embedder, base / each.name) for each in sets]


def read_set(folder: Path) -> OpenSet:
    """A set from its three files. Raises `UsageError` naming the file that cannot be read."""
    documents: dict[str, list[dict[str, str]]] = {}
    try:
        for row in _json_lines(folder / "corpus.jsonl"):
            documents.setdefault(row["doc_id"], []).append(row)
        queries = {row["qid"]: row["text"] for row in _json_lines(folder / "queries.jsonl")}
        relevant: dict[str, list[str]] = {}
        for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
            query, wanted, relevance = line.split("\t")
            if query in queries and int(relevance) > 0:
                relevant.setdefault(query, []).append(wanted)
    except (OSError, ValueError, KeyError) as error:
        raise UsageError(f"{folder} is not a test set of corpus.jsonl, queries.jsonl, qrels.tsv ({error!r})") from error
    return OpenSet(folder.resolve().name, documents, queries, relevant)


def write_guides(each: OpenSet, folder: Path) -> dict[str, str]:
    """Write a Markdown file a document; gives the set's own section id by the id that the guides have for it."""
    folder.mkdir(parents=True, exist_ok=True)
    ids: dict[str, str] = {}
    for number, (document, rows) in enumerate(each.documents.items(), start=1):
        name = f"{_slug(document)}-{number}"
        parts = [f"---\ntitle: {json.dumps(rows[0]['title'])}\n---\n"]
        for place, row in enumerate(rows, start=1):
            ids[f"{name}/s{place}"] = row["section_id"]
            parts.append(f"## {_heading(row['section'])} {{#s{place}}}\n\n{_contained(row['text'])}\n")
        (folder / f"{name}.md").write_text("\n".join(parts), encoding="utf-8")
    return ids


def sets_text(results: Sequence[SetResult]) -> str:
    """The figures of each set, one a line."""
    lines = [f"{'':24} {'judged by':>10} {'queries':>8} " + " ".join(f"{name:>7}" for name in MEASURES) + f" {'ms':>6}"]
    for each in results:
        figures = " ".join(f"{value:7.3f}" for value in each.measures.values())
        lines.append(f"{each.name:24} {each.judged:>10} {each.queries:8} {figures} {each.milliseconds:6.1f}")
    return "\n".join(lines)


def _search_set(each: OpenSet, settings: IndexSettings, embedder: Embedder, folder: Path) -> SetResult:
    ids = write_guides(each, folder / "guides")
    its = replace(settings, guides=folder / "guides", home=folder)
    build_index(its, progress=progress_bar, embedder=embedder)
    index = Index.open(its, embedder=embedder)
    values, times = [], []
    for query, relevant in each.relevant.items():
        found = index.search(each.queries[query], top=TOP)
        ranking = [ids[passage.section.id] for passage in found.passages if passage.section.id in ids]
        if each.by_document:
            ranking = list(dict.fromkeys(section.split("#")[0] for section in ranking))
        values.append([measure(ranking, [relevant]) for measure in MEASURES.values()])
        times.append(found.milliseconds)
    index.close()
    means = np.mean(values, axis=0)
    return SetResult(
        name=each.name,
        judged="document" if each.by_document else "section",
        sections=len(ids),
        queries=len(values),
        measures={name: round(float(mean), 4) for name, mean in zip(MEASURES, means, strict=True)},
        milliseconds=round(float(np.median(times)), 2),
    )


def _json_lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _slug(document: str) -> str:
    return _NOT_IN_A_NAME.sub("-", document.lower()).strip("-")[:60] or "document"


def _heading(text: str) -> str:
    """A heading on one line, in which nothing is taken for the anchor that follows."""
    return " ".join(text.replace("{", "(").replace("}", ")").split()) or "Untitled"


def _contained(text: str) -> str:
    """A text that stays in its section: what would open another is escaped, what would run on is closed."""
    escaped = _OPENS_SECTION.sub(r"\1\\\2", text)
    return f"{escaped}\n```" if len(_FENCE.findall(escaped)) % 2 else escaped
