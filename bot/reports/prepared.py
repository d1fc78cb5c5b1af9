"""What takes time to make before a reply can be sent: made once, however often the reply is tried."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from advisor.reply import Reply
from bot.inbox.items import ReturnAddress
from bot.inbox.ports import SendLater

MOST_KEPT = 100

T = TypeVar("T")


class Prepared(Generic[T]):
    """One process's preparations, the latest of them."""

    def __init__(self) -> None:
        self._ready: dict[tuple[ReturnAddress, Reply], T] = {}

    async def of(self, address: ReturnAddress, reply: Reply, make: Callable[[], Awaitable[T]]) -> T:
        """What was made for this reply. Raises SendLater right after it was made, to be asked again at once.

        So the post that follows has the inbox's whole lease for itself, and no other process sends it too.
        """
        due = (address, reply)
        if due in self._ready:
            return self._ready[due]
        self._ready[due] = await make()
        while len(self._ready) > MOST_KEPT:
            del self._ready[next(iter(self._ready))]
        raise SendLater("the picture comes first", 0.0)
