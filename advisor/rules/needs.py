"""The conditions that several rows share: what kind of need it is, and whether tuning could serve it at all."""

from __future__ import annotations

from advisor import slots as s
from advisor.conditions import is_
from advisor.facts import UNSURE

BEHAVIOUR = is_(s.GOAL, "behaviour")
FORMAT = is_(s.GOAL, "format")
CLASSIFY = is_(s.GOAL, "classify")
REASONING = is_(s.GOAL, "reasoning")
TOOLS = is_(s.GOAL, "tools")
CHEAPER = is_(s.GOAL, "cheaper")
ANSWERS = is_(s.GOAL, "answers")

DOCUMENTS = is_(s.KNOWLEDGE, "documents")
LIVE = is_(s.KNOWLEDGE, "live")
OWN_FACTS = is_(s.KNOWLEDGE, "documents", "live")

OWN_LANGUAGE = is_(s.DOMAIN_GAP, "own_language")
SHOWN_NOT_TOLD = is_(s.DESCRIBABLE, "hard", UNSURE) | OWN_LANGUAGE
"""Style is taken to be hard to describe until somebody says otherwise; what no model has read has to be shown."""

PRACTICE = (BEHAVIOUR & SHOWN_NOT_TOLD) | REASONING
"""What is learnt by practice rather than by being told, and may rest on facts besides."""

STUCK = is_(s.PROMPTING, "short")
MISUSED = is_(s.CONTEXT_USE, "misused")
WRONG_CALLS = is_(s.TOOL_ERRORS, "wrong_calls")

GROUNDED = (PRACTICE & DOCUMENTS) | (ANSWERS & MISUSED)
"""Practice in using text that retrieval finds."""

QUALITY = CLASSIFY | PRACTICE | (FORMAT & STUCK) | (TOOLS & WRONG_CALLS) | (ANSWERS & MISUSED)
"""Needs for better answers that tuning can serve."""

BETTER = QUALITY | BEHAVIOUR | FORMAT
"""Needs for better answers that people think of training for, also where a prompt will do."""

TUNABLE = QUALITY | CHEAPER
"""Needs that tuning can serve at all; for the others the answer is no, however ready an organisation is."""

HUNDRED = is_(s.LABELLED_EXAMPLES, "100_to_499", "500_to_1999", "2000_plus")
