"""What the lines of a summary are called."""

from __future__ import annotations

from advisor.replies.wording import ANSWERS, SHORT_NAMES
from advisor.slots import TASK
from advisor.summary.contribution import ABANDONED, UNDER_WAY

_OPEN = {UNDER_WAY: "under way", ABANDONED: "abandoned"}
_STANDINGS = {own.value: words.lower() for own, words in ANSWERS.items()} | _OPEN
_APPROACHES = {own.value: words for own, words in SHORT_NAMES.items()}


def verdict_label(standing: str) -> str:
    """Where an enquiry stands: yes, not yet, no, under way or abandoned."""
    return _STANDINGS.get(standing, standing)


def approach_label(approach: str) -> str:
    """The approach's short name."""
    return _APPROACHES.get(approach, approach) if approach else "no verdict"


def team_label(team: str) -> str:
    """The team as its platform names it; a front may know its name."""
    return team


def task_label(task: str) -> str:
    """The task as it is asked for."""
    labels = {band.id: band.label for band in TASK.bands}
    return labels.get(task, "not sure") if task else "not said"
