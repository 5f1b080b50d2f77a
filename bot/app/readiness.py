"""Whether the bot can answer now, found out by letting it search."""

from pathlib import PurePath
from typing import Any

from bot.pipeline import Bot

_PROBE = "what is this guide about?"
_REMEDY = "the index cannot be searched; run: guide-index build, and start guide-chat again"


def readiness(bot: Bot) -> dict[str, Any]:
    """What is loaded, with `ready` true; or `ready` false and one line on what to do."""
    try:
        found = bot.index.search(_PROBE, top=1)
    except Exception:  # noqa: BLE001 - whatever it is, an operator is to be told
        found = None
    if not found or not found.passages:
        return {"ready": False, "remedy": _REMEDY}
    made = bot.index.manifest
    return {
        "ready": True,
        "guides": [
            {"id": guide.id, "title": guide.title, "reviewed": guide.reviewed.isoformat() if guide.reviewed else None}
            for guide in bot.index.guides
        ],
        "sections": made.sections,
        "chunks": made.chunks,
        "model": PurePath(made.model).name,
        "built": made.built,
    }
