"""The chart as a picture: opaque, with enough contrast on any page, light enough for a card, never without words."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from advisor.reply import Bar, Bars, Chart
from bot.reports.bars import bar, bar_lines
from bot.reports.picture import FILLS, GROUND, INK, QUIET, png
from bot.teams.numbers import drawn_pictures

WEEKS = Bars("By week", tuple(Bar(f"{week} Nov", 40 + week * 3 % 17) for week in range(1, 58)), upright=True)
TOLD = Bars("What people were told", (Bar("No, for $5 and $6", 114), Bar("Not yet", 0)))
CHART = Chart("A year", (WEEKS, TOLD, TOLD), "Bar chart.")


def test_the_picture_is_opaque_and_has_a_ground_of_its_own() -> None:
    picture = Image.open(BytesIO(png(CHART)))

    assert picture.size[0] == 720
    assert "transparency" not in picture.info
    assert picture.convert("RGBA").getextrema()[3] == (255, 255)
    assert (
        max(map(abs, (a - b for a, b in zip(_rgb(GROUND), picture.convert("RGB").getpixel((1, 1)), strict=True)))) < 8
    )


@pytest.mark.parametrize(("colour", "least"), [(INK, 7.0), (QUIET, 4.5), *((fill, 3.0) for fill in FILLS)])
def test_words_and_bars_stand_out_from_the_ground(colour: str, least: float) -> None:
    assert _contrast(colour, GROUND) >= least


async def test_a_cards_picture_leaves_most_of_the_card_to_the_words() -> None:
    assert len((await drawn_pictures([CHART]))[CHART]) < 7_000


def test_bars_of_text_begin_at_one_place_and_fit_their_columns() -> None:
    panels = list(bar_lines(CHART, width=36))

    assert [title for title, _ in panels] == [panel.title for panel in CHART.panels]
    assert max(len(line) for _, lines in panels for line in lines) <= 36
    assert len({line.index("█") for line in panels[0][1]}) == 1
    assert (bar(0, 9, 10), bar(1, 9_999, 10), bar(9, 9, 10)) == ("", "▏", "█" * 10)


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def _contrast(one: str, other: str) -> float:
    """By the Web Content Accessibility Guidelines."""
    lights = sorted((_light(one), _light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: str) -> float:
    parts = [part / 255 for part in _rgb(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
