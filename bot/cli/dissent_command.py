"""`advisor dissent`: where the model that reads would have advised otherwise than the rules, by need, with counts."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, time

import typer

from advisor.enquiry import Enquiry
from advisor.summary import parse_period
from advisor.summary.dissent import Dissent, compared, dissents
from bot.app.base import store_client
from bot.settings.settings import Settings
from bot.stores.enquiries import RedisEnquiryLog


def run(settings: Settings, *, tenant: str, period: str) -> None:
    """Print a line for each kind of difference. Raises PeriodError, SettingsError and StoreUnavailable."""
    meant = parse_period(period, datetime.now(UTC).date())
    since, until = (datetime.combine(day, time.min, UTC) for day in (meant.since, meant.until))
    found = asyncio.run(_enquiries(settings, tenant, since, until))
    typer.echo("\n".join(_lines(found, tenant, meant.label)))


async def _enquiries(settings: Settings, tenant: str, since: datetime, until: datetime) -> list[Enquiry]:
    async with store_client(settings) as client:
        return list(await RedisEnquiryLog(client, settings.retention).between(tenant, since=since, until=until))


def _lines(found: list[Enquiry], tenant: str, period: str) -> list[str]:
    both = compared(found)
    rows = dissents(found)
    if not both:
        return [f"No enquiry of {tenant} in {period} has both a verdict and what a model expected."]
    differing = sum(row.count for row in rows)
    head = f"{tenant}, {period}: the model expected another approach in {differing} of {both} enquiries."
    return [head, *map(_line, rows)]


def _line(row: Dissent) -> str:
    rules = ", ".join(row.rules) or "none recorded"
    return f"  {row.count:4}  {row.task} / {row.gap}: rules {row.approach}, model {row.expected} (rules: {rules})"
