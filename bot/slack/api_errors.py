"""Tells Slack's failures apart: those that will pass, those that will not, and blocks that it does not like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.inbox.ports import SendBlocked, SendLater, SendRefused

_PASSING = frozenset(
    {"ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"}
)
_TO_BE_MENDED = frozenset(
    {
        "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "no_permission",
        "missing_scope", "org_login_required", "ekm_access_denied", "not_allowed_token_type", "team_access_not_granted",
    }
)  # fmt: skip
"""What an admin has to mend; until then the reply is kept."""
MENDED_AFTER = 60.0
"""Seconds between two tries while something is to be mended."""
_ABOUT_BLOCKS = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"})


class BlocksRefused(SendRefused):
    """Slack does not like the blocks; the same as text may well do."""


@contextmanager
def told_apart() -> Iterator[None]:
    """Turns whatever slack_sdk raises inside it into SendLater, SendRefused or BlocksRefused."""
    try:
        yield
    except SlackApiError as error:
        # Anything but JSON (a proxy's page) arrives as something else than a mapping.
        data = getattr(error.response, "data", None)
        name = str(data.get("error", "")) if isinstance(data, dict) else ""
        status = getattr(error.response, "status_code", 0)
        raise failure(status, name, getattr(error.response, "headers", {})) from error
    except (SlackClientError, aiohttp.ClientError, TimeoutError) as error:
        # Where no connection came about, nothing can have arrived; in every other case it may have.
        unknown = not isinstance(error, aiohttp.ClientConnectorError)
        raise SendLater(f"Slack cannot be reached: {type(error).__name__}", unknown=unknown) from error


def failure(status: int, name: str, headers: Mapping[str, str]) -> SendLater | SendRefused:
    """What an answer of this status, with this error, means for the message."""
    if status == 429 or status >= 500 or name in _PASSING or not name:
        unknown = status != 429 and name not in ("ratelimited", "rate_limited")
        return SendLater(f"Slack answered {status} {name}", _retry_after(headers), unknown=unknown)
    if name in _TO_BE_MENDED:
        asked = _retry_after(headers)
        why = f"Slack answered {name}; check the app's token and its scopes"
        return SendBlocked(why, MENDED_AFTER if asked is None else asked)
    return BlocksRefused(name) if name in _ABOUT_BLOCKS else SendRefused(f"Slack answered {name}")


def _retry_after(headers: Mapping[str, str]) -> float | None:
    asked = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    return float(asked) if asked.isascii() and asked.isdigit() else None
