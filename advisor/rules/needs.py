"""The conditions that several rows share: what kind of need it is."""

from __future__ import annotations

from advisor import slots as s
from advisor.conditions import is_
from advisor.facts import UNSURE

BEHAVIOUR = is_(s.GOAL, "behaviour")
CLASSIFY = is_(s.GOAL, "classify")
CHEAPER = is_(s.GOAL, "cheaper")
ANSWERS = is_(s.GOAL, "answers")
TUNABLE = is_(s.GOAL, "behaviour", "classify", "cheaper", UNSURE)
"""Goals that fine-tuning can serve at all; somebody unsure of the goal may still find one of them."""

SHOWN_NOT_TOLD = is_(s.DESCRIBABLE, "hard", UNSURE)
"""Style is taken to be hard to describe until somebody says otherwise."""

OWN_FACTS = is_(s.KNOWLEDGE, "documents", "live")
DOCUMENTS = is_(s.KNOWLEDGE, "documents")
LIVE = is_(s.KNOWLEDGE, "live")
