"""What the inbox needs of a store, of the conversation and of a platform, in its own words."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from advisor.dialogue.session import Session
from advisor.enquiry import Enquiry
from advisor.message import Message
from advisor.ports import Afterword, Outcome
from advisor.reply import Reply
from bot.inbox.items import ErasureRequest, Mark, QueueItem, ReturnAddress, Undelivered


class Queues(Protocol):
    """What was let in, and which threads have work left. Every method raises StoreUnavailable."""

    async def accept(self, message: Message, address: ReturnAddress) -> Mark:
        """Keep the message durably, once, however often it comes, under a mark that its thread has work left.

        It goes before those that wait in its thread and were said later, but for one that was taken already.
        """

    async def knows(self, tenant: str, thread: str) -> bool:
        """Whether the thread holds a conversation, or a message that waits to open one."""

    async def finish(self, marks: Sequence[Mark]) -> None:
        """Forget the marks, but those of threads that were marked again since."""

    async def unfinished(self, platform: str, older_than: float) -> Sequence[Mark]:
        """The platform's threads that were marked more than `older_than` seconds ago, the oldest first."""


class Threads(Protocol):
    """The work of one thread, for one process at a time. Every method raises StoreUnavailable."""

    async def take(self, tenant: str, thread: str, takes: int = 1) -> QueueItem:
        """What to do next in the thread. What is owed comes before what is new.

        What is new is taken for the `takes`-th time at most, and otherwise left there: a `Suspect`.

        Until there is nothing left to do, or for some seconds, other processes find the thread busy.
        """

    async def settle(self, tenant: str, thread: str, done: Sequence[bytes]) -> bool:
        """Remove the entries that were dealt with; True if nothing is left to do, and the thread is let go."""

    async def commit(
        self, message: Message, version: int, outcome: Outcome, *, told: bool = False
    ) -> Undelivered | None:
        """Keep the turn's outcome, all or nothing, and give what is owed for it: nothing if it was kept before.

        None if another turn of the thread was quicker: take again, and rerun the turn. `told`: the reply says that more
        is waiting, which need not be said again until nothing is.
        """

    async def renew(self, tenant: str, thread: str) -> bool:
        """Keep the thread for some seconds more; False if another process has it by now."""

    async def release(self, tenant: str, thread: str, done: Sequence[bytes] = ()) -> None:
        """Let other processes have the thread, whatever is left to do in it once the entries `done` are removed."""

    async def repeat(self, message: Message, attempt: str) -> bool:
        """Note that this attempt may be a second reply to the message; False if another attempt is noted already."""

    async def take_back(self, message: Message, attempt: str) -> None:
        """The attempt reached nobody: it is not noted any more."""


class Desk(Protocol):
    """What works on threads: in this process, or in others."""

    def start(self, mark: Mark) -> asyncio.Future[None]:
        """See to it that the thread is emptied; done once nobody here is at it any more, whether it is empty or not."""

    def is_at(self, mark: Mark) -> bool:
        """Whether the thread is being worked on, or waits for that here."""

    async def settled(self, tenant: str, thread: str) -> None:
        """Return once nothing is being added to the thread's last reply by this process."""

    async def stop(self, deadline: float) -> None:
        """Finish what runs within `deadline` seconds; the rest stays in the store."""


class EnquiryLog(Protocol):
    """Keeps enquiries for the record."""

    async def record(self, enquiry: Enquiry) -> None:
        """Keep this state of the enquiry; an older state never replaces a newer one. Raises StoreUnavailable."""


class SetAside(Protocol):
    """Keeps what cannot be answered, read or delivered where an operator finds it: a dead letter."""

    async def __call__(self, why: str, entry: str, message: Message | None = None) -> None:
        """Keep the stored `entry` with the reason; `message` says whose it is. Raises StoreUnavailable."""


class ErasePeople(Protocol):
    """Forgets people."""

    async def __call__(self, leaver: ErasureRequest) -> None:
        """Delete what is theirs; as often as it takes. Raises StoreUnavailable."""


class Respond(Protocol):
    """One turn: what to keep and what to say."""

    async def __call__(self, session: Session | None, message: Message) -> Outcome:
        """The outcome of `message`; `session` is None in a thread not seen before."""


class Send(Protocol):
    """A platform's way out."""

    async def __call__(self, address: ReturnAddress, reply: Reply) -> str | None:
        """Show the reply, and give the id of what now stands there, where there is one.

        Raises SendLater where trying again may help, SendRefused where it cannot.
        """


class LookUp(Protocol):
    """A platform's way to see what was sent."""

    async def __call__(self, address: ReturnAddress) -> str | None:
        """The id of the reply with the key of `address`, None where there is none. Raises CannotLook and SendLater."""


class CannotLook(Exception):
    """There is no way to see what stands there."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """A reply as it now should read, and the part of it that is new, for where nothing can be edited."""

    reply: Reply
    addition: Reply


class WriteAfterword(Protocol):
    """What may be added to a reply that was sent."""

    async def __call__(self, afterword: Afterword) -> Amendment | None:
        """The amended reply, or None where there is nothing to add."""


class Amend(Protocol):
    """A platform's way to change what was sent."""

    async def __call__(self, address: ReturnAddress, posted: str, amendment: Amendment) -> None:
        """Put the amended reply in the place of `posted`, or what is new below it. Raises SendLater and SendRefused."""


class HearFrom(Protocol):
    """A platform's way to learn where its messages come from."""

    def __call__(self, address: ReturnAddress) -> None:
        """A message is answered that came from there."""


class ShowWorking(Protocol):
    """A platform's way to show that a message is being read: a status, or typing. It goes with the reply."""

    async def __call__(self, address: ReturnAddress) -> None:
        """Show it once. May raise anything: nothing hangs on it."""


class SendLater(Exception):
    """The platform does not take the reply now; `after` are the seconds it asks us to wait, None if it does not say.

    `unknown`: it may have taken it, and only its answer was lost.
    """

    def __init__(self, why: str, after: float | None = None, *, unknown: bool = False) -> None:
        super().__init__(why)
        self.after = after
        self.unknown = unknown


class SendBlocked(SendLater):
    """Nothing can be sent until somebody mends the configuration: a token was revoked, a scope is missing."""


class SendRefused(Exception):
    """The platform will never take the reply there: the channel is gone, or we are not allowed in."""
