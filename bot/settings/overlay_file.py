"""Finds the organisation's overlay: the file that was named on the command line, or else the one in the settings."""

from __future__ import annotations

from pathlib import Path

from advisor.errors import DataError
from advisor.overlay import Overlay, load_overlay
from bot.settings.settings import Settings


def overlay_of(settings: Settings) -> Overlay | None:
    """The overlay that ADVISOR_OVERLAY names, None where it names none; DataError names the file and the wrong key."""
    return read_overlay(settings.overlay) if settings.overlay else None


def read_overlay(path: Path) -> Overlay:
    """The overlay in the file at `path`; DataError names it, and the key that is wrong or why it cannot be read."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise DataError(f"{path}: I could not read the overlay ({error.strerror}). Check ADVISOR_OVERLAY.") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: the overlay is no UTF-8 text. Save it as UTF-8.") from error
    return load_overlay(text, file=path.name)
