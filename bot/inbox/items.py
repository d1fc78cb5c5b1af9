"""What lies in a thread's inbox and outbox, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from advisor.enquiry import Enquiry
from advisor.message import Message
from advisor.ports import Loaded
from advisor.reply import Reply


@dataclass(frozen=True, slots=True)
class ReturnAddress:
    """Where the answer goes: plain data that only the platform's own sender reads.

    `channel` is where it is posted, by the platform's own id: a Slack channel, a Teams conversation. `pressed` is the
    message whose button was pressed (empty if none was), and `answered` what is to stand there instead of the buttons.
    `private` names the session that only `user` can see, where it is not the channel's; `url` takes an answer there,
    for a while. `key` names the one reply that goes there, once there is one.
    """

    platform: str
    team: str = ""
    channel: str = ""
    thread: str = ""
    pressed: str = ""
    answered: str = ""
    user: str = ""
    private: str = ""
    url: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A message that was let in and waits for its turn."""

    message: Message
    address: ReturnAddress


@dataclass(frozen=True, slots=True)
class ReplyDue:
    """A committed reply that was not sent yet. `raw` is the entry as stored, by which it is removed."""

    accepted: Accepted
    reply: Reply
    raw: bytes


@dataclass(frozen=True, slots=True)
class EnquiryDue:
    """A committed enquiry that is not in the log yet. `raw` is the entry as stored, by which it is removed."""

    enquiry: Enquiry
    raw: bytes


@dataclass(frozen=True, slots=True)
class ErasureRequest:
    """Somebody who wants to be forgotten: as the platform names them, and their pseudonym on the record.

    `thread` and `message` are where they asked for it (empty if an operator does), `at` is when (UTC).
    """

    tenant: str
    thread: str
    message: str
    user: str
    pseudonym: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ForgetDue:
    """Somebody who is to be forgotten and is not yet. `raw` is the entry as stored, by which it is removed."""

    leaver: ErasureRequest
    raw: bytes


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An entry that this version cannot read: nothing can be done for it, and what waits behind it must go on."""

    raw: bytes
    why: str


Due = ReplyDue | EnquiryDue | ForgetDue | Unreadable


@dataclass(frozen=True, slots=True)
class Undelivered:
    """What was committed and is not delivered yet, the oldest first."""

    entries: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class New:
    """The message whose turn it is, with its thread's session; `takes`: how often it was taken and not answered.

    `behind`: how many wait behind it, where nobody was told of that yet.
    """

    accepted: Accepted
    loaded: Loaded
    takes: int = field(default=1, compare=False)
    behind: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Lease:
    """How long a process has a thread to itself.

    `seconds` is how long a dead one keeps others out: longer than what it left half way may take to arrive. While
    something is sent it is renewed every `fresh` seconds. A message that was taken `takes` times and never answered is
    given up; the more often it was, the fewer others run beside its turn, and none at the last: what ends a process
    then is that message and no other. A turn is broken off after `turn` seconds: a model may be given 60 to read.
    """

    seconds: float = 7.5
    fresh: float = 1.0
    takes: int = 3
    turn: float = 75.0

    def seclusion(self, takes: int) -> float:
        """How far a message that is taken for the `takes`-th time is kept from others: 0 not at all, 1 wholly."""
        return 0.0 if takes <= 1 else min(1.0, (takes - 1) / max(1, self.takes - 1))


DEFAULT_LEASE = Lease()


@dataclass(frozen=True, slots=True)
class Busy:
    """Another process works on the thread just now."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A message that was taken before and never answered, so that it may be what ends processes.

    It was left where it is: to be taken now would be the `takes`-th time.
    """

    takes: int


@dataclass(frozen=True, slots=True)
class Idle:
    """Inbox and outbox are empty."""


QueueItem = New | Undelivered | Suspect | Busy | Idle


@dataclass(frozen=True, slots=True)
class Mark:
    """A note that a thread may have work left; `at` tells it from a later note about the same thread."""

    platform: str
    tenant: str
    thread: str
    at: int

    @property
    def of(self) -> tuple[str, str]:
        """The thread, with its tenant."""
        return self.tenant, self.thread


def channel_of(tenant: str, thread: str) -> tuple[str, str]:
    """The channel that a thread is in, with its tenant: what has one backlog and one pace."""
    return tenant, thread.partition(":")[0]
