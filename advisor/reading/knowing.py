"""Wishes for facts: from documents, or from live systems."""

from __future__ import annotations

from advisor.reading.cues import Cue, cue
from advisor.reading.ranks import FACTS, FORM
from advisor.reading.vocabulary import ASKERS, EVAL_SET, LABELLED, MATERIAL, MODEL, OUR, TUNING

_OURS = rf"{OUR} (?:[\w-]+ ){{0,3}}?{MATERIAL}"


def _answers(pattern: str, *, unless: str = "") -> tuple[Cue, Cue]:
    """A wish for what our documents say is a goal and a kind of knowledge at once."""
    return (
        cue("goal", "answers", pattern, rank=FACTS, wish=True, unless=unless),
        cue("knowledge", "documents", pattern, wish=True, unless=unless),
    )


ANSWERS: tuple[Cue, ...] = (
    *_answers(
        r"(?:answer|answers|answering|answered|q&a|q and a|question[- ]answering"
        rf"|chat|search|{MODEL}|questions?|ask|look things up)"
        rf"(?: .{{0,40}})? (?:from|about|on|over|using|based on|grounded in|against"
        rf"|out of|in|of|across|for|to search|with) {_OURS}"
    ),
    *_answers(
        rf"(?:know|knows|knowing|learn|learns|memori[sz]e|remember|absorb|ingest|read|reads|search|searches"
        rf"|familiar with|expert on|expert in) (?:everything (?:in|about) |all about |about )?{_OURS}"
    ),
    *_answers(
        rf"(?:{TUNING}|teach|feed|feeding) (?:.{{0,30}} )?(?:on|with|using|from) {_OURS}",
        unless=rf"{LABELLED}|{EVAL_SET}|past|pairs",
    ),
    *_answers(
        r"(?:know|knows|learn|learns|understand|understands) (?:about )?(?:our"
        r"|my) (?:company|business|stuff|products?|organi[sz]ation|industry"
        r"|own facts)"
    ),
    *_answers(
        rf"{ASKERS} (?:\w+ )?(?:need|needs|want|wants|ask for|get|expect)(?: \w+){{0,2}} (?:answers?"
        r"|information|a link to (?:the|its|their) sources?)"
    ),
    *_answers(r"answers? (?:\w+ ){0,2}with (?:\w+ )?(?:citations?|sources?|references|links)"),
    *_answers(
        rf"{MATERIAL} (?:chat ?bot|assistant|bot|q&a|search|copilot)|(?:internal"
        r"|in-house) (?:knowledge )?(?:chat ?bot|q&a|search)"
    ),
    *_answers(
        r"(?:answers?|answering|look(?:s|ing)? up|find|finding) (?:\w+ )?(?:questions"
        rf"|facts|things|information|the rules?) (?:.{{0,20}})?(?:from|in|about"
        rf"|on) {_OURS}"
    ),
    *_answers(
        r"(?:answers?|answering|ask|asks|asking) (?:\w+ ){0,2}?questions (?:about|on|from|regarding) "
        r"(?:our|my|internal|company) \w+"
    ),
    *_answers(rf"{ASKERS} (?:\w+ ){{0,4}}?(?:ask|query) (?:\w+ )?(?:questions|about) (?:about )?(?:them|it|our|the)"),
    cue("goal", "answers", r"knowledge ?bases?", rank=FORM, wish=True),
    cue(
        "knowledge",
        "none",
        r"(?:facts|knowledge|information) of our own|(?:our|company|internal"
        r"|specialist|domain) (?:facts|knowledge) (?:is |are )?(?:not |n't )?(?:needed"
        r"|required|involved)|general knowledge is (?:enough|fine|plenty)",
        wish=True,
    ),
)

_CLASSIFYING = (
    r"classif\w*|categor\w+|triag\w+|rout(?:e|es|ing)|sort(?:s|ing)?|tag(?:s"
    r"|ging)?|extract\w*|labels?|queues?"
)
_LIVE = (
    r"order status(?:es)?|status of (?:an|their|my|the|each) (?:order|parcel"
    r"|delivery|claim|application|shipment)|where(?: is|'s) my order"
    r"|stock levels?|(?:share|stock|current|latest|live|today's|fuel|spot) prices?"
    r"|in stock|(?:seat|room|live|current) availability"
    r"|account balances?|(?:track|tracking) (?:orders|parcels|shipments|deliveries|a parcel|an order)"
    r"|(?:book|books|booking|reschedule|rescheduling|cancel|make|take|manage) (?:an? "
    r"|the |their )?(?:appointments?|tables?|flights?|rooms?|meetings?|bookings?"
    r"|reservations?)"
    r"|(?:look|looks|looking|looked) (?:\w+ ){0,4}up (?:.{0,30})?(?:in|from) (?:our"
    r"|the|a) (?:\w+ )?(?:database|crm|erp|system|systems)"
    r"|(?:query|queries|querying|questions of|questions about|ask questions of"
    r"|talk to|chat with) (?:our|the|my|an?) (?:[\w-]+ ){0,2}(?:database"
    r"|data ?warehouse|sql|tables|crm|erp)"
    r"|(?:create|creates|open|opens|raise|raises|log|logs|close) (?:a |an "
    r"|the )?(?:\w+ )?(?:tickets?|cases?|work orders?|incidents?)"
    r"|(?:update|updates|write to|act in|acts in|acting in) (?:our|the) (?:\w+ )?(?:crm|erp|systems?|database)"
    r"|(?:call|calls|calling|use) (?:our|the|internal) (?:\w+ )?(?:apis?|tools|functions)"
    r"|(?:live|real[- ]time) (?:\w+ )?(?:data|prices?|pricing|inventory"
    r"|stock|rates|figures)|(?:issue|process|trigger) refunds|exchange rates?"
    r"|sensor readings?"
)
LIVE: tuple[Cue, ...] = (
    cue("goal", "answers", _LIVE, rank=FACTS, wish=True, unless=_CLASSIFYING),
    cue("knowledge", "live", _LIVE, wish=True, unless=_CLASSIFYING),
)
