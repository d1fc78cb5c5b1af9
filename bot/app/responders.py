"""What answers a message: the conversation, and the summaries beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from advisor.decision.policy import policy_for
from advisor.overlay import Overlay
from advisor.ports import Interpreter
from advisor.replies.reasons import TemplateExplainer
from bot.answering.pseudonyms import Recording
from bot.answering.respond import Responder
from bot.answering.summaries import Summaries
from bot.app.base import SystemClock, pseudonyms, store_client
from bot.app.model import afterword_writer, interpreter, models
from bot.inbox.ports import Respond, WriteAfterword
from bot.reports.answer_summary import Summarising
from bot.reports.naming import Places
from bot.settings.overlay_file import overlay_of
from bot.settings.settings import Settings
from bot.stores.client import Client
from bot.stores.enquiries import RedisEnquiryLog
from bot.stores.tallies import RedisTallies


def summaries_on(client: Client, settings: Settings, overlay: Overlay | None) -> Summaries:
    """Summaries for a process that has a client of the store, and the settings' overlay, already."""
    return Summaries(
        managers=settings.managers,
        smallest=settings.smallest_group,
        tallies=RedisTallies(client),
        log=RedisEnquiryLog(client, settings.retention),
        clock=SystemClock(),
        policy=lambda day: policy_for(day, overlay),
    )


@asynccontextmanager
async def summaries(settings: Settings) -> AsyncIterator[Summaries]:
    """Summaries for a command that asks once. Raises SettingsError, StoreUnavailable and DataError."""
    async with store_client(settings) as client:
        yield summaries_on(client, settings, overlay_of(settings))


@dataclass(frozen=True, slots=True)
class Answering:
    """What answers a message, what writes more to a verdict once it was sent, if anything does, and under which
    overlay."""

    respond: Respond
    write: WriteAfterword | None
    overlay: Overlay | None = None


def compiled(settings: Settings) -> Overlay | None:
    """The overlay that the settings name, if any, once the policy of the day is compiled with it.

    Raises SettingsError, and DataError where it does not fit.
    """
    overlay = overlay_of(settings)
    policy_for(SystemClock().now().date(), overlay)
    return overlay


@asynccontextmanager
async def responder(
    settings: Settings, client: Client, places: Mapping[str, Places], read: Interpreter | None = None
) -> AsyncIterator[Answering]:
    """What answers messages: with no model configured, the built-in reader reads and templates explain. `places` say
    who is where, by platform; `read` is a reader of one's own.

    Raises SettingsError, StoreUnavailable, and DataError where the overlay does not fit: the policy of the day is
    compiled here.
    """
    clock, overlay = SystemClock(), compiled(settings)
    names = await pseudonyms(settings, client)
    async with models(settings, client, clock) as found:
        reader = read or interpreter(found)
        answering = Responder(interpreter=reader, explainer=TemplateExplainer(), clock=clock, overlay=overlay)
        recording = Recording(answering.respond, names=names, keeps_quotes=settings.keeps_quotes)
        summaries = summaries_on(client, settings, overlay)
        # Outermost: a request for numbers reaches no model, and whoever asks is not under a pseudonym yet.
        summarising = Summarising(recording.respond, summaries=summaries, places=places, clock=clock)
        yield Answering(summarising.respond, afterword_writer(found), overlay)
