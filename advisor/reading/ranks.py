"""How much the words for a goal weigh when a message wishes for several things."""

from __future__ import annotations

FAILING, FACTS, WORKING, TASK, FORM, VAGUE = 6, 5, 4, 3, 2, 1
"""Calls that fail before all else; then facts; cost where the thing works already; a manner, a sorting task or a hard
problem; a mere form; a vague wish."""
