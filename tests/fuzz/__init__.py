"""Coverage-guided fuzzing of everything that strangers can send: both doors, the cards, and the conversation itself.

`make fuzz` runs it with atheris; what a target does with one input needs no atheris (tests/house/test_fuzz.py).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.fuzz.target import Target

MODULES = {
    "slack": "tests.fuzz.slack_door",
    "teams": "tests.fuzz.teams_door",
    "reader": "tests.fuzz.reader",
    "cards": "tests.fuzz.cards",
}


def named(name: str) -> Target:
    """The target of this name, imported only now: what it is about is to be instrumented on its way in."""
    found: Target = import_module(MODULES[name]).TARGET
    return found
