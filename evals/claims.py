"""Sentences about the guides, true and subtly false, and whether the check of what a model writes tells them apart."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.writing.sentences import presentable
from bot.writing.support import Support, Weaver, places
from evals.measurement import Measurement, share
from index.search import Index
from knowledge.errors import UsageError

PACKAGED_CLAIMS = Path(__file__).parent / "claims"
PARTS = ("tune", "test")
TRUE = ("close", "paraphrase", "joined")
"""How a true sentence was written: near the guide's words, in other words, or out of two facts."""
FALSE = ("number", "negation", "name", "comparison", "strength", "cause", "elsewhere", "invented", "mixed")
"""What is wrong with a false one; one that is true elsewhere is false here, since no section says it."""
MOST_PASSED, MOST_LOST = 0.05, 0.10
_KEYS = {"sections", "says", "kind", "part"}


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence as a model might write it."""

    sections: tuple[str, ...]
    """The sections that the model was shown."""
    says: str
    kind: str
    part: str

    @property
    def is_true(self) -> bool:
        return self.kind in TRUE


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim and how it is borne out."""

    claim: Claim
    support: Support

    @property
    def is_wrong(self) -> bool:
        return self.support.holds != self.claim.is_true


def load_claims(path: Path = PACKAGED_CLAIMS) -> tuple[Claim, ...]:
    """The claims of a TOML file, or of all those in a folder. Raises `UsageError` naming file, claim and key."""
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    claims = tuple(claim for file in files for claim in _read(file))
    if not claims:
        raise UsageError(f"there are no claims in {path}; name a TOML file with [[claims]], or a folder of such files")
    return claims


def _read(file: Path) -> Iterable[Claim]:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{file} cannot be read as TOML ({error})") from error
    for number, table in enumerate(content.get("claims", []), start=1):
        where = f"{file}: claim {number}"
        if set(table) != _KEYS:
            raise UsageError(f"{where}: has {', '.join(sorted(table))}; it needs {', '.join(sorted(_KEYS))}")
        if table["kind"] not in TRUE + FALSE or table["part"] not in PARTS:
            raise UsageError(f"{where}: kind is one of {', '.join(TRUE + FALSE)}, and part one of {', '.join(PARTS)}")
        yield Claim(tuple(table["sections"]), table["says"], table["kind"], table["part"])


def judge_claims(index: Index, claims: Iterable[Claim]) -> list[Judged]:
    """Each claim held against the sections that it was written from. Raises `UsageError` where there is none such."""
    sections = {section.id: section for guide in index.guides for section in guide.sections}
    judged = []
    for claim in claims:
        if missing := [id for id in claim.sections if id not in sections]:
            raise UsageError(f"{claim.says!r}: no guide has the section {missing[0]}")
        shown = [place for id in claim.sections for place in places(sections[id], index.chunks(id))]
        judged.append(Judged(claim, Weaver(shown).support(presentable(claim.says))))
    return judged


def measure_claims(judged: Sequence[Judged]) -> list[Measurement]:
    """Of the false the share that passes, and of the true the share that is lost; both in all, and by kind."""
    false = [each for each in judged if not each.claim.is_true]
    true = [each for each in judged if each.claim.is_true]
    return [
        share("false, and shown", [each.is_wrong for each in false], goal=MOST_PASSED),
        *(share(f"  {kind}", [each.is_wrong for each in false if each.claim.kind == kind]) for kind in FALSE),
        share("true, and lost", [each.is_wrong for each in true], goal=MOST_LOST),
        *(share(f"  {kind}", [each.is_wrong for each in true if each.claim.kind == kind]) for kind in TRUE),
    ]


def shown_falsehoods(judged: Sequence[Judged]) -> str:
    """The false sentences that pass, each with the pieces of the guide that it was woven out of."""
    lines = []
    for each in judged:
        if each.is_wrong and not each.claim.is_true:
            lines.append(f"{each.claim.kind}: {each.claim.says}")
            lines += [f"    {section.id}: {chunk.plain}" for section, chunk in each.support.pieces]
    return "\n".join(lines)
