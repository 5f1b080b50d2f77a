"""How well it is told what a sentence does: sentences of dialogues that people labelled, read one by one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.reading.acts import Act, ActReader, labelled_examples
from evals.measurement import Measurement
from index.search import Index
from index.tuning import Tuned, tune
from knowledge.errors import UsageError

PACKAGED_SENTENCES = Path(__file__).parent / "acts" / "sentences.tsv"
OR = "|"
LEAST_RIGHT = 0.80
SAME = {Act.OUTSIDE: Act.QUESTION}
"""Acts that a sentence by itself does not tell apart."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a dialogue, and what it may do, taken by itself; what is likeliest stands first."""

    text: str
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Guessed:
    """A sentence and what it was taken for, with the probability of that."""

    sentence: Sentence
    act: Act
    sureness: float

    @property
    def is_right(self) -> bool:
        return self.act in self.sentence.acts


def load_sentences(path: Path = PACKAGED_SENTENCES) -> tuple[Sentence, ...]:
    """The sentences of a file, one a line behind its acts and a tab. Raises `UsageError` naming file and line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read ({error})") from error
    return tuple(_sentence(line, f"{path}: line {number}") for number, line in enumerate(lines, start=1))


def _sentence(line: str, where: str) -> Sentence:
    names, tab, text = line.partition("\t")
    if not tab or not text.strip():
        raise UsageError(f"{where}: needs acts, a tab, and a sentence")
    try:
        return Sentence(text, tuple(Act(name) for name in names.split(OR)))
    except ValueError as error:
        raise UsageError(f"{where}: {error}; the acts are {', '.join(Act)}") from error


def guess_all(index: Index, acts: ActReader, sentences: Sequence[Sentence]) -> list[Guessed]:
    """What each sentence is taken for."""
    found = []
    for sentence in sentences:
        guess = acts.guess(index.prepare([sentence.text])[0])
        found.append(Guessed(sentence, SAME.get(guess.act, guess.act), guess.sureness))
    return found


def measure_acts(guessed: Sequence[Guessed]) -> list[Measurement]:
    """The share that was taken for one of its acts, in all and by the act that is likeliest."""
    counts = Counter(each.sentence.acts[0] for each in guessed)
    right = Counter(each.sentence.acts[0] for each in guessed if each.is_right)
    whole = sum(right.values()) / max(1, len(guessed))
    return [
        Measurement("taken for what it does", whole, goal=LEAST_RIGHT, at_least=True, count=len(guessed)),
        *(Measurement(f"  {act}", right[act] / count, count=count) for act, count in counts.most_common()),
    ]


def misses_text(guessed: Sequence[Guessed]) -> str:
    """The sentences that were taken for something else, one a line."""
    return "\n".join(
        f"{'|'.join(each.sentence.acts)}: {each.sentence.text!r}: {each.act} {each.sureness:.2f}"
        for each in guessed
        if not each.is_right
    )


def tune_to_examples(index: Index) -> Tuned:
    """The embedding model's last layers, tuned to the examples of acts and to what is asked of the guides."""
    examples = labelled_examples(index)
    labels = list(examples)
    texts = [index.mend(text) for each in examples.values() for text in each]
    return tune(texts, [labels.index(label) for label, each in examples.items() for _ in each])
