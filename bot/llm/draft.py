"""What a model is to return as an explanation: which reasons, in which order, each reworded for the asker."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class DraftSentence(BaseModel):
    """One reason in other words, not yet believed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: str = Field(description="The id of the one given reason that this rewords.")
    quote: str = Field(description="The id of the given quote that this meets, or nothing.")
    text: str = Field(description="One sentence of plain text, 30 words at most.")


class Draft(BaseModel):
    """A draft explanation, not yet believed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sentences: list[DraftSentence] = Field(description="The reasons that matter most to this asker, in order.")
