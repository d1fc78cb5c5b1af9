"""A chart as a PNG: dark words on a light ground of its own, so that it reads on a light page and on a dark one."""

from __future__ import annotations

from io import BytesIO
from textwrap import fill
from typing import TYPE_CHECKING

from advisor.reply import Bars, Chart

if TYPE_CHECKING:
    from matplotlib.axes import Axes

GROUND, INK, QUIET = "#fbfbf8", "#1b1f24", "#5a6068"
FILLS = ("#0b6e99", "#b35c00", "#00754a")
"""One a panel; told apart by people who see red and green alike, and each dark enough on the ground."""
WIDTH = 7.2
"""Inches."""
DOTS = 100
COLOURS = 16
BAR, HEAD = 0.34, 0.75
UPRIGHT = 1.6
LABEL = 30
MOST_LABELS = 9
"""Under upright bars, and numbers above; beyond that every second or third has one."""
ROOM = 0.12
"""Beyond the longest bar, for its number."""


def png(chart: Chart, *, dots: int = DOTS, colours: int = COLOURS) -> bytes:
    """The picture, 7.2 inches wide at so many dots an inch.

    Takes a second or two the first time, as matplotlib is loaded only now; safe in any thread.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    heights = [HEAD + (UPRIGHT if panel.upright else BAR * len(panel.items)) for panel in chart.panels]
    layout = ConstrainedLayoutEngine(w_pad=0.15, h_pad=0.1)
    figure = Figure(figsize=(WIDTH, sum(heights) + 0.45), dpi=dots, facecolor=GROUND, layout=layout)
    FigureCanvasAgg(figure)
    figure.suptitle(chart.title, x=0.02, ha="left", fontsize=11, color=QUIET)
    axes = figure.subplots(len(chart.panels), 1, height_ratios=heights, squeeze=False)
    for number, panel in enumerate(chart.panels):
        _draw(axes[number][0], panel, FILLS[number % len(FILLS)])
    drawn = BytesIO()
    figure.savefig(drawn, format="png", facecolor=GROUND)
    return _smaller(drawn.getvalue(), colours)


def _draw(axes: Axes, panel: Bars, colour: str) -> None:
    labels = [fill(_plain(bar.label), LABEL) for bar in panel.items]
    values = [bar.value for bar in panel.items]
    places = range(len(values))
    step = 1 + len(labels) // MOST_LABELS if panel.upright else 1
    axes.set_title(_plain(panel.title), loc="left", fontsize=11, color=INK, fontweight="bold")
    if panel.upright:
        drawn = axes.bar(places, values, color=colour, width=0.7)
        axes.set_xticks(places[::step], labels[::step], fontsize=9, color=INK)
        axes.set_yticks([])
        axes.margins(y=ROOM)
    else:
        drawn = axes.barh(places, values, color=colour, height=0.68)
        axes.set_yticks(places, labels, fontsize=9, color=INK)
        axes.set_xticks([])
        axes.invert_yaxis()
        axes.margins(x=ROOM)
    numbers = [f"{value:,}" if place % step == 0 else "" for place, value in enumerate(values)]
    axes.bar_label(drawn, numbers, padding=3, fontsize=9, color=INK)
    axes.set_facecolor(GROUND)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)


def _plain(text: str) -> str:
    """The text with nothing that matplotlib would read as mathematics."""
    return text.replace("$", r"\$")


def _smaller(drawn: bytes, colours: int) -> bytes:
    """The same picture in as few colours as it needs: a third of the bytes."""
    from PIL import Image

    reduced = BytesIO()
    Image.open(BytesIO(drawn)).convert("RGB").quantize(colours).save(reduced, format="PNG", optimize=True)
    return reduced.getvalue()
