"""A month of a made-up company, as its manager sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from advisor.decision.policy import policy_for
from advisor.enquiry import Enquiry
from advisor.reply import Reply
from advisor.summary import Filters, Period, Scope, Summary, summarise, tally_of
from advisor.summary.blocks import summary_reply
from advisor.summary.request import SummaryRequest
from tests.support.enquiry_log import DAYS, FIRST, enquiries

END = FIRST + timedelta(days=DAYS)
MONTH = Period(END - timedelta(days=30), END)
TEAMS = {"C00": "#claims", "C01": "#support", "C02": "#data", "C03": "#legal"}


def month_of_a_company(*, can_share: bool = False) -> Reply:
    """The reply that shows its last 30 days, in four channels."""
    made = [_in_few_channels(own) for own in enquiries(2_500, tenants=1)]
    before = [own for own in made if MONTH.before.since <= own.day < MONTH.before.until]
    found = summarise(
        tally_of(made), before=tally_of(before), scope=Scope("T00", None), filters=Filters(MONTH), today=MONTH.last,
        policy=policy_for(MONTH.last), usage_usd=3.2,
    )  # fmt: skip
    if not isinstance(found, Summary):
        raise LookupError("the made-up month has too few people")
    return summary_reply(found, SummaryRequest(Filters(MONTH)), names=TEAMS, can_share=can_share)


def _in_few_channels(own: Enquiry) -> Enquiry:
    team = own.origin.team and f"C{int(own.origin.team[1:]) % len(TEAMS):02}"
    return replace(own, origin=replace(own.origin, team=team))
