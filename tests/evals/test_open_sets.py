"""Open test sets: reading one, writing it as guides, searching it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evals.open_sets import read_set, search_sets, write_guides
from index.settings import IndexSettings
from knowledge.errors import UsageError
from knowledge.read import read_guides

CORPUS = [
    (
        "Tools",
        "pets#a",
        "Cats",
        "Cats sleep for most of the day.\n\n# Not a heading\n\nThey hunt at night.\n---\n```\nopen",
    ),
    ("Tools", "pets#b", "Dogs {x}", "Dogs want to be walked twice a day."),
    ("Rivers", "rivers#a", "The Rhine", "The Rhine flows from the Alps into the North Sea."),
]


def write_set(folder: Path, relevant: str) -> Path:
    rows = [
        {"doc_id": id.split("#")[0], "title": title, "section": heading, "section_id": id, "text": text}
        for title, id, heading, text in CORPUS
    ]
    folder.mkdir()
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (folder / "queries.jsonl").write_text(json.dumps({"qid": "q", "text": "how often must a dog be walked"}) + "\n")
    (folder / "qrels.tsv").write_text(f"qid\tsection_id\trelevance\nq\t{relevant}\t1\n")
    return folder


def test_every_section_of_a_set_is_one_of_a_guide(tmp_path: Path) -> None:
    """What looks like a heading or an open fence in a text does not swallow or add sections."""
    its = read_set(write_set(tmp_path / "set", "pets#b"))
    ids = write_guides(its, tmp_path / "guides")
    sections = {section.id for guide in read_guides(tmp_path / "guides") for section in guide.sections}
    assert sections == set(ids)
    assert list(ids.values()) == ["pets#a", "pets#b", "rivers#a"]


@pytest.mark.parametrize(("relevant", "judged"), [("pets#b", "section"), ("pets", "document")])
def test_a_set_is_searched_as_it_is_judged(tmp_path: Path, home: Path, relevant: str, judged: str) -> None:
    (result,) = search_sets([write_set(tmp_path / "set", relevant)], IndexSettings(home=home))
    assert (result.judged, result.queries, result.sections) == (judged, 1, 3)
    assert result.measures == {"hit@1": 1.0, "hit@3": 1.0, "hit@5": 1.0, "mrr@10": 1.0}


def test_an_index_that_is_kept_is_used_again(tmp_path: Path, home: Path) -> None:
    folder, settings = write_set(tmp_path / "set", "pets#b"), replace(IndexSettings(), home=home)
    search_sets([folder], settings, keep=tmp_path / "kept")
    version = (tmp_path / "kept" / "set" / "CURRENT").read_text()
    search_sets([folder], settings, keep=tmp_path / "kept")
    assert (tmp_path / "kept" / "set" / "CURRENT").read_text() == version


def test_a_folder_that_is_no_set_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not a test set"):
        read_set(tmp_path)
