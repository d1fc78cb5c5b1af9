"""What follows from what was told: the next question, a recap of what was only read, or the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from advisor.decision.costing import costs_of, told_costs
from advisor.decision.decide import decide
from advisor.decision.next_question import next_question
from advisor.decision.policy import Policy
from advisor.dialogue.asides import Answer, ExplainTerms, ShowCosts, Topic
from advisor.dialogue.moves import Advise, AskNext, Confirm, FactChanges, MatterTold, Recap
from advisor.dialogue.recap import check, unconfirmed, unconfirmed_yes
from advisor.dialogue.session import Session
from advisor.facts import UNSURE, Fact, Facts
from advisor.glossary import BY_TERM
from advisor.interpret.both import documents_and_live
from advisor.interpret.heard import Context, Heard, Intent
from advisor.interpret.normalise import fold
from advisor.interpret.sides import negates, replaces
from advisor.slots import DOCUMENTS_TOO, KNOWLEDGE, VOLUME, says
from advisor.slots.questions import RECAP, Question, question_for
from advisor.verdict import Headline

Onwards = AskNext | Confirm | Recap | Advise | Answer | ExplainTerms | ShowCosts
"""How a conversation goes on from what was told."""


def open_question(session: Session) -> Question | None:
    """The question just asked, with the items that it had; None if none is open."""
    return question_for(session.asked)


def context_of(session: Session | None, *, numbered: bool = False) -> Context:
    """What the next message is said into; `numbered`: the front shows choices with numbers."""
    if session is None:
        return Context(numbered=numbered)
    return Context(open_question(session), session.facts, session.doubtful, numbered)


def stands(policy: Policy, facts: Facts) -> bool:
    """Whether a verdict on these facts is settled: nothing is left to ask, and nothing to be confirmed."""
    return next_question(policy, facts) is None and not unconfirmed(policy, facts)


def news_of(before: Facts, heard: tuple[Fact, ...]) -> FactChanges:
    """What the facts just heard add to, and change in, those that stood before."""
    added = tuple(fact for fact in heard if fact.slot not in before)
    earlier = ((fact, before.get(fact.slot)) for fact in heard)
    return FactChanges(added, tuple((fact, was) for fact, was in earlier if was and says(fact) != says(was)))


def doubts(told_facts: Facts, doubtful: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """What stays only taken to be so: at most two readings of a slot, and none of a slot that was told."""
    kept: list[Fact] = []
    for fact in doubtful:
        rivals = [own.band for own in kept if own.slot == fact.slot]
        if fact.slot not in told_facts and fact.band not in rivals and len(rivals) < 2:
            kept.append(fact)
    return tuple(kept)


def tell(policy: Policy, session: Session, heard: Heard, matter: MatterTold) -> tuple[Session, Onwards]:
    """What is told, and the next question or the verdict.

    No question is put a third time: it is passed over as "not sure", and whatever was said beside it stays.
    """
    asked = open_question(session)
    unsure = _unsure_of(asked) if heard.intent is Intent.UNSURE else ()
    heard = _beside_before(session, _said_again(session, heard))
    session = _contested(session, heard)
    facts = _of_one_kind(session.facts.with_((*unsure, *_confirmed_before(session.facts, heard.facts))))
    # A no, or another reading, is progress: what is asked then is another question.
    known = {(fact.slot, fact.band) for fact in session.doubtful}
    otherwise = heard.intent is Intent.OTHERWISE or any(
        (fact.slot,) == session.asked and (fact.slot, fact.band) not in known for fact in heard.doubtful
    )
    earlier = _without(session.doubtful, session.asked) if otherwise else session.doubtful
    after = replace(session, facts=facts, doubtful=doubts(facts, (*heard.doubtful, *earlier)))
    terms = tuple(map(BY_TERM.__getitem__, heard.terms)) if heard.intent is Intent.TELL else ()
    news = replace(
        news_of(session.facts, heard.facts), matter=matter, terms=terms, later=heard.later, agreement=heard.agreement
    )
    question = _in_doubt(policy, asked, heard, facts) or next_question(policy, facts, after.doubtful)
    repeated = question is not None and question.slots == session.asked and not otherwise
    if repeated and session.missed:
        facts = facts.with_(_unsure_of(question))
        after = replace(after, facts=facts, doubtful=_without(after.doubtful, session.asked))
        news, repeated = replace(news, passed=question), False
        question = next_question(policy, facts, after.doubtful)
    if question:
        return after, _asking(after, question, news, repeated=repeated)
    return _checked(policy, session, after, news, wrong=heard.intent is Intent.OTHERWISE)


def _beside_before(session: Session, heard: Heard) -> Heard:
    """What was heard, where another kind of knowledge than the one told before comes beside it, and not in its place.

    In its place it comes as the answer to the question that asks for it, or where the words put something right.
    """
    now, before = Facts(heard.facts).get(KNOWLEDGE.id), session.facts.get(KNOWLEDGE.id)
    if now is None or before is None or session.asked == (KNOWLEDGE.id,) or replaces(fold(now.words).text):
        return heard
    together = documents_and_live(before, now)
    rest = tuple(fact for fact in heard.facts if fact.slot != KNOWLEDGE.id)
    return replace(heard, facts=(*together, *rest)) if together else heard


def _of_one_kind(facts: Facts) -> Facts:
    """The facts, where documents that are all it needs come beside nothing."""
    return facts.without((DOCUMENTS_TOO.id,)) if facts.band(KNOWLEDGE.id) == "documents" else facts


def _in_doubt(policy: Policy, asked: Question | None, heard: Heard, facts: Facts) -> Question | None:
    """The open question, where what was just said may answer it and that can still matter: it is confirmed at once."""
    if asked is None or len(asked.slots) > 1 or asked.id == RECAP or asked.slots[0] in facts:
        return None
    replied = any(fact.slot == asked.slots[0] for fact in heard.doubtful)
    return asked if replied and asked.slots[0] in policy.compiler.support(policy.open_function(facts)) else None


def _confirmed_before(known: Facts, heard: tuple[Fact, ...]) -> Iterator[Fact]:
    """The facts heard, of which one that is only read once more stays as confirmed, and as exact, as it was."""
    for fact in heard:
        before = known.get(fact.slot)
        if before is None or before.band != fact.band:
            yield fact
            continue
        exact = before.value if fact.value is None else fact.value
        yield replace(fact, value=exact, read=fact.read and before.read)


def _unsure_of(question: Question | None) -> tuple[Fact, ...]:
    """ "Not sure" to everything that the question asks; a recap asks nothing that was not told."""
    return tuple(Fact(slot, UNSURE) for slot in question.slots) if question and question.id != RECAP else ()


def _contested(session: Session, heard: Heard) -> Session:
    """The session in which a fact that is put right, though not in so many words, is one of two readings again."""
    told_anew = Facts(heard.facts)
    rivals = {
        own.slot: own.band for own in heard.doubtful if own.slot in heard.correcting and own.slot not in told_anew
    }
    doubted = [fact for fact in session.facts if rivals.get(fact.slot, fact.band) != fact.band]
    facts = session.facts.without([fact.slot for fact in doubted])
    # "Not sure" is no reading: whoever says it after all takes it back.
    readings = tuple(fact.confirmed for fact in doubted if fact.band != UNSURE)
    return replace(session, facts=facts, doubtful=(*session.doubtful, *readings))


def _said_again(session: Session, heard: Heard) -> Heard:
    """What was heard, where a reply says in other words what was to be confirmed: that is a yes.

    So it is where it says no to one of two readings and speaks of the other; what it says no to alone is not so.
    """
    confirming = context_of(session).confirming
    if heard.intent is Intent.OTHERWISE and len(confirming) == 1:
        return _less(heard, confirming[0])
    # Who says it again with a "not" may be denying it.
    said = [own for own in (*heard.facts, *heard.doubtful) if not negates(fold(own.words).text)]
    again = [
        fact
        for fact in confirming
        if {own.band for own in heard.doubtful if own.slot == fact.slot} == {fact.band}
        and any(own.slot == fact.slot for own in said)
    ]
    if heard.intent not in (Intent.TELL, Intent.OTHERWISE) or len(again) != 1:
        return heard
    rest = tuple(fact for fact in heard.doubtful if fact.slot != again[0].slot)
    told_so = tuple(fact for fact in heard.facts if fact.slot != again[0].slot)
    return replace(heard, facts=(*told_so, *again), doubtful=rest)


def _less(heard: Heard, denied: Fact) -> Heard:
    """What was heard, less what it says no to: whoever denies something mostly says it again in doing so."""

    def kept(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        return tuple(fact for fact in facts if (fact.slot, fact.band) != (denied.slot, denied.band))

    return replace(heard, facts=kept(heard.facts), doubtful=kept(heard.doubtful))


def _without(doubtful: tuple[Fact, ...], slots: tuple[str, ...]) -> tuple[Fact, ...]:
    return tuple(fact for fact in doubtful if fact.slot not in slots)


def _asking(after: Session, question: Question, news: FactChanges, *, repeated: bool) -> AskNext | Confirm:
    """The question, or what is taken to be its answer, to be confirmed."""
    readings = context_of(replace(after, asked=question.slots)).confirming
    if readings:
        return Confirm(question, readings, news, repeated=repeated)
    return AskNext(question, news, repeated=repeated)


def _checked(
    policy: Policy, before: Session, after: Session, news: FactChanges, *, wrong: bool
) -> tuple[Session, Onwards]:
    """The verdict, once nothing that it rests on was only read; else that is played back first.

    It is played back twice at most. Whoever then says that it is wrong, and not what, is asked anew for the first of
    it; what nobody has objected to stands, but for a yes.
    """
    facts = unconfirmed(policy, after.facts)
    if not facts:
        return after, _advising(policy, before, after.facts, news)
    question = check(facts)
    repeated = question.key == before.asked
    if not repeated or not before.missed:
        return after, Recap(question, facts, news, repeated=repeated)
    if not (wrong or unconfirmed_yes(policy, after.facts)):
        return after, _advising(policy, before, after.facts, news)
    after = replace(after, facts=after.facts.without((facts[0].slot,)))
    anew = next_question(policy, after.facts, after.doubtful)
    return after, AskNext(anew, news) if anew else _advising(policy, before, after.facts, news)


def _advising(
    policy: Policy, session: Session, facts: Facts, news: FactChanges
) -> Advise | Answer | ExplainTerms | ShowCosts:
    stood = stands(policy, session.facts)
    before = policy.masks.traced(policy.taken(session.facts)).headline if stood else None
    if before and news.terms:
        return ExplainTerms(news.terms, decide(policy, facts), None)
    if before and not (news.added or news.changed or news.passed or news.agreement) and news.matter is MatterTold.SAME:
        return Answer(Topic.NOTHING_NEW, None)
    verdict = decide(policy, facts)
    if before == verdict.headline and _only_volume(news):
        # Whoever says how much there is, and changes nothing by it, has the sums in mind.
        return ShowCosts(verdict, costs_of(policy, verdict, facts), None)
    return advising(policy, facts, session.advised or before, news)


def advising(
    policy: Policy, facts: Facts, before: Headline | None, news: FactChanges, *, quick: bool = False
) -> Advise:
    """The verdict, which says what the answer was before, if another one was given."""
    verdict = decide(policy, facts)
    was = before if before != verdict.headline else None
    return Advise(verdict, news, was, quick=quick, costs=told_costs(policy, verdict, facts))


def _only_volume(news: FactChanges) -> bool:
    return {fact.slot for fact in (*news.added, *(now for now, _ in news.changed))} == {VOLUME.id}
