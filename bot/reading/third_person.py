"""What is asked about a third person, as that person would ask it: "what would she earn?" is "what would I earn?"."""

import re

from bot.reading.rules import is_pressed

RELATIVES = (
    r"(?:son|daughter|brother|sister|mother|father|mum|mom|dad|wife|husband|partner|girlfriend|boyfriend|friend|mate"
    r"|cousin|niece|nephew|uncle|aunt|child|kid|gran|grand(?:son|daughter|mother|father|ma|pa)|colleague)"
)
_WHO = rf"(?:he|she|(?:my|our)\s+(?:\w+\s+)?{RELATIVES})"
_SENTENCE = re.compile(r"[^.!?;]+(?:[.!?;]+\s*|$)")
_SAYS = re.compile(
    r"\b(?:right(?!\s+for)|wrong|correct|true|lying|mistaken|serious|joking|say|says|said|saying|think|thinks|thought|told|tells"
    r"|claim\w*|mean|means|heard|wrote|written|made|teach|teaches)\b",
    re.IGNORECASE,
)
"""Words of a question about what somebody said, or about the author of something."""
_REPLACED = tuple(
    (re.compile(pattern, re.IGNORECASE), by)
    for pattern, by in (
        (rf"\bdoes\s+{_WHO}\b", "do I"),
        (rf"\bhas\s+{_WHO}\b", "have I"),
        (rf"\bis\s+{_WHO}\b(?!['’])", "am I"),
        (r"\b(?:he|she)(?:['’]s|\s+is)\b", "I am"),
        (r"\b(?:he|she)\s+has\b", "I have"),
        (r"\b(?:he|she)\s+needs\b", "I need"),
        (rf"\b(?:my|our)\s+{RELATIVES}['’]s\b", "my"),
        (rf"\b(for|take|takes|help|suit|suits|give|with)\s+(?:my|our)\s+{RELATIVES}\b", r"\1 me"),
        (rf"\b{_WHO}\b", "I"),
        (r"\bhim\b|\bher\b(?=\W*$|\s*[?.!,]|\s+(?:to|in|for|with|as|if|when|at|and|or|a|an|the)\b)", "me"),
        (r"\b(?:his|her)\b", "my"),
    )
)


def in_first_person(text: str) -> str:
    """A message in which the questions about somebody else are asked as if for oneself; what is told stays."""
    return _SENTENCE.sub(_asked_as_i, text)


def _asked_as_i(found: re.Match[str]) -> str:
    sentence = found.group()
    if is_pressed(sentence) or _SAYS.search(sentence):
        return sentence
    for pattern, by in _REPLACED:
        sentence = pattern.sub(by, sentence)
    return sentence
