"""How much the words for a goal weigh when a message wishes for several things."""

from __future__ import annotations

FACTS, WORKING, TASK, FORM, VAGUE = 5, 4, 3, 2, 1
"""Facts before all else; cost where the thing works already; a manner or a sorting task; a mere form; a vague wish."""
