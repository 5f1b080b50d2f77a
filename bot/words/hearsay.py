"""What somebody else is said to say, as the question that it raises: "my brother says I can skip maths"."""

import re

_WHO = (
    r"(?:(?:my|a|an|this|that|some|our|the(?!\s+(?:guide|page|site|text)))\s+(?:\w+\s+){0,3}?\w+|someone|somebody|people|they"
    r"|he|she|everyone|everybody|youtube|tiktok|reddit|chatgpt|linkedin)"
)
_SAYS = r"(?:says?|said|thinks?|thought|(?:told|tells)\s+me|claims?|claimed|reckons?|believes?|insists?)"
_WITHOUT = (
    r"(?:(?:should|can|could|may|must)\s+(?:just\s+)?(?:skip|leave\s+out|drop|avoid|ignore|forget(?:\s+about)?|do\s+without)"
    r"|(?:do(?:es)?n['’]?t|do(?:es)?\s+not|never|no\s+longer)\s+(?:really\s+|even\s+|actually\s+)?needs?)"
)
_NEEDLESS = (
    r"(?:(?:is|are)(?:n['’]?t|\s+not)\s+(?:really\s+)?(?:needed|necessary|required|important)"
    r"|(?:is|are)\s+(?:useless|pointless|unnecessary|overrated|a\s+waste\s+of\s+time))"
)
_SAID = re.compile(
    rf"^\W*(?:(?:but|and|well|so)\s+)?{_WHO}\s+{_SAYS}\s+(?:that\s+)?"
    rf"(?:(?:i|you|we|one|people|he|she|nobody)\s+{_WITHOUT}\s+(?:the\s+)?(?P<left>[\w\s+#/-]{{2,40}}?)"
    rf"|(?P<needless>[\w\s+#/-]{{2,40}}?)\s+{_NEEDLESS}(?P<where>\s+(?:in|for|to)\s+[\w\s]+?)?)\W*$",
    re.IGNORECASE,
)


def raised_by(text: str) -> str:
    """Whether something is needed, where a message tells that somebody says it is not; else the message itself."""
    found = _SAID.match(text)
    if not found:
        return text
    return f"Do I need {found['left'] or found['needless']}{found['where'] or ''}?"
