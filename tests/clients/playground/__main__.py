"""Talks with the Playground: `python -m tests.clients.playground`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.clients.npm import talk_with

if __name__ == "__main__":
    sys.exit(talk_with("Microsoft's Agents Playground", Path(__file__).parent))
