"""What is said to a manager besides numbers: the list of enquiries, and kind ways of saying no."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.enquiry import Enquiry
from advisor.reply import Contacts, Definition, Entries, Notice, Reply
from advisor.summary.blocks import Names, title_of
from advisor.summary.labels import approach_label, task_label, verdict_label
from advisor.summary.request import SummaryRequest
from advisor.summary.scope import AccessRefused

IN_PRIVATE = (
    "A summary is for the eyes of whoever asks. Please ask me in a direct chat with me, or with my slash command where "
    "there is one. To show it to everybody here, say “share summary”."
)
WHICH = "Newest first, without names, from channels that you are in yourself."


def listing_reply(listed: Sequence[Enquiry], request: SummaryRequest, *, names: Names) -> Reply:
    """The enquiries, each with when and where it was asked, what was told, and what stood in the way."""
    title = f"{title_of(request, names).replace('Summary', 'Enquiries', 1)}"
    if not listed:
        why = f"{title}: I found none in channels that you are in. The summary may still count others."
        return Reply((Notice(why),), why)
    entries = tuple(_entry(own, names) for own in listed)
    return Reply((Entries(f"{title}. {WHICH}", entries),), f"{title}: {len(listed)}")


def refused_reply(refused: AccessRefused) -> Reply:
    """The polite no, with who can help."""
    return Reply((Contacts(refused.why, refused.helpers),), refused.why)


def said_reply(text: str) -> Reply:
    """One plain sentence or two."""
    return Reply((Notice(text),), text)


def _entry(enquiry: Enquiry, names: Names) -> Definition:
    where = names.get(enquiry.origin.channel, enquiry.origin.channel)
    opened = f"{enquiry.opened.day} {enquiry.opened:%b %Y, %H:%M} UTC"
    verdict = verdict_label(enquiry.fine_tuning).capitalize() if enquiry.fine_tuning else "No verdict yet"
    told = f"{verdict}: {approach_label(enquiry.approach)}" if enquiry.approach else verdict
    gates = f"In the way: {', '.join(enquiry.gates)}" if enquiry.gates else ""
    quotes = "; ".join(f"“{fact.words}”" for fact in enquiry.facts if fact.words)
    lines = (f"After: {task_label(enquiry.facts.band('task') or '')}", gates, quotes)
    return Definition(f"{opened}, {where}", (told, *(line for line in lines if line)))
