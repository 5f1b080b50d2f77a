"""What programs send and get, described once: for reading requests, and for the published description of the API."""

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.answer import Kind, Mode

MOST_SECTIONS = 50

Section = Annotated[str, Field(description="The id of a section.", examples=["ai-ml/roadmap/phase-1"])]
State = Annotated[
    dict[str, Any],
    Field(description="What is remembered of the conversation. Keep it as it is and send it with the next message."),
]


class Described(BaseModel):
    """A value with the fields described here and no others."""

    model_config = ConfigDict(extra="forbid")


class Question(Described):
    """A message, and the conversation that it belongs to."""

    message: str = Field(
        description="What the learner says. What is longer than the server's limit (4,000 characters unless it was "
        "changed) is answered with a line that says so.",
        examples=["what should I learn first?"],
    )
    conversation: State | None = Field(
        default=None,
        description="The `conversation` that came with the last answer, or null to begin one.",
        examples=[None],
    )

    @model_validator(mode="before")
    @classmethod
    def _with_whole_characters(cls, content: Any) -> Any:
        """JSON can escape half of a character; it becomes a question mark, since it cannot be sent back."""
        if not isinstance(content, dict):
            return content
        try:
            return json.loads(json.dumps(content, ensure_ascii=False).encode(errors="replace"))
        except RecursionError as error:
            raise ValueError("nested too deeply") from error


class Cited(Described):
    """Where a marker of the text comes from; `quote` is `text[start:end]` of the section."""

    number: int = Field(description="The number in the marker.", ge=1, examples=[1])
    section: Section
    title: str = Field(examples=["Phase 1: foundations"])
    url: str = Field(description="The section on this server.", examples=["/guides/ai-ml#phase-1"])
    quote: str = Field(description="The guide's own words.")
    start: int = Field(ge=0)
    end: int = Field(ge=1)


class Named(Described):
    """A section by its id and title."""

    section: Section
    title: str


class Milliseconds(Described):
    """How long it took."""

    total: float = Field(ge=0)
    search: float = Field(ge=0)


class Grown(Described):
    """An answer, as `guide-ask --json` prints it."""

    message: str = Field(description="What was asked.")
    searched: str | None = Field(description="The question that was searched for, standing alone; null where none was.")
    kind: Kind = Field(description="What sort of reply it is; `declined` says that the guides do not answer.")
    mode: Mode = Field(description="Whether the text was quoted, worded by a language model, or neither.")
    text: str = Field(description="Markdown with markers such as [1], each with its citation.")
    citations: list[Cited]
    suggestions: list[str] = Field(description="Questions that may be asked next; all of them are answered.")
    nearest: list[Named] = Field(description="The nearest sections, where the guides do not answer.")
    ms: Milliseconds


class Reply(Grown):
    """A whole answer, with the state to send along with the next message."""

    conversation: State


class Search(Described):
    """What to search the guides for."""

    question: str = Field(description="The question, in plain words.", examples=["which certificates are retired?"])
    top: int = Field(default=10, ge=1, le=MOST_SECTIONS, description="The most sections to return.")


class FoundSection(Described):
    """A section that was found."""

    section: Section
    title: str
    url: str = Field(description="The section on this server.", examples=["/guides/ai-ml#phase-1"])
    score: float = Field(description="Higher is better; to be compared within one search only.")


class FoundSections(Described):
    """What a search found, as `guide-index search --json` prints it, with titles and addresses."""

    searched: str = Field(description="The question as it was searched for, with misspellings mended.")
    ms: float = Field(ge=0, description="How long it took.")
    sections: list[FoundSection] = Field(description="The best first; none where the question has no words.")


class Alive(Described):
    """The server answers."""

    alive: Literal[True]


class LoadedGuide(Described):
    """A guide that is loaded."""

    id: str = Field(examples=["ai-ml"])
    title: str
    reviewed: str | None = Field(description="The day on which it was last checked, as the guide says.")


class Ready(Described):
    """The bot can answer."""

    ready: Literal[True]
    guides: list[LoadedGuide]
    sections: int = Field(ge=1)
    chunks: int = Field(ge=1)
    model: str = Field(description="What embeds the questions.")
    built: str = Field(description="When the index was built.")


class NotReady(Described):
    """The bot cannot answer now."""

    ready: Literal[False]
    remedy: str = Field(description="What an operator is to do.")
