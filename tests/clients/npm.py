"""Gets a client from npm and runs the talk with it.

A talk that fails, fails. That the client cannot be had today is said, and is no failure of ours.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import which


def no_node() -> str:
    """Why what was installed cannot run: there is no Node.js; nothing where there is."""
    return "" if which("node") else "Node.js is not installed"


def talk_with(name: str, here: Path, *, unready: Callable[[], str] = no_node) -> int:
    """The exit code of the talk in the folder `here` with the client `name`, whose packages that folder lists.

    `unready` is called once they are installed; it says why they cannot be used, or nothing if they can.
    """
    if why := missing(here) or unready():
        sys.stdout.write(f"Not checked today: {name} could not be installed ({why}).\n")
        return 0
    return subprocess.run([sys.executable, "-m", "pytest", str(here / "talk.py")]).returncode


def missing(here: Path) -> str:
    """Why what the folder lists could not be installed, or nothing once it is."""
    npm = which("npm")
    if not npm:
        return "npm is not installed"
    install = [npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"]
    # The command and its words are all ours.
    installed = subprocess.run(install, cwd=here, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return (installed.stderr.strip() or "npm install failed").splitlines()[0] if installed.returncode else ""
