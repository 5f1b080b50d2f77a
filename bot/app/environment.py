"""What Gradio reads from the environment: its calls to the outside are turned off, and sharing is refused."""

import os

from knowledge.errors import SettingsError

QUIET = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
}
REFUSED = {
    "GRADIO_SHARE": "it would open this page to the internet through a tunnel of somebody else",
    "GRADIO_VIBE_MODE": "it would let visitors change the program",
}


def keep_to_this_machine() -> None:
    """To be called before Gradio is imported.

    Raises `SettingsError` where a variable would open the page to the world.
    """
    for variable, harm in REFUSED.items():
        if os.environ.get(variable, "").strip().lower() not in {"", "0", "false"}:
            raise SettingsError(f"{variable} is set, and {harm}; unset it")
    os.environ.update(QUIET)
