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
from index.remembered import remembered_vectors
from index.search import Index, Query
from knowledge.errors import SettingsError

EXAMPLES, FEWEST = "examples", 25
"""The folder of examples in this package, and how many each file must have."""
REMEMBERED = "examples.npz"
SHARPNESS = 0.5
"""The discriminant and the words are surer than they should be; with this the probabilities are about right. Chosen,
like the two weights, by cross-validation over the examples."""
WORDS_WEIGHT = 0.2
"""How much the words count beside the discriminant."""
DENSITY_WEIGHT = 0.25
"""How much it counts to be like a few of an act's examples, beside what the others say."""

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


TOPIC_TELLINGS = frozenset({Act.KNOWS, Act.LEARNING, Act.LACKS, Act.SKIPS})
"""Acts of somebody who tells which topics they know, and which not."""
TELLINGS = TOPIC_TELLINGS | {Act.HOURS, Act.DEADLINE, Act.AIMS, Act.BACKGROUND}
"""Acts of somebody who tells where they stand."""
PLANNED = frozenset({Act.PLAN, Act.PROGRESS, Act.MAY_SKIP, Act.HOW_LONG, Act.WHAT_IF, Act.UNDO, Act.EXPORT})
"""Acts that ask for something of the plan."""
OF_THE_PLAN = TELLINGS | PLANNED | {Act.APART}
ORDINARY = frozenset({"guide-question", "not-crisis", "not-misconduct", "not-injection"})
"""Files of examples that are ordinary questions, some of which only look like something else."""


@dataclass(frozen=True, slots=True)
class Guess:
    """The act that a text most likely performs, and the probability of each."""

    act: Act
    probabilities: Mapping[Act, float]

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
    """Tells acts apart by their examples: by a discriminant of the vectors, by which are near, and by their words."""

    def __init__(
        self,
        discriminant: Discriminant,
        density: Density,
        words: WordOdds,
        acts: Sequence[Act],
        own_words: Mapping[Act, frozenset[str]],
        rare: Sequence[bool],
        *,
        knows_the_guides: bool,
    ) -> None:
        """`acts` and `rare` say of each class of examples what it does, and whether it is rarer than others."""
        self._discriminant, self._density, self._words, self._acts = discriminant, density, words, acts
        self._priors = np.log(np.where(rare, RARE, 1.0))
        self._own_words, self.knows_the_guides = own_words, knows_the_guides
        self._guesses: WeakKeyDictionary[Query, Guess] = WeakKeyDictionary()

    @classmethod
    def open(cls, index: Index, home: Path) -> "ActReader":
        """A reader of the packaged examples.

        What learners ask of the guides' sections counts as examples of questions, and what the authors wrote down as
        not answered as examples of what lies outside.
        """
        examples = load_examples()
        known = [question for guide in index.guides for section in guide.sections for question in section.questions]
        outside = tuple(dict.fromkeys(question for guide in index.guides for question in guide.unanswered))
        if len(outside) >= FEWEST:
            examples[str(Act.OUTSIDE)] = outside
        texts = [index.mend(text) for each in examples.values() for text in each]
        vectors = np.concatenate([remembered_vectors(texts, index.embedder, home / REMEMBERED), index.known_questions])
        labels = [label for label, each in enumerate(examples.values()) for _ in each] + [len(examples)] * len(known)
        owner = np.array(labels, dtype=np.intp)
        acts = [act_of(label) for label in examples] + [Act.QUESTION] * bool(known)
        discriminant = fit_discriminant(vectors, owner, len(acts))
        if discriminant is None:
            raise SettingsError(f"bot/{EXAMPLES} has too few examples of a kind")
        own_words = {act_of(label): _repeated_stems(each) for label, each in examples.items()}
        return cls(
            discriminant,
            Density(vectors, owner, len(acts)),
            WordOdds([*texts, *known], labels, len(acts)),
            acts,
            own_words,
            [KIND_OF in label for label in examples] + [False] * bool(known),
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
        scores = self._discriminant.log_probabilities(query.vector, floor=-np.inf)
        logits = SHARPNESS * (scores + WORDS_WEIGHT * self._words.of(query.text))
        logits += DENSITY_WEIGHT * self._density.log_of(query.vector) + self._priors
        shares = np.exp(logits - logits.max())
        summed: dict[Act, float] = {}
        for act, share in zip(self._acts, (shares / shares.sum()).tolist(), strict=True):
            summed[act] = summed.get(act, 0.0) + share
        return Guess(max(summed, key=summed.__getitem__), summed)


def _repeated_stems(texts: Sequence[str]) -> frozenset[str]:
    """The telling words that several examples of an act have."""
    counts = Counter(stem for text in texts for stem in set(telling_stems(text)))
    return frozenset(stem for stem, count in counts.items() if count > 1)


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
        if label not in ORDINARY and label.partition(KIND_OF)[0] not in set(Act):
            raise SettingsError(f"bot/{EXAMPLES}/{file.name}: there is no kind of message of that name")
        if len(texts) < FEWEST:
            raise SettingsError(f"bot/{EXAMPLES}/{file.name}: {len(texts)} examples; write at least {FEWEST}")
        found[label] = texts
    return found


def act_of(label: str) -> Act:
    """The act that a file of examples shows, by the file's name without its ending. Raises `ValueError` for none."""
    return Act.QUESTION if label in ORDINARY else Act(label.partition(KIND_OF)[0])
