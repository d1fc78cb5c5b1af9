"""Who sits at this terminal."""

from __future__ import annotations

import getpass


def local_user() -> str:
    """The local user's name, or "local" where the system knows none, as in a container with a bare user id."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "local"
