"""What the asker's organisation states for everybody, as a block: each fact with the policy's own reason."""

from __future__ import annotations

from advisor.reply import Block, Points
from advisor.slots import says
from advisor.verdict import Presumed

TITLE = "From your organisation's policy"


def presumed_blocks(presumed: tuple[Presumed, ...], overlay: str = "") -> tuple[Block, ...]:
    """One line a fact, and whether words can change it; then whose policy it is. Nothing where there is nothing."""
    whose = (f"Decided with the rules of {overlay}.",) if overlay else ()
    lines = (*(_line(row) for row in presumed), *whose)
    return (Points(TITLE, lines),) if lines else ()


def _line(row: Presumed) -> str:
    fact = says(row.fact)
    holds = "It holds for everybody." if row.fixed else "Tell me if it is different for you."
    return f"{fact[0].upper()}{fact[1:]}: {row.fact.words.rstrip('.')}. {holds}"
