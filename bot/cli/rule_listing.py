"""`advisor rules`: the table, the vocabulary or the dated data as they stand today, with an overlay if there is one."""

from __future__ import annotations

from datetime import UTC, datetime

import typer

from advisor.decision.policy import policy_for
from bot.cli.dated_listing import dated_listing
from bot.cli.formats import Format
from bot.cli.needs_table import needs_listing
from bot.cli.rules import rules_listing, slots_listing
from bot.settings.overlay_file import overlay_of
from bot.settings.settings import Settings


def run(settings: Settings, *, slots: bool, dated: bool, needs: bool, form: Format) -> None:
    """Print the listing that was asked for; without a wish, the rule table. DataError names what is wrong in a file."""
    typer.echo(_listing(settings, slots=slots, dated=dated, needs=needs, form=form), nl=False)


def _listing(settings: Settings, *, slots: bool, dated: bool, needs: bool, form: Format) -> str:
    if slots:
        return slots_listing(form=form)
    policy = policy_for(datetime.now(UTC).date(), overlay_of(settings))
    if needs:
        return needs_listing(policy, form=form)
    return dated_listing(policy, form=form) if dated else rules_listing(policy, form=form)
