"""`advisor verdict`: a verdict at once, shown first and then kept as an enquiry."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from logging import ERROR
from pathlib import Path

import typer

from advisor.enquiry import Enquiry
from advisor.errors import AdvisorError, FactsError
from advisor.facts import Facts
from advisor.interpret.heard import Context, Heard
from advisor.reply import Actions, Reply
from bot.app import logging
from bot.app.local import enquiry_log, read_once
from bot.cli.consultation import consult
from bot.cli.facts_file import read_facts
from bot.nlu.interpret import hear_without_model
from bot.settings.overlay_file import overlay_of
from bot.settings.settings import Settings
from bot.terminal.screen import Screen
from bot.terminal.user import local_user


def run(text: str, *, facts_file: Path | None, as_json: bool, settings: Settings) -> None:
    """Print the verdict on `text` and the facts in `facts_file`; exit code 2 where that file cannot be used."""
    logging.configure(level=ERROR)
    facts, overlay = _facts(facts_file), overlay_of(settings)
    heard = _heard(text, settings)
    consultation = consult(text, heard=heard, facts=facts, user=local_user(), now=datetime.now(UTC), overlay=overlay)
    screen = Screen.standard()
    if as_json:
        screen.say(consultation.json())
    else:
        screen.show(_at_once(consultation.outcome.reply))
    if consultation.outcome.enquiry:
        _keep(consultation.outcome.enquiry, settings)


def _at_once(reply: Reply) -> Reply:
    """The reply without what could be asked next: this is no conversation."""
    return replace(reply, blocks=tuple(block for block in reply.blocks if not isinstance(block, Actions)))


def _facts(path: Path | None) -> Facts:
    try:
        return read_facts(path) if path else Facts()
    except FactsError as error:
        typer.echo(f"advisor: {error}", err=True)
        raise typer.Exit(2) from None


def _heard(text: str, settings: Settings) -> Heard:
    """What is heard with the configured model; where it cannot even be asked, the built-in reader will do."""
    try:
        return asyncio.run(read_once(settings, text)) if settings.model() else hear_without_model(text, Context())
    except AdvisorError as error:
        typer.echo(f"advisor: your words were read without a language model. {error}", err=True)
        return hear_without_model(text, Context())


def _keep(enquiry: Enquiry, settings: Settings) -> None:
    """Record the enquiry; the verdict stands also where the store does not."""
    try:
        asyncio.run(_record(enquiry, settings))
    except AdvisorError as error:
        typer.echo(f"advisor: this verdict was not recorded. {error}", err=True)


async def _record(enquiry: Enquiry, settings: Settings) -> None:
    async with enquiry_log(settings) as log:
        await log.record(enquiry)
