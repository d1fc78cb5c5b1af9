"""Draws docs/pictures: every kind of reply on every front. Run by `make pictures`."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from advisor.dialogue.turn import take_turn
from advisor.facts import Fact
from advisor.interpret.heard import Heard, Intent
from advisor.message import Message
from advisor.replies.compose import compose
from advisor.reply import Reply
from tests.pictures.pages import chart_page, slack_page, teams_page, terminal_page
from tests.pictures.summary import month_of_a_company
from tests.support.situations import POLICY
from tests.support.talk import NOON, Talk

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
CHROMIUM = [
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--force-device-scale-factor=1.5",
]  # fmt: skip

QUESTION = "We have 300 support replies and think about fine-tuning a model to write them."
VERDICT = "We have 50 support emails and want replies in Australian English. General knowledge is enough."
CLAIMS = (
    "We sort claims into 12 categories, 20,000 a day, with 900 labelled examples. We optimised the prompt and it is "
    "still not good enough. Any provider is fine."
)
ROUTING = (
    "We route tickets into 40 fixed queues, 50,000 a day. 5,000 verified labelled examples, the prompt is already "
    "optimised against an eval set and stuck 8 points short, the task is stable and the ML team owns it. "
    "Any provider is fine."
)

TAKEN = "Our bot should write to guests like our founder does, it sounds stiff"

PLAYED_BACK = (
    Fact("task", "draft", words="replies to guests", read=True),
    Fact("gap", "manner", words="it sounds stiff, not like our founder", read=True),
    Fact("describable", "easy"),
    Fact("knowledge", "none"),
)


def recap() -> Reply:
    """What is played back before a verdict."""
    return compose(take_turn(POLICY, None, Message("t", "t", "1", "u"), Heard(Intent.TELL, PLAYED_BACK), NOON))


SCENES: dict[str, Callable[[], Reply]] = {
    "question": lambda: Talk().say(QUESTION).reply,
    "confirm": lambda: Talk().say(TAKEN).reply,
    "recap": recap,
    "checklist": lambda: Talk().say(CLAIMS).press(gap="accuracy").press(prompting="short").press(provider="any").reply,
    "verdict": lambda: Talk().say(VERDICT).reply,
    "correction": lambda: Talk().say(ROUTING).say("Sorry, we only have 60 labelled examples").reply,
    "understood": lambda: Talk().say(CLAIMS).say("what do you know").reply,
    "summary": month_of_a_company,
}
FRONTS: dict[str, Callable[[Reply], str]] = {"terminal": terminal_page, "slack": slack_page, "teams": teams_page}


def draw(page: str, picture: Path) -> None:
    """Draw an HTML page into a PNG that is as high as the page; CalledProcessError if Chromium fails."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.html")
        source.write_text(page, "utf-8")
        own = [*CHROMIUM, f"--user-data-dir={folder}/profile"]
        width = int(re.findall(r"width: (\d+)px", page)[0])
        seen = subprocess.run(
            [*own, f"--window-size={width},100", "--dump-dom", source.as_uri()],
            capture_output=True, encoding="utf-8", check=True,
        )  # fmt: skip
        height = int(re.findall(r'data-height="(\d+)"', seen.stdout)[0])
        size = f"--window-size={width},{height}"
        subprocess.run([*own, size, f"--screenshot={picture}", source.as_uri()], capture_output=True, check=True)


def main(only: list[str]) -> None:
    """Draw every picture, or those whose names begin with one of `only`."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    pages = {f"{front}-{scene}": (page, reply) for front, page in FRONTS.items() for scene, reply in SCENES.items()}
    pages["chart-summary"] = (chart_page, month_of_a_company)
    # There are others to share it with.
    pages["slack-summary"] = (slack_page, lambda: month_of_a_company(can_share=True))
    for name, (page, reply) in pages.items():
        if not only or any(name.startswith(wanted) for wanted in only):
            draw(page(reply()), PICTURES / f"{name}.png")
            print(f"docs/pictures/{name}.png")


main(sys.argv[1:])
