"""Bars in characters: a chart for where there are no pictures."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from advisor.reply import Bars, Chart

FULL, PARTS = "█", " ▏▎▍▌▋▊▉"
MOST_LABEL = 40


def bar_lines(chart: Chart, *, width: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each panel's title, and its bars as lines of at most `width` characters (20 or more)."""
    for panel in chart.panels:
        yield panel.title, tuple(_lines(panel, width))


def bar(value: int, longest: int, columns: int) -> str:
    """The bar of a value, where `longest` fills the columns; anything above nothing can be seen."""
    if value <= 0:
        return ""
    eighths = max(1, round(8 * columns * value / longest))
    return FULL * (eighths // 8) + PARTS[eighths % 8].strip()


def _lines(panel: Bars, width: int) -> Iterator[str]:
    longest = max((own.value for own in panel.items), default=0)
    room = max(6, min(MOST_LABEL, width // 2))
    labels = [shorten(own.label, room, placeholder="…") for own in panel.items]
    first = max((len(label) for label in labels), default=0)
    columns = max(1, width - first - 2 - len(f" {longest:,}"))
    for label, own in zip(labels, panel.items, strict=True):
        yield f"{label:<{first}}  {bar(own.value, longest, columns)} {own.value:,}"
