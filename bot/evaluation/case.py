"""Cases as their files have them: an enquiry, an expert's judgement, which part only measures, who reads it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

from advisor.errors import DataError

Parsed = TypeVar("Parsed")


def read_lines(path: Path, read: Callable[[Any], Parsed], expected: str) -> list[Parsed]:
    """What `read` makes of each line that is not blank; DataError names file and line of one that it cannot read.

    `expected` is a sentence on what a line has to be, for whoever mends the file.
    """
    rows = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            if line.strip():
                rows.append(read(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DataError(f"{path.name}, line {number}: {error}. {expected}") from error
    return rows


class Part(StrEnum):
    """The third that was put aside before the first rule was written, and what is left to learn from."""

    ASIDE = "aside"
    REST = "rest"

    def holds(self, case_id: str) -> bool:
        """Whether the case is of this part: the SHA-256 of its id, as a number, divides by three for what is aside."""
        aside = int(hashlib.sha256(case_id.encode()).hexdigest(), 16) % 3 == 0
        return aside is (self is Part.ASIDE)


class Reader(StrEnum):
    """`exact` reads nothing that takes understanding; `model` is the one that the settings name."""

    EXACT = "exact"
    BUILT_IN = "built-in"
    MODEL = "model"


class Unknown(StrEnum):
    """`unsure`: "not sure", as somebody who asks cold; `best`: the best band of everything but the need itself."""

    UNSURE = "unsure"
    BEST = "best"


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
