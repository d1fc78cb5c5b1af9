"""A case as its file has it: somebody's enquiry, what it states, and how an expert judged it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from bot.evaluation.json_lines import read_lines

Stated = dict[str, Any]


class Case(BaseModel):
    """One enquiry. `facts` are stated in `text`, `facts_inferred` are what a reader would add; verdicts are labels.

    `replies` are the asker's own words for slots that may be asked.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    kind: str
    text: str
    lang: str = "en"
    facts: Stated
    facts_inferred: Stated = {}
    expert_verdict: str | None = None
    seed_verdict: str | None = None
    acceptable: list[str] = []
    authority: str = ""
    agrees_with_seeds: bool = True
    tags: list[str] = []
    expected: str | None = None
    replies: dict[str, str] = {}

    @property
    def target(self) -> str | None:
        """The label to reach: the house's where it differs from the expert's; None where no verdict is right."""
        return self.seed_verdict or self.expert_verdict if self.expected != "decline" else None

    @property
    def core(self) -> bool:
        """Whether the case counts for the headline score."""
        judged = self.target is not None and self.kind != "constructed" and self.authority != "collector"
        return judged and self.agrees_with_seeds and "weak" not in self.tags

    @property
    def known(self) -> Stated:
        """Everything the asker can answer from."""
        return self.facts_inferred | self.facts


def read_cases(path: Path) -> list[Case]:
    """The cases of a JSON Lines file; DataError names file and line of what cannot be read."""
    return read_lines(path, Case.model_validate, "Every line is one case as a JSON object.")
