"""Talks with aimock: `python -m tests.clients.aimock`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.clients.npm import talk_with

if __name__ == "__main__":
    sys.exit(talk_with("aimock, a Messages API", Path(__file__).parent))
