"""What the asker named - today's bill, and what somebody asks for doing it - set against our figures."""

from __future__ import annotations

from advisor.costs.estimate import Costs, Pick
from advisor.costs.formulas import DAYS_A_MONTH, MONTHS_A_YEAR, payback_months, piece_price, requests_for
from advisor.costs.money import Named, amount, number, small
from advisor.costs.people import once_sum
from advisor.costs.situation import Provenance, Situation

FAR = 3
"""How many times a bill has to be above or below our figures for something to be amiss (`house`)."""
_YEARS = 3
"""Years over which a large sum is looked at beside the first (`house`)."""
_LOOK = "how long the prompts are, thinking that is billed, retries, and what else is on that bill"


def offer_lines(costs: Costs) -> tuple[str, ...]:
    """The offer by the piece, beside what our own way takes; and what it has to win before anybody pays."""
    offer = costs.situation.offer
    if offer is None:
        return ()
    test = (
        "Before you sign: a blind comparison on 20 of your own cases, against a standard model with good instructions. "
        "Pay only if the offer wins."
    )
    return (f"The offer of {_named(offer)}: {_by_piece(offer, costs.situation)}. {_beside(costs)}", test)


def bill_lines(costs: Costs) -> tuple[str, ...]:
    """Today's bill beside list prices, and whether the change is paid back against it."""
    bill = costs.situation.bill
    if bill is None or not costs.today:
        return ()
    if costs.situation.early:
        return (f"You pay {_named(bill)} a month: tell me how many requests a day, and I set it against list prices.",)
    if costs.situation.requests.told is Provenance.EXAMPLE:
        return (_bought(bill, costs),)
    return (_distance(bill, costs), _back(bill, costs))


def pieces_a_year(situation: Situation) -> float:
    """Pieces a year; of a one-off job all of them."""
    return situation.requests.value if situation.once else situation.monthly_requests * MONTHS_A_YEAR


def _by_piece(offer: Named, situation: Situation) -> str:
    pieces = pieces_a_year(situation)
    if situation.requests.told is Provenance.EXAMPLE or not pieces:
        return "tell me how many pieces a year it is for, and I work out what each of them would cost"
    first = offer.times(piece_price(1, pieces, 1)).rounded
    if situation.once:
        return f"for {number(pieces)} pieces that is {first} each"
    later = offer.times(piece_price(1, pieces, _YEARS)).rounded
    return f"for about {number(pieces)} pieces a year that is {first} each in the first year, {later} over three"


def _beside(costs: Costs) -> str:
    """What the way that is advised takes; nothing where it is not known yet."""
    situation = costs.situation
    if situation.early:
        return "What stands below is what to hold it against."
    own = f"What I advise takes about {number(costs.one_off.hours)} hours once ({once_sum(costs)})"
    if situation.requests.told is Provenance.EXAMPLE or not situation.requests.value:
        return f"{own}."
    each = _dearest(costs) / situation.monthly_requests
    running = "less than a cent" if each < 0.01 else f"about {amount(each, costs.rate)}"
    return f"{own}, then {running} a piece."


def _bought(bill: Named, costs: Costs) -> str:
    """How many requests the bill pays for at list prices, where nobody told how many there are."""
    bought = [
        f"{number(requests / DAYS_A_MONTH)} requests a day with {pick.way.name}"
        for pick in costs.today
        if (requests := requests_for(bill.usd, pick.way.uncached.usd))
    ]
    many = ", or ".join(bought)
    fewer = f"If you have far fewer, look there first, this week: {_LOOK}."
    return f"Your bill of {_named(bill)} a month buys about {many}. {fewer}"


def _distance(bill: Named, costs: Costs) -> str:
    """Whether the bill and our figures are far apart, and where to look then."""
    least, most = min(pick.month.usd for pick in costs.today), max(pick.uncached.usd for pick in costs.today)
    ours = _range(costs.today, costs)
    said = f"You pay {_named(bill)} a month; at list prices the work as you told it would come to {ours}"
    if bill.usd > FAR * most:
        return f"{said}. That is far apart. Look there first, this week: {_LOOK}."
    if bill.usd * FAR < least:
        return f"{said}, far more. Count your requests first: there may be fewer, or a cheaper model."
    return f"{said}: that is about right." if least <= bill.usd <= most else f"{said}: not far from that."


def _back(bill: Named, costs: Costs) -> str:
    """Pay-back against today's bill, at the dearest of the figures that are shown."""
    month = _dearest(costs)
    months = payback_months(costs.one_off.total.usd, 1, bill.usd, month)
    if months is None:
        return f"Against today's bill it saves nothing: it would cost {amount(month, costs.rate)} a month itself."
    when = "within a month" if months < 1 else f"after about {number(months)} months"
    far = bill.usd > FAR * max(pick.uncached.usd for pick in costs.today)
    hold = ", if these figures hold for you" if far else ""
    return f"Against today's bill, what it takes once ({once_sum(costs)}) is paid back {when}{hold}."


def _dearest(costs: Costs) -> float:
    return max(pick.month.usd for pick in costs.picks)


def _range(picks: tuple[Pick, ...], costs: Costs) -> str:
    months = sorted(pick.month.usd for pick in picks)
    return " to ".join(dict.fromkeys(small(usd, costs.rate) for usd in (months[0], months[-1])))


def _named(sum_: Named) -> str:
    return f"about {sum_.rounded}" if sum_.about else sum_.exactly
