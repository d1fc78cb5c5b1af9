"""What a model is to return as an explanation: sentences, each with the rules that it rests on."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class DraftSentence(BaseModel):
    """One sentence of a draft, not yet believed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = Field(description="One or two short sentences of plain text.")
    rules: list[str] = Field(description="The ids of the given rules that this rests on; at least one.")


class Draft(BaseModel):
    """A draft explanation, not yet believed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sentences: list[DraftSentence] = Field(description="Two to six sentences, the answer first.")
