"""What a message does: asks, greets, goes on, doubts. Learnt from example messages that are kept as text."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from weakref import WeakKeyDictionary

import numpy as np

from bot.reading.word_odds import WordOdds
from bot.words.phrases import telling_stems
from index.density import Density
from index.discriminant import Discriminant, fit_discriminant
from index.remembered import remembered_readings
from index.search import Index, Query
from knowledge.errors import SettingsError

EXAMPLES, FEWEST = "examples", 25
"""The folder of examples in this package, and how many each file must have."""
REMEMBERED = "examples.npz"
ONE_IN = 3
"""Of the guides' known questions so many are embedded as examples: enough to tell what questions are like."""
KIND_OF = "."
"""What parts the name of an act from that of one of its kinds, which is a class of its own: `knows.command.txt`."""
RARE = 0.08
"""How likely such a kind is beside the act's usual one, before anything is read. Chosen on the tuning cases."""


class Act(StrEnum):
    """The act that a message performs (a dialogue act, ISO 24617-2, of those that matter to a guide)."""

    QUESTION = "question"
    CONTEXT = "context"
    INSTRUCTION = "instruction"
    CHORE = "chore"
    OUTSIDE = "outside"
    VAGUE = "vague"
    GREETING = "greeting"
    FAREWELL = "farewell"
    THANKS = "thanks"
    ACKNOWLEDGEMENT = "acknowledgement"
    IDENTITY = "identity"
    ABILITIES = "abilities"
    AUTHORS = "authors"
    PRIVACY = "privacy"
    FORGET = "forget"
    RECAP = "recap"
    COMPLAINT = "complaint"
    AFFIRM = "affirm"
    DENY = "deny"
    CHOICE = "choice"
    NEXT = "next"
    PREVIOUS = "previous"
    MORE = "more"
    WHY = "why"
    AGAIN = "again"
    SIMPLER = "simpler"
    DOUBT = "doubt"
    SOURCE = "source"
    CORRECTION = "correction"
    DISCOURAGED = "discouraged"
    HARDSHIP = "hardship"
    HIGH_STAKES = "high-stakes"
    MISCONDUCT = "misconduct"
    INJECTION = "injection"
    CRISIS = "crisis"
    KNOWS = "knows"
    LEARNING = "learning"
    LACKS = "lacks"
    SKIPS = "skips"
    HOURS = "hours"
    DEADLINE = "deadline"
    AIMS = "aims"
    BACKGROUND = "background"
    PLAN = "plan"
    PROGRESS = "progress"
    MAY_SKIP = "skip-question"
    HOW_LONG = "how-long"
    WHAT_IF = "what-if"
    UNDO = "undo"
    EXPORT = "export"
    APART = "not-the-plan"
    """What only looks like something of the plan, and may be anything else."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each look at a text counts, in logarithms; fitted to the labelled sentences of `guide-evals acts`."""

    discriminant: float
    words: float
    density: float
    asking: float
    """How much likelier than by the examples it is that a text asks something."""


TUNED = Weights(discriminant=0.25, words=0.16, density=0.12, asking=1.6)
"""Where the discriminant is of vectors that were tuned to tell acts apart."""
PLAIN = Weights(discriminant=0.36, words=0.22, density=0.17, asking=1.5)
"""Where it is of those that tell what a text is about."""

TOPIC_TELLINGS = frozenset({Act.KNOWS, Act.LEARNING, Act.LACKS, Act.SKIPS})
"""Acts of somebody who tells which topics they know, and which not."""
TELLINGS = TOPIC_TELLINGS | {Act.HOURS, Act.DEADLINE, Act.AIMS, Act.BACKGROUND}
"""Acts of somebody who tells where they stand."""
PLANNED = frozenset({Act.PLAN, Act.PROGRESS, Act.MAY_SKIP, Act.HOW_LONG, Act.WHAT_IF, Act.UNDO, Act.EXPORT})
"""Acts that ask for something of the plan."""
OF_THE_PLAN = TELLINGS | PLANNED | {Act.APART}
_ASKING = frozenset({Act.QUESTION, Act.OUTSIDE, Act.CHORE, Act.HIGH_STAKES})
_GRAVE = frozenset({Act.MISCONDUCT, Act.INJECTION, Act.CRISIS})
GRAVE = 0.8
"""How much of the same holds for what may ask too and is grave; chosen on the tuning cases."""
KNOWN = "known"
"""The label of what learners ask of the guides' sections."""
ASIDE = "aside"
"""The file of what people put around a question that has no bearing on its answer; it tells something, like context."""
ORDINARY = frozenset({"guide-question", "not-crisis", "not-misconduct", "not-injection"})
"""Files of examples that are ordinary questions, some of which only look like something else."""


@dataclass(frozen=True, slots=True)
class Guess:
    """The act that a text most likely performs, and the probability of each."""

    act: Act
    probabilities: Mapping[Act, float]
    aside: float = 0.0
    """The probability that it has no bearing on what is asked beside it, which counts as context too."""

    @property
    def sureness(self) -> float:
        return self.probabilities[self.act]

    def expecting(self, weights: Mapping[Act, float]) -> "Guess":
        """The guess where some acts are so many times as likely as by themselves."""
        weighed = {act: share * weights.get(act, 1.0) for act, share in self.probabilities.items()}
        whole = sum(weighed.values())
        return Guess(max(weighed, key=weighed.__getitem__), {act: share / whole for act, share in weighed.items()})

    @property
    def plain(self) -> "Guess":
        """The guess of a text that has nothing to do with the learner's plan."""
        rest = {act: share for act, share in self.probabilities.items() if act not in OF_THE_PLAN}
        whole = sum(rest.values())
        return Guess(max(rest, key=rest.__getitem__), {act: share / whole for act, share in rest.items()})


class ActReader:
    """Tells acts apart by their examples: by a discriminant, by which are near, and by their words.

    The discriminant is of vectors that were tuned to tell what a text does, if the embedder has such.
    """

    def __init__(
        self,
        index: Index,
        discriminant: Discriminant,
        density: Density,
        words: WordOdds,
        acts: Sequence[Act],
        own_words: Mapping[Act, frozenset[str]],
        rare: Sequence[bool],
        asides: Sequence[bool],
        *,
        knows_the_guides: bool,
    ) -> None:
        """What each class of examples does, whether it is rarer than others, and whether it is of asides."""
        self._discriminant, self._density, self._words, self._acts = discriminant, density, words, acts
        self._asides = np.array(asides)
        self._weights = TUNED if index.embedder.manner else PLAIN
        asking = np.isin(acts, list(_ASKING)) + GRAVE * np.isin(acts, list(_GRAVE))
        self._priors = np.log(np.where(rare, RARE, 1.0)) + self._weights.asking * asking
        self._own_words, self.knows_the_guides = own_words, knows_the_guides
        self._guesses: WeakKeyDictionary[Query, Guess] = WeakKeyDictionary()

    @classmethod
    def open(cls, index: Index, home: Path) -> "ActReader":
        """A reader of the packaged examples, and of what the guides' authors wrote down."""
        examples = labelled_examples(index)
        labels = list(examples)
        acts = [act_of(label) for label in labels]
        owners = [place for place, label in enumerate(labels) for _ in examples[label]]
        known, owner = examples.get(KNOWN, ()), np.array(owners, dtype=np.intp)
        texts = [index.mend(text) for label, each in examples.items() for text in each if label != KNOWN]
        some = known[::ONE_IN]
        vectors, manners = remembered_readings([*texts, *some], index.embedder, home / REMEMBERED)
        vectors = np.concatenate([vectors[: len(texts)], index.known_questions])
        by_manner = None if manners is None else fit_discriminant(manners, owner[: len(manners)], len(acts))
        discriminant = by_manner or fit_discriminant(vectors, owner, len(acts))
        if discriminant is None:
            raise SettingsError(f"bot/{EXAMPLES} has too few examples of a kind")
        return cls(
            index,
            discriminant,
            Density(vectors, owner, len(acts)),
            WordOdds([*texts, *known], owners, len(acts)),
            acts,
            _own_words(examples),
            [KIND_OF in label for label in labels],
            [label == ASIDE for label in labels],
            knows_the_guides=bool(known),
        )

    def has_subject(self, text: str, act: Act) -> bool:
        """Whether a message has a subject beside the words by which its act is usually performed."""
        return bool(set(telling_stems(text)) - self._own_words.get(act, frozenset()))

    def guess(self, query: Query) -> Guess:
        """The act of a text that is ready to be searched for; made once, and gone with the text."""
        guess = self._guesses.get(query)
        if guess is None:
            guess = self._guesses[query] = self._guess(query)
        return guess

    def _guess(self, query: Query) -> Guess:
        vector = query.vector if query.manner is None else query.manner
        logits = self._weights.discriminant * self._discriminant.log_probabilities(vector, floor=-np.inf)
        logits = logits + self._weights.words * self._words.of(query.text) + self._priors
        logits += self._weights.density * self._density.log_of(query.vector)
        shares = np.exp(logits - logits.max())
        summed: dict[Act, float] = {}
        for act, share in zip(self._acts, (shares / shares.sum()).tolist(), strict=True):
            summed[act] = summed.get(act, 0.0) + share
        aside = float(shares[self._asides].sum() / shares.sum())
        return Guess(max(summed, key=summed.__getitem__), summed, aside)


def _own_words(examples: Mapping[str, Sequence[str]]) -> dict[Act, frozenset[str]]:
    """The telling words that several examples of an act have, those of the guides' known questions left out."""
    found: dict[Act, frozenset[str]] = {}
    for label, texts in examples.items():
        if label != KNOWN:
            found[act_of(label)] = found.get(act_of(label), frozenset()) | _repeated_stems(texts)
    return found


def _repeated_stems(texts: Sequence[str]) -> frozenset[str]:
    """The telling words that several examples of an act have."""
    counts = Counter(stem for text in texts for stem in set(telling_stems(text)))
    return frozenset(stem for stem, count in counts.items() if count > 1)


def labelled_examples(index: Index) -> dict[str, tuple[str, ...]]:
    """The packaged examples by what they show, with what the authors of the guides wrote down, which stands last.

    What learners ask of the guides' sections shows questions, and what is noted as not answered what lies outside.
    """
    examples = load_examples()
    outside = tuple(dict.fromkeys(question for guide in index.guides for question in guide.unanswered))
    if len(outside) >= FEWEST:
        examples[str(Act.OUTSIDE)] = outside
    known = tuple(question for guide in index.guides for section in guide.sections for question in section.questions)
    return {**examples, KNOWN: known} if known else examples


def load_examples() -> dict[str, tuple[str, ...]]:
    """The example messages by the name of their file, without its ending.

    Raises `SettingsError` where a file is named after no act, or has too few examples.
    """
    folder = files("bot").joinpath(EXAMPLES)
    found = {}
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        label, _, ending = file.name.rpartition(".")
        if ending != "txt":
            continue
        lines = [line.strip() for line in file.read_text(encoding="utf-8").split("\n")]
        texts = tuple(dict.fromkeys(line for line in lines if line and not line.startswith("#")))
        if label not in ORDINARY | {ASIDE} and label.partition(KIND_OF)[0] not in set(Act):
            raise SettingsError(f"bot/{EXAMPLES}/{file.name}: there is no kind of message of that name")
        if len(texts) < FEWEST:
            raise SettingsError(f"bot/{EXAMPLES}/{file.name}: {len(texts)} examples; write at least {FEWEST}")
        found[label] = texts
    return found


def act_of(label: str) -> Act:
    """The act that a file of examples shows, by the file's name without its ending. Raises `ValueError` for none."""
    if label in ORDINARY | {KNOWN}:
        return Act.QUESTION
    return Act.CONTEXT if label == ASIDE else Act(label.partition(KIND_OF)[0])
