"""Gets aimock and runs the talk with it: `python -m tests.clients.aimock`.

A talk that fails, fails. That aimock cannot be had today is said, and is no failure of ours.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import which

HERE = Path(__file__).parent


def main() -> int:
    """The exit code."""
    npm, node = which("npm"), which("node")
    if not npm or not node:
        return _not_today("Node.js and npm are not installed")
    install = [npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"]
    # The commands and their words are all ours.
    installed = subprocess.run(install, cwd=HERE, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if installed.returncode:
        return _not_today((installed.stderr.strip() or "npm install failed").splitlines()[0])
    return subprocess.run([sys.executable, "-m", "pytest", str(HERE / "talk.py")]).returncode


def _not_today(why: str) -> int:
    sys.stdout.write(f"Not checked today: aimock, a Messages API, could not be installed ({why}).\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
