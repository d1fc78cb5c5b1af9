"""A reason in a model's words, beside all that it may rest on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from bot.llm.guard.text import folded

QUOTED = re.compile(r"[\"“]([^\"“”]*)[\"”]")


@dataclass(frozen=True)
class Reworded:
    """A sentence, the reason that it rewords, and the asker's words that it may meet with what they mean."""

    text: str
    reason: str
    words: str = ""
    means: str = ""

    @cached_property
    def own(self) -> str:
        """The sentence less what it quotes."""
        return QUOTED.sub(" ", self.text)

    @cached_property
    def given(self) -> tuple[str, ...]:
        """Everything that the sentence may say: what is not in here, it cannot know."""
        return (self.reason, self.words, self.means)

    @property
    def quoted(self) -> tuple[str, ...]:
        """What it quotes, folded."""
        return tuple(" ".join(folded(found).split()) for found in QUOTED.findall(self.text))
