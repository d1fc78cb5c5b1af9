"""Starts every benchmark, one after the other, or those that are named: `python -m tests.bench [NAME ...]`.

Each prints its figures beside a floor of the same run, where there is one to be had.
"""

from __future__ import annotations

import subprocess
import sys

BENCHES = (
    "load", "slack_turn", "teams_turn", "start", "summary", "verdicts", "questions", "next_question", "reading",
    "model_tokens", "interleavings",
)  # fmt: skip
"""What a person waits for comes first."""


def main(*names: str) -> int:
    """How many of the benchmarks failed."""
    failed = 0
    for name in names or BENCHES:
        print(f"\n# {name}", flush=True)
        failed += subprocess.run([sys.executable, "-m", f"tests.bench.{name}"]).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
