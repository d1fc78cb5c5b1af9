"""Safety lines, each broken once in a copy of the project: a named test has to fail, or nothing holds the line.

`python -m tests.mutants` breaks all of them, `python -m tests.mutants ID ...` some. The rows are frozen text, so a line
that changes has to be changed here too; `tests/house/test_mutants.py` says so at once.
"""

from __future__ import annotations

from tests.mutants import conversation, fronts, inbox, models, record, slack, stores, teams
from tests.mutants.mutant import ROOT, Mutant

__all__ = ["MUTANTS", "ROOT", "Mutant"]

MUTANTS: tuple[Mutant, ...] = (
    *inbox.ROWS,
    *stores.ROWS,
    *fronts.ROWS,
    *slack.ROWS,
    *teams.ROWS,
    *record.ROWS,
    *models.ROWS,
    *conversation.ROWS,
)
