"""One HTML page for each picture: what a front was given, drawn by a renderer that is not ours."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from advisor.reply import Chart, Reply
from bot.reports.picture import png
from bot.slack.render import render as slack_render
from bot.teams.numbers import drawn_pictures
from bot.teams.render import render as teams_render
from bot.terminal.render import render as terminal_render

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
NODE = shutil.which("node") or "node"

_PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 20px; width: {width}px; box-sizing: border-box; background: {background};
       font-family: "Segoe UI", Lato, "Helvetica Neue", Arial, sans-serif; }}
{style}</style><body>{body}
<script>{script}
document.documentElement.dataset.height = document.body.scrollHeight;</script></body>"""

_TEAMS = """
const card = new AdaptiveCards.AdaptiveCard();
card.hostConfig = new AdaptiveCards.HostConfig(HOST);
card.parse(CARD);
document.getElementById("card").appendChild(card.render());
"""
# Teams' look in its light theme, as far as a host config carries it.
_HOST = {
    "fontFamily": "Segoe UI, system-ui, sans-serif",
    "spacing": {"small": 8, "default": 12, "medium": 16, "large": 20, "extraLarge": 24, "padding": 16},
    "fontSizes": {"small": 12, "default": 14, "medium": 14, "large": 18, "extraLarge": 24},
    "containerStyles": {
        "default": {
            "backgroundColor": "#ffffff",
            "foregroundColors": {
                "default": {"default": "#242424", "subtle": "#616161"},
                "good": {"default": "#237b4b", "subtle": "#237b4b"},
                "warning": {"default": "#835c00", "subtle": "#835c00"},
                "attention": {"default": "#c4314b", "subtle": "#c4314b"},
                "accent": {"default": "#5b5fc7", "subtle": "#5b5fc7"},
            },
        },
        "emphasis": {"backgroundColor": "#f5f5f5"},
    },
    "actions": {"maxActions": 6, "spacing": "default", "buttonSpacing": 8, "actionsOrientation": "horizontal",
                "actionAlignment": "left"},
}  # fmt: skip
_TEAMS_STYLE = """
#card { border: 1px solid #e0e0e0; border-radius: 4px; background: #fff; }
.ac-pushButton { border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; font: 600 14px "Segoe UI", sans-serif;
                 padding: 5px 12px; }
"""


def terminal_page(reply: Reply) -> str:
    """The terminal's own output, with its colours, as rich exports it."""
    console = Console(record=True, width=84, file=StringIO())
    console.print(Text.from_ansi(terminal_render(reply, width=80, colour=True)))
    return _page(console.export_svg(title="advisor chat"), width=1060)


def slack_page(reply: Reply) -> str:
    """The blocks as slack-blocks-to-jsx draws them. Raises CalledProcessError with Node's own words."""
    charts = {chart.title: png(chart) for chart in reply.blocks if isinstance(chart, Chart)}
    files = {chart: chart.title for chart in reply.blocks if isinstance(chart, Chart)}
    shown = [_uploaded(block, charts) for block in slack_render(reply, pictures=files).blocks]
    # Slack formats "verbatim" text like any other and only adds no links; this renderer would not format it at all.
    blocks = json.dumps(shown).replace('"verbatim": true', '"verbatim": false')
    # Nor does Slack show the line breaks at the ends of what is in fixed width.
    blocks = blocks.replace("```\\n", "```").replace("\\n```", "```")
    drawn = subprocess.run(
        [NODE, HERE / "slack.mjs"], input=blocks, capture_output=True, encoding="utf-8", check=True, cwd=HERE
    )
    style = (MODULES / "slack-blocks-to-jsx/dist/style.css").read_text("utf-8")
    return _page(drawn.stdout, width=680, style=style)


def _uploaded(block: dict[str, Any], charts: Mapping[str, bytes]) -> dict[str, Any]:
    """The block with an address in place of the file that only Slack could show."""
    if "slack_file" not in block:
        return block
    address = {"image_url": data_url(charts[block["slack_file"]["id"]])}
    return {name: part for name, part in block.items() if name != "slack_file"} | address


def data_url(drawn: bytes) -> str:
    """A PNG as an address."""
    return f"data:image/png;base64,{b64encode(drawn).decode()}"


def chart_page(reply: Reply) -> str:
    """The chart on a light ground and on a dark one."""
    (chart,) = (block for block in reply.blocks if isinstance(block, Chart))
    grounds = "".join(
        f'<div style="background: {ground}; padding: 24px"><img src="{data_url(png(chart))}" width="560"></div>'
        for ground in ("#ffffff", "#1a1d21")
    )
    return _page(f'<div style="display: flex">{grounds}</div>', width=1260)


def teams_page(reply: Reply) -> str:
    """The card as Microsoft's own renderer draws it."""
    library = (MODULES / "adaptivecards/dist/adaptivecards.min.js").read_text("utf-8")
    pictures = asyncio.run(drawn_pictures([block for block in reply.blocks if isinstance(block, Chart)]))
    card = json.dumps(teams_render(reply, nonce="picture", pictures=pictures).card)
    script = f"const HOST = {json.dumps(_HOST)}, CARD = {card};{_TEAMS}"
    body = f'<div id="card"></div><script>{library}</script>'
    return _page(body, width=620, style=_TEAMS_STYLE, script=script, background="#f5f5f5")


def _page(body: str, *, width: int, style: str = "", script: str = "", background: str = "#ffffff") -> str:
    return _PAGE.format(width=width, background=background, style=style, body=body, script=script)
