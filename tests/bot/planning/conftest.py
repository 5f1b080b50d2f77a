"""What the tests of planning share: the packaged guide that has a curriculum."""

import pytest

from knowledge.guide import Guide
from knowledge.read import packaged_guides, read_guides


@pytest.fixture(scope="module")
def packaged() -> Guide:
    """The packaged guide that has a curriculum."""
    return next(guide for guide in read_guides(packaged_guides()) if guide.curriculum)
