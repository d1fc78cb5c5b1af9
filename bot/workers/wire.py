"""What front and workers tell each other, a line each. Messages themselves go by the store."""

from __future__ import annotations

import json

from bot.inbox.items import Mark

READY = b'"ready"\n'
"""A worker's first line: it takes turns from now on."""


def order_of(mark: Mark) -> bytes:
    """To a worker: see to it that this thread is emptied."""
    return json.dumps([mark.platform, mark.tenant, mark.thread, mark.at]).encode() + b"\n"


def mark_of(order: bytes) -> Mark:
    """The mark of an order."""
    return Mark(*json.loads(order))


def report_of(mark: Mark) -> bytes:
    """To the front, once for each order: nobody is at this thread any more because of it."""
    return json.dumps(mark.of).encode() + b"\n"


def thread_of(report: bytes) -> tuple[str, str]:
    """The thread of a report, with its tenant."""
    tenant, thread = json.loads(report)
    return tenant, thread
