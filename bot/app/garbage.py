"""How often Python looks for garbage: seldom, since nearly all that a process makes here lasts until it is answered.

Left to itself, Python looks again and again through what is loaded and through every message on its way, which took a
third of what accepting one costs.
"""

from __future__ import annotations

import gc

YOUNG, MIDDLE, OLD = 10_000, 20, 50
"""When each generation is looked through: after so many new objects, and after so many looks at the one before. Rings
of objects are few here, so what they keep meanwhile is little."""


def seldom() -> None:
    """Look for garbage seldom from now on; called before anything large is loaded."""
    gc.set_threshold(YOUNG, MIDDLE, OLD)


def loaded() -> None:
    """All that is there by now stays for good and is never looked through again: modules, tables, weights."""
    seldom()
    gc.freeze()
