"""Gradio's theme for the page: this machine's fonts and the colours of `base.css`."""

import gradio as gr


def page_theme() -> gr.themes.Base:
    """A theme that loads no font from anywhere."""
    return gr.themes.Base(
        primary_hue="teal",
        neutral_hue="slate",
        font=["system-ui", "sans-serif"],
        font_mono=["ui-monospace", "monospace"],
    )
