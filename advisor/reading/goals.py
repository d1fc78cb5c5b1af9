"""What the asker wants of the model: every goal's words, and how they are weighed against each other."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.reading.behaving import BEHAVIOUR, DESCRIBABLE
from advisor.reading.clauses import Passage
from advisor.reading.cues import Cue, find
from advisor.reading.findings import Finding
from advisor.reading.forming import FORMAT
from advisor.reading.knowing import ANSWERS
from advisor.reading.living import LIVE
from advisor.reading.ranks import WORKING
from advisor.reading.saving import CHEAPER, SMARTER, WORKS
from advisor.reading.scope import denied
from advisor.reading.solving import REASONING, TOOLS
from advisor.reading.sorting import CLASSIFY

GOALS: tuple[Cue, ...] = (
    *ANSWERS, *LIVE, *BEHAVIOUR, *DESCRIBABLE, *FORMAT, *CLASSIFY, *REASONING, *TOOLS, *CHEAPER, *SMARTER,
)  # fmt: skip


def wishes(passage: Passage) -> Iterator[Finding]:
    """Every wish in the passage; one for less cost weighs more where the thing is said to work already."""
    works = any(
        not denied(clause.text, *found.span()) for clause in passage.clauses for found in WORKS.finditer(clause.text)
    )
    for finding in find(GOALS, passage):
        dear = works and finding.fact.band == "cheaper"
        yield Finding(finding.fact, WORKING) if dear else finding
