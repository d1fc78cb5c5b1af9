"""Values come back from the store as they went in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.dialogue.session import Session
from advisor.enquiry import Enquiry
from advisor.facts import Fact, Facts
from advisor.reply import HeadlineBlock, Reply
from advisor.rules.former_ids import FORMER
from advisor.slots.former import means
from bot.inbox.items import Accepted
from bot.stores.codec import ACCEPTED, ENQUIRY, REPLY, SESSION, CodecError
from tests.support.situations import POLICY

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)

# JSON has no lone surrogates, and no numbers that are none or have no end; the fronts let none in.
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
times = st.datetimes(timezones=st.just(UTC))
finite = st.floats(allow_nan=False, allow_infinity=False)
numbers = st.none() | finite
# A word of an earlier version comes back as what it means today (tests/rules/test_former.py).
told = st.builds(Fact, words, words, numbers, words).filter(
    lambda own: (own.slot, own.band) in means(own.slot, own.band)
)
facts = st.builds(Facts.of, st.lists(told, max_size=4))
st.register_type_strategy(str, words)
st.register_type_strategy(float, finite)


@given(st.builds(Session, opened=times, facts=facts, asked=st.lists(words, max_size=4).map(tuple)))
def test_a_session_comes_back_as_it_was(session: Session) -> None:
    assert SESSION.decode(SESSION.encode(session)) == session


@given(st.from_type(Reply))
def test_a_reply_of_any_blocks_comes_back_as_it_was(reply: Reply) -> None:
    assert REPLY.decode(REPLY.encode(reply)) == reply


@given(st.from_type(Accepted))
def test_an_accepted_message_comes_back_as_it_was(accepted: Accepted) -> None:
    assert ACCEPTED.decode(ACCEPTED.encode(accepted)) == accepted


@given(st.builds(Enquiry, opened=times, updated=times, facts=facts))
def test_an_enquiry_comes_back_as_it_was(enquiry: Enquiry) -> None:
    assert ENQUIRY.decode(ENQUIRY.encode(enquiry)) == enquiry


def test_rules_and_blocks_of_an_earlier_version_come_back_under_their_names_of_today() -> None:
    enquiry = Enquiry("E1", "T1", "C1", NOON, NOON, Facts(), "no", "rag", settled=True, policy="p", gates=("G-10",))
    then = ENQUIRY.encode(replace(enquiry, rules=("R-07", "ORG-1")))
    headline = '{"fine_tuning":"no","approach":"rag","title":"No","text":"Because."}'
    block = f'{{"notification":"No","blocks":[["Headline",{headline}]]}}'

    assert ENQUIRY.decode(then).gates == ("provider_sells_no_tuning",)
    assert ENQUIRY.decode(then).rules == ("facts_are_looked_up", "ORG-1")
    assert isinstance(REPLY.decode(block.encode()).blocks[0], HeadlineBlock)


def test_every_rule_was_called_otherwise_once_or_x() -> None:
    assert {row.id for row in POLICY.rules} >= set(FORMER.values())


@pytest.mark.parametrize(
    "stored", ["", "null", "[]", "{}", '{"blocks": [["Poem", {}]], "notification": ""}', '{"blocks": 3}', "[" * 9999]
)
def test_what_does_not_fit_is_told_and_never_guessed_at(stored: str) -> None:
    with pytest.raises(CodecError):
        REPLY.decode(stored.encode())
