"""Makes any text safe to print: what a person typed must not steer somebody's terminal."""

from __future__ import annotations

import re

_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor moves
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\|$)"  # OSC and other strings: window titles, links, clipboard
    r"|\x1b[ -/]*[0-~]",  # two-character escapes
    re.DOTALL,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """`text` without escape sequences, control characters, lone surrogates and marks that reverse its direction.

    Line breaks stay; a tab becomes a space.
    """
    without = _SEQUENCE.sub("", text.replace("\r\n", "\n"))
    return _CONTROL.sub("", without.replace("\t", " "))


def one_line(text: str) -> str:
    """`text` made safe, and on one line."""
    return " ".join(clean(text).split())
