"""Cutting a message into sentences, and those that ask several things into clauses."""

import re
from collections.abc import Iterator

from bot.words.phrases import telling_stems

MOST_SENTENCES = 16
"""Of a longer message, the first half and the last half of so many sentences are read one by one."""
_SENTENCE_ENDS = re.compile(r"(?:^|\s+)\(?\d\)\s+|(?<=[.!?…])[\"')\]]*\s+|\s*\n\s*|\s*;\s+")
ASKS = (
    r"(?:what|how|which|where|when|who|why)\b|(?:is|are|can|could|do|does|did|should|will|would|may|must)\s+"
    r"(?:i|you|we|they|it|there|he|she|the|a|an|that|this|my|your)\b"
)
_CLAUSES = re.compile(
    rf",?\s+(?:and|n|also|plus|but)\s+(?:(?:also|like|then)\s+)*(?={ASKS})|\?\s*,?\s*(?=\w)", re.IGNORECASE
)
_OPENS = re.compile(ASKS, re.IGNORECASE)
_AUXILIARY = r"(?:is|are|was|am|do|does|did|can|could|should|will|would|must|may)"
_SURELY_ASKS = (
    rf"(?:(?:what|which|who|how|why|where|when)(?:['’]?s\b|\s+{_AUXILIARY}\b)"
    rf"|(?:what|which)\s+\w+(?:\s+(?:{_AUXILIARY}|first|to|comes|suits|fits)\b|\W*$)"
    r"|how\s+(?:long|much|many|hard|difficult|old|far|soon|often|well|fast)\b"
    rf"|{_AUXILIARY}\s+(?:i|you|we|they|it|there|he|she|the|a|an|that|this|my|your|people|one)\b)"
)
_ALSO_ASKS = re.compile(rf"\s*,\s+(?={_SURELY_ASKS})", re.IGNORECASE)
_BEGINS_TO_ASK = re.compile(rf"\W*(?:(?:and|so|but|ok(?:ay)?|also|then)\W+)*{_SURELY_ASKS}", re.IGNORECASE)
_QUESTION_WITHIN = re.compile(
    rf"(?:(?:^|[,;:])\W*(?:(?:and|so|but|ok(?:ay)?|also|then|yes|no|well|hey|hm+|i\s+mean)\W+)*"
    rf"(?!(?:can|could|will|would)\s+(?:you|u)\b){_SURELY_ASKS}"
    rf"|\b(?:what|which|who|how|why|where|when)\s+(?:\w+ly\s+|then\s+)?{_AUXILIARY}\b|\b(?:what|which|how)\s+(?!i\b)\w+\s+{_AUXILIARY}\b)"
    r".*?(?=\b(?:if|since|because|given|when|once|as|now)\s+(?:that\s+)?i\b|[,;]\s*(?:(?:and|but|so|as)\s+)?(?:i|im|ive|i['’]\w+|my)\b|$)",
    re.IGNORECASE | re.DOTALL,
)
"""A question in a sentence, up to what its writer tells of themselves behind it."""
_NEW_QUESTION = re.compile(
    r"(?<!,)(?<!\band)(?<!\bbut)\s+(?=(?:What|How|Which|Where|When|Who|Why|Is|Are|Can|Do|Does|Should)\s+[a-z])"
)
"""Where a question begins in the middle of a line, with its capital letter and no stop before it."""


_NAMED_FIRST = re.compile(
    rf"^(?P<subject>\W*(?:(?:oh|ah|and|so|ok(?:ay)?)\W+)?(?!{ASKS})[\w+#./’'-]+(?:\s+[\w+#./-]+){{0,2}})\s?\?(?=\s+(?!{ASKS})[^?]*$)",
    re.IGNORECASE,
)
"""A subject that is put as a question, of which something is told behind it: "SQL? Never heard of it"."""
_TELLS_FIRST = re.compile(
    r"^(?P<told>(?:i|i['’]?m|i['’]ve|my|he|she|(?:he|she)['’]?s|we)\b[^?]*?\w),?\s+(?P<asked>(?:(?:and|so|but)\s+)?"
    r"(?:(?:is|are)\s+(?:there|this|that|it)|(?:can|could|should|do|may|must|would|will)\s+i|does\s+(?:that|this|it)"
    r"|(?:what|which|where|how)\s+(?:can|could|should|do|to|path|course|certificate|job)\b).*)$",
    re.IGNORECASE,
)
"""Something told of oneself, and a question behind it without a stop."""
_TELLS_WITH_A_COMMA = re.compile(
    rf"^(?P<told>(?:(?:so|well|ok(?:ay)?|hi+|hey|yo|and|but)\W+)*(?:i|i['’]?m|i['’]ve|already|my|we)\b[^?]*?\w)\s*,\s+(?P<asked>(?:(?:and|so|but)\s+)?"
    rf"(?=.*\b(?:next|after|afterwards|first|learn|study|start|begin|left|missing|skip|still)\b){_SURELY_ASKS}.*)$",
    re.IGNORECASE,
)
"""The same with a comma between them, where the way is asked for: "I know Python, what's next?"."""
_GOES_ON = re.compile(
    r"\b(?:know|wonder\w*|ask\w*|sure|idea|see|understand|decide|explain|tell|figure|out|find|clue|on|about|of|to|for|in|with|if"
    r"|than|as|that|because|and|or|but|is|clear|see|understood|care|matter|learn|remember|forgot|forget|said|says|think|means?|meant)$",
    re.IGNORECASE,
)
"""How something begins that the question behind it belongs to."""
FEWEST_TOLD = 2
"""Of how many words what is told must be to be taken apart from the question behind it."""


def sentences(text: str) -> list[str]:
    """The sentences of a message, and the clauses of those that ask several things; at most `MOST_SENTENCES`."""
    text = _NAMED_FIRST.sub(r"\g<subject>,", text, count=1)
    found = [clause for sentence in _SENTENCE_ENDS.split(text) for clause in _clauses(sentence) if _has_word(clause)]
    half = MOST_SENTENCES // 2
    return (found if len(found) <= MOST_SENTENCES else [*found[:half], *found[-half:]]) or [text]


def is_asked(text: str) -> bool:
    """Whether a clause is a question by its form."""
    return "?" in text or bool(_OPENS.match(text))


def surely_asks(text: str) -> bool:
    """Whether a clause is a question by the order of its words, as "when I finish" and "what I mean" are not."""
    return bool(_BEGINS_TO_ASK.match(text))


def without_questions(text: str) -> str:
    """A sentence without what it asks, as told by the order of its words: what is asked is not told."""
    return _QUESTION_WITHIN.sub(" ", text)


def _clauses(sentence: str) -> Iterator[str]:
    for question in (part for each in _NEW_QUESTION.split(sentence) for part in _told_and_asked(each)):
        for clause in _CLAUSES.split(question):
            listed = _ALSO_ASKS.split(clause) if surely_asks(clause) else [clause]
            yield from (each.strip() for each in listed)


def _told_and_asked(sentence: str) -> tuple[str, ...]:
    """What is told and what is asked behind it without a stop, as in "i hate maths is there anything for me"."""
    found = _TELLS_WITH_A_COMMA.match(sentence)
    if found is None:
        found = _TELLS_FIRST.match(sentence)
        if not found or not telling_stems(found["asked"]):
            return (sentence,)
    if len(found["told"].split()) < FEWEST_TOLD or _GOES_ON.search(found["told"]):
        return (sentence,)
    return found["told"], found["asked"]


def _has_word(text: str) -> bool:
    return any(character.isalnum() for character in text)
