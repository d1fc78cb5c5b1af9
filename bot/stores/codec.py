"""Values to JSON and back; JSON that does not fit is told as CodecError, never guessed at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Annotated, Any, Generic, TypeVar, get_args

from pydantic import PlainSerializer, PlainValidator, TypeAdapter, ValidationError

from advisor.dialogue.session import Session
from advisor.enquiry import Enquiry
from advisor.facts import Facts
from advisor.reply import Block, HeadlineBlock, Reply
from advisor.rules.former_ids import of_today
from advisor.slots.former import modern
from bot.bounds import Json
from bot.inbox.items import Accepted, ErasureRequest

T = TypeVar("T")

# Some blocks have fields of the same names, so each is stored with its kind, which the closed union itself lists.
_BLOCKS: dict[str, type] = {kind.__name__: kind for kind in get_args(Block)}
# What a block was called when an earlier version stored it.
_BLOCKS["Headline"] = HeadlineBlock


class CodecError(ValueError):
    """Stored JSON does not fit the value it should hold."""


@cache
def _block(kind: str) -> TypeAdapter[Any]:
    """The adapter of a kind of block. KeyError for a kind that is none."""
    return TypeAdapter(_BLOCKS[kind])


def _reply_data(reply: Reply) -> Json:
    blocks = [(type(block).__name__, block) for block in reply.blocks]
    return {
        "notification": reply.notification,
        "shared": reply.shared,
        "blocks": [[kind, _block(kind).dump_python(block, mode="json")] for kind, block in blocks],
    }


def _reply(data: Json) -> Reply:
    try:
        blocks = tuple(_block(kind).validate_python(block) for kind, block in data["blocks"])
        return Reply(blocks, data["notification"], shared=data.get("shared", False))
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a reply: {error!r}") from error


StoredReply = Annotated[Reply, PlainValidator(_reply), PlainSerializer(_reply_data)]


@dataclass(frozen=True, slots=True)
class PendingReply:
    """An outbox entry as stored: a reply, with the accepted message that it answers."""

    accepted: Accepted
    reply: StoredReply


@dataclass(frozen=True, slots=True)
class PendingEnquiry:
    """An outbox entry as stored: an enquiry for the log."""

    enquiry: Enquiry


@dataclass(frozen=True, slots=True)
class PendingErasure:
    """An outbox entry as stored: somebody who is to be forgotten."""

    leaver: ErasureRequest


def enquiry_of_today(enquiry: Enquiry) -> Enquiry:
    """The enquiry in the words of today, whichever version stored it."""
    facts = Facts(modern(enquiry.facts))
    return replace(enquiry, facts=facts, gates=of_today(enquiry.gates), rules=of_today(enquiry.rules))


def _session_of_today(session: Session) -> Session:
    # One at a time: there may be two readings of one slot among them.
    doubtful = tuple(own for fact in session.doubtful for own in modern((fact,)))
    return replace(session, facts=Facts(modern(session.facts)), doubtful=doubtful)


def _as_stored(value: T) -> T:
    return value


class Codec(Generic[T]):
    """One type's way to JSON and back; `of_today` puts what an earlier version stored into the words of today."""

    def __init__(self, adapter: Callable[[], TypeAdapter[T]], of_today: Callable[[T], T] = _as_stored) -> None:
        self._build = adapter
        self._of_today = of_today

    @cached_property
    def _adapter(self) -> TypeAdapter[T]:
        """Built when it is first needed, as each takes a while and no process needs all of them."""
        return self._build()

    def encode(self, value: T) -> bytes:
        """The value as JSON."""
        return self._adapter.dump_json(value)

    def decode(self, data: bytes) -> T:
        """The value again. Raises CodecError."""
        try:
            return self._of_today(self._adapter.validate_json(data))
        except ValidationError as error:
            raise CodecError(faults(error)) from error


def faults(error: ValidationError) -> str:
    """What does not fit, without a word of what is stored: it is logged."""
    return f"{error.error_count()} faults, the first: {error.errors()[0]['msg']}"


OutboxEntry = PendingReply | PendingEnquiry | PendingErasure


def _owed_of_today(owed: OutboxEntry) -> OutboxEntry:
    return PendingEnquiry(enquiry_of_today(owed.enquiry)) if isinstance(owed, PendingEnquiry) else owed


SESSION = Codec(lambda: TypeAdapter(Session), _session_of_today)
REPLY: Codec[Reply] = Codec(lambda: TypeAdapter(StoredReply))
ENQUIRY = Codec(lambda: TypeAdapter(Enquiry), enquiry_of_today)
ACCEPTED = Codec(lambda: TypeAdapter(Accepted))
LEAVER = Codec(lambda: TypeAdapter(ErasureRequest))
OWED: Codec[OutboxEntry] = Codec(lambda: TypeAdapter(OutboxEntry), _owed_of_today)
