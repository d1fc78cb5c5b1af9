"""Wishes for facts that live in systems: what only a look at them tells."""

from __future__ import annotations

from advisor.reading.cues import Cue, cue
from advisor.reading.ranks import FACTS
from advisor.reading.vocabulary import ASKERS

_CLASSIFYING = (
    r"classif\w*|categor\w+|triag\w+|rout(?:e|es|ing)|sort(?:s|ing)?|tag(?:s"
    r"|ging)?|extract\w*|labels?|queues?"
)
_SYSTEM = (
    r"(?:databases?|data ?warehouses?|db|tables|crm|erp|salesforce|sap|hubspot|netsuite|booking "
    r"system|ticketing system"
    r"|fleet system|inventory system|spreadsheets?|csv(?: files?)?|excel(?: files?)?|\.csv files"
    r"|snowflake|bigquery|postgres\w*)"
)
_THING = (
    r"(?:orders?|parcels?|packages?|deliver(?:y|ies)|shipments?|claims?|applications?|refunds?|trucks?"
    r"|trains?|bus(?:es)?"
    r"|flights?|payments?|invoices?|repairs?|bookings?|luggage)"
)
_LIVE = (
    rf"(?:order )?status(?:es)? of (?:an|a|their|my|our|the|each|his|her) (?:[\w'-]+ )?{_THING}|order status(?:es)?"
    rf"|where(?: is|'s| are)? (?:my|their|his|her|the|an?|our) (?:[\w'-]+ )?{_THING}(?: is| are)?"
    rf"|when (?:will |does |is )?(?:my|their|his|her|the|our) (?:next )?(?:[\w'-]+ )?{_THING} (?:will |is "
    r"|to )?(?:arrives?|comes?|leaves?|arriving"
    r"|coming|due|be)"
    r"|stock levels?|how (?:much|many) (?:[\w'-]+ ){0,4}?(?:(?:there )?(?:is|are) (?:left|available"
    r"|free|in stock|there|on hand)|(?:we|they) have (?:left|now|in stock))|(?:share|stock|current"
    r"|latest|live|today's|fuel|spot|market) prices?|in stock|on stock"
    r"|(?:seat|room|live|current|slot|table) availability|(?:are|is) (?:free|available|open) (?:right )?now"
    r"|account balances?|balance of (?:their|my|an) account|(?:track|tracking) (?:orders|parcels"
    r"|shipments|deliveries|a parcel|an order)"
    r"|(?:book|books|booking|reschedule|reschedules|rescheduling|cancel|cancels|make|makes|take|takes"
    r"|manage|manages) (?:an? |the |their )?(?:[\w'-]+ )?"
    r"(?:appointments?|tables?|flights?|rooms?|meetings?|bookings?|reservations?)(?! (?:requests?"
    r"|e-?mails?|letters?))"
    r"|(?:look|looks|looking|looked) (?:[\w'-]+ ){0,4}up (?:.{0,30})?(?:in|from) (?:our|the|a) (?:\w+ "
    rf")?(?:{_SYSTEM}|systems?)"
    rf"|(?:query|queries|querying|questions? of|questions? about|questions? on|talk to|chat with|ask|straight from"
    r"|fetch\w* from|reads? from|pull\w* from|comes? from|check(?:s|ing)?|based on) (?:our|the|my|an?"
    rf"|their) (?:[\w-]+ ){{0,3}}{_SYSTEM}"
    r"|(?:create|creates|open|opens|raise|raises|log|logs|close) (?:a |an |the )?(?:[\w'-]+ )?(?:tickets?"
    r"|cases?|work orders?|incidents?)"
    r"(?= (?:in|on|for|when|if)\b|$)"
    rf"|(?:update|updates|write to|act in|acts in|acting in) (?:our|the) (?:[\w'-]+ )?(?:{_SYSTEM}|systems?)"
    r"|(?:live|real[- ]time|up-to-the-minute) (?:[\w'-]+ )?(?:data|prices?|pricing|inventory|stock|rates"
    r"|figures|information|traffic|scores)"
    r"|(?:issue|issues|process|trigger) (?:refunds|vouchers|credits)|(?:rebook|rebooks|rebooking|book"
    r"|change|cancel) (?:flights|tickets|seats|orders|subscriptions)|call(?:s|ing)? (?:our|the) "
    r"(?:backend|systems?)|(?:current|today's|latest) (?:exchange|interest) "
    r"rates?|exchange rates?"
    r"|sensor (?:readings?|data)|(?:current|today's) (?:weather|traffic|timetable|departures|balance"
    r"|stock|inventory|roster)"
)
_FREE = r"(?:free|available|left|open|vacant|bookable|in stock|on hand)"
_STOCK = r"(?:rooms?|seats?|tables?|slots?|times?|places?|spots?|cabins?|cars?|bikes?|dates?|desks?|berths?|courts?)"
_DIARY = r"(?:calendars?|diar(?:y|ies)|agendas?|rotas?|rosters?|booking (?:book|sheet)s?)"
_LOOKED_UP = (
    rf"(?:which|what|whether|if) (?:[\w'-]+ )?{_STOCK} (?:is|are) (?:still )?{_FREE}|{_FREE} {_STOCK}"
    rf"|(?:look|looks|looking|check|checks|checking|see|sees|consult|consults) (?:[\w'-]+ ){{0,6}}?{_DIARY}"
    r"|(?:put|puts|enter|enters|place|places|add|adds|write|writes|set|sets) (?:an? |the |her |his |their )?(?:[\w'-]+ "
    r")?(?:appointments?|bookings?|reservations?) (?:[\w'-]+ )?(?:there|in|into|down|for)|(?:chang|updat|mov|vari"
    r"|fluctuat)\w* (?:\w+ )?(?:by the (?:minute|second)|every (?:few )?(?:minutes?|seconds?)|(?:from )?minute (?:by"
    r"|to) minute|in real[- ]time)"
)
_ACTED = (
    rf"(?:pull|pulls|fetch|fetches|get|gets|retrieve|retrieves|query|queries|take|takes|read"
    rf"|reads) (?:[\w'-]+ ){{1,6}}?(?:from"
    rf"|out of|in) (?:our |the |an? |my )?(?:[\w-]+ ){{0,2}}?{_SYSTEM}"
    r"|(?:book|cancel|move|change|reschedule|modify|make|amend|rebook)s?(?: (?:or|and) [\w-]+)* (?:an? |the "
    r"|their |his |her |my )"
    r"(?:[\w-]+ )?(?:bookings?|appointments?|reservations?|orders?|subscriptions?|deliver(?:y|ies)) (?:when|if"
    r"|for|in|through"
    r"|by|themselves|directly)|how (?:much|many) (?:[\w-]+ )?(?:points|credits|miles|leave|days off|allowance|minutes) "
    r"(?:is|are|do|does|they|he|she|i|someone|a)|(?:redeem|top up|renew|activate|block|unblock"
    r"|transfer) (?:[\w'-]+ ){0,3}?(?:in|from"
    r"|through|via|by) (?:the )?(?:chat|bot|assistant|app|phone)"
    r"|(?:yesterday|today|last (?:night|week|month|quarter))'?s (?:[\w-]+ )?(?:sales|figures|revenue|takings"
    r"|turnover|orders)"
)
_FRESH = (
    r"(?:right now|at the moment|(?:at|of) this moment|this very moment|up to date|as of now|today|this "
    r"(?:minute|morning)|by the second|real[- ]time"
    r"|currently|latest|current|live)"
)


def _live(
    pattern: str, *, near: str | tuple[str, ...] = (), away: str = "", unless: str = _CLASSIFYING
) -> tuple[Cue, Cue]:
    return (
        cue("goal", "answers", pattern, rank=FACTS, wish=True, unless=unless, near=near, away=away),
        cue("knowledge", "live", pattern, rank=2, wish=True, unless=unless, near=near, away=away),
    )


LIVE: tuple[Cue, ...] = (
    *_live(_LIVE),
    *_live(_ACTED, unless=rf"{_CLASSIFYING}|fields|train\w*|examples?"),
    *_live(_LOOKED_UP, unless=rf"{_CLASSIFYING}|prompts?|free text"),
    *_live(rf"(?:answers?|facts|data|information|figures) (?:from|out of|in) (?:[\w'-]+ ){{0,2}}?{_SYSTEM}"),
    *_live(
        r"(?:stock|seats|spaces|vacancies|inventory|availability|prices?|balances?|rates?|scores?"
        r"|positions?|occupancy|waiting "
        r"times?|queue lengths?|timetables?)",
        near=(_FRESH, r"ask|asks|tell|tells|answer|answers|know|knows|say|says|check"),
    ),
    *_live(
        rf"{_SYSTEM}",
        near=rf"(?:ask|asks|query|answers?|tells?) (?:[\w'-]+ ){{0,6}}?{ASKERS}|{ASKERS} (?:[\w'-]+ "
        r"){0,6}?(?:ask|asks"
        r"|query)|right now|questions",
    ),
)
