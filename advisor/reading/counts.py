"""What a number counts: labelled examples, cases of an evaluation set, or material; and what it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from advisor.facts import Fact
from advisor.reading import countable as c
from advisor.reading.clauses import Clause, Passage
from advisor.reading.findings import Finding
from advisor.reading.numbers import Amount, Bound, amounts
from advisor.reading.scope import denied, imagined, supposed
from advisor.slots import BY_ID


@dataclass(frozen=True, slots=True)
class _Setting:
    """What is known where an amount stands: the wish, the slots asked for, the clause before, the whole sentence."""

    goal: str | None
    asked: frozenset[str]
    earlier: str
    sentence: str


def before(text: str, amount: Amount) -> str:
    """The words that lead to the amount; only so many, since all of them would be read again at each amount."""
    return text[max(0, amount.start - 60) : amount.start]


def count_fact(slot: str, amount: Amount, times: float, words: str) -> Fact:
    """The fact that `times` of an amount means; a bound gives its band, and only a real number gives a value."""
    value = amount.value * times
    if amount.bound is Bound.ABOUT:
        return BY_ID[slot].fact(value, words)
    least = max(0.0, value - 1) if amount.bound is Bound.BELOW else value
    return Fact(slot, BY_ID[slot].fact(least).band, words=words)


def counts(passage: Passage, goal: str | None, asked: frozenset[str]) -> Iterator[Finding]:
    """The amounts of the passage that count something we ask about.

    `goal` is the wish in the same message: items of the task's own kind are examples beside a wish to write or sort
    them, and documents are material unless that is the wish. `asked` holds the slots of the open question.
    """
    sentences = passage.sentences()
    earlier = ""
    for clause in passage.clauses:
        setting = _Setting(goal, asked, earlier, sentences[clause.sentence])
        # Without a noun to count, the amounts are not worth a look: a wall of numbers would be read at great length.
        for amount in (
            islice(amounts(clause.text), MOST_AMOUNTS)
            if c.COUNTABLE.search(clause.text) or c.LABELS.search(clause.text) or goal == "behaviour"
            else ()
        ):
            if denied(clause.text, amount.start, amount.end, lists=False) and amount.bound is not Bound.BELOW:
                continue
            found = _counted(amount, clause, passage, setting)
            if found and not _unreal(found, clause, amount):
                yield found
        yield from _unnumbered(clause, passage, goal)
        earlier = clause.text


def _unreal(finding: Finding, clause: Clause, amount: Amount) -> bool:
    """Material exists though only answers from it are wished; examples that are needed do not."""
    if finding.fact.slot == "corpus_size":
        return imagined(clause)
    return supposed(clause, amount.start)


def _counted(amount: Amount, clause: Clause, passage: Passage, setting: _Setting) -> Finding | None:
    text, words = _spelt_out(amount, clause.text, setting.earlier), passage.quote(clause, amount.start, amount.end)
    if c.EVAL_COUNT.match(text, amount.end) or c.EVAL_BEFORE.search(before(text, amount)):
        return Finding(count_fact("eval_set", amount, 1, words), rank=3)
    if c.PREFERENCE.match(text, amount.end) or _preferred(amount, text):
        band = "500_plus" if amount.value >= LEAST_PAIRS else "under_500"
        return Finding(Fact("preference_pairs", band, words=words), rank=3)
    if amount.value >= c.LEAST_EACH and c.EACH_CLASS.match(text, amount.end):
        # How many classes there are is not said, so that only the band of the least is sure.
        least = count_fact("labelled_examples", amount, 1, words).band
        return Finding(Fact("labelled_examples", least, words=words), rank=2)
    if _is_example(amount, text) or c.LABELLED_BY.match(text, amount.end) or c.TO_LEARN.match(text, amount.end):
        return Finding(count_fact("labelled_examples", amount, 1, words), rank=3)
    if (tokens := size(amount, text)) and _is_material(tokens, amount, text, setting):
        return Finding(count_fact("corpus_size", amount, tokens, words))
    if _is_held_item(amount, text, setting):
        return Finding(count_fact("labelled_examples", amount, 1, words), rank=2)
    return None


LEAST_PAIRS = 500
MOST_AMOUNTS = 20
"""Amounts of one clause that are looked at: nobody tells more in a breath, and a wall of numbers takes long."""


def _preferred(amount: Amount, text: str) -> bool:
    return (
        re.match(r" (?:times|prompts|questions|pairs|answers|cases)\b", text[amount.end :]) is not None
        and c.PREFERRED.search(before(text, amount)) is not None
    )


def _spelt_out(amount: Amount, text: str, earlier: str) -> str:
    """The clause with the noun in place of an "of them" after the amount."""
    found = c.OF_THEM.match(text, amount.end) if amount.value >= c.LEAST_STOCK else None
    named = [noun.group() for noun in c.NOUN.finditer(f"{earlier} {text[: amount.start]}")] if found else []
    return f"{text[: amount.end]} {named[-1]}{text[found.end() :]}" if found and named else text


def _is_material(tokens: float, amount: Amount, text: str, setting: _Setting) -> bool:
    if "corpus_size" in setting.asked:
        return True
    if c.WRITTEN_OUT.search(before(text, amount)):
        return False
    if tokens >= c.TOKENS_A_MEGABYTE and (setting.goal != "answers" or c.NOT_MATERIAL.search(text)):
        return False
    return setting.goal in (None, "answers") and "labelled_examples" not in setting.asked


def _is_example(amount: Amount, text: str) -> bool:
    found = c.EXAMPLE_COUNT.match(text, amount.end)
    if c.IN_A_PROMPT.search(before(text, amount)):
        return False
    if c.DID_LABEL.search(before(text, amount)):
        return True
    if not found:
        rows = c.IN_A_SET.search(before(text, amount)) and c.ROW_COUNT.match(text, amount.end)
        return bool(rows or c.LABEL_BEFORE.search(before(text, amount)))
    return not c.UNLABELLED.search(text[amount.start : found.end() + 30])


def _is_held_item(amount: Amount, text: str, setting: _Setting) -> bool:
    if setting.goal == "behaviour" and _is_stock(amount, text):
        return True
    if setting.goal not in (None, "answers") and _is_judged(amount, text):
        return True
    found = c.ITEM_COUNT.match(text, amount.end)
    if not found or c.UNLABELLED.search(text[amount.start : found.end() + 30]):
        return False
    if "labelled_examples" in setting.asked or c.EACH_LABELLED.search(setting.sentence):
        return True
    if not c.HELD.search(text[: found.end()]):
        return False
    return setting.goal in ("behaviour", "format") or (
        setting.goal == "classify" and c.DONE.search(setting.sentence) is not None
    )


def _is_judged(amount: Amount, text: str) -> bool:
    """Whether it counts what people decided, or what they made good: "8,000 invoices were corrected by clerks"."""
    decided = c.DECISIONS.match(text, amount.end) and c.MADE.search(before(text, amount))
    return bool(decided or c.DONE_BY.match(text, amount.end) or c.OF_ITS_ANSWERS.match(text, amount.end))


def _is_stock(amount: Amount, text: str) -> bool:
    """Whether it counts what people keep of whatever they want more of: "we kept 85 tales"."""
    kept = c.STOCK.search(before(text, amount)) and c.ANY_PLURAL.match(text, amount.end)
    return bool(kept) and not c.NO_STOCK.match(text, amount.end)


def size(amount: Amount, text: str) -> float | None:
    """Tokens in one of what the amount counts, or None where it counts no material."""
    after = text[amount.end : amount.end + 80]
    found = [(match.end(), tokens) for pattern, tokens in c.SIZE if (match := pattern.match(after))]
    return min(found)[1] if found else None


def _unnumbered(clause: Clause, passage: Passage, goal: str | None) -> Iterator[Finding]:
    """Material whose size is told without a number: one book, whatever fits a prompt."""
    if goal not in (None, "answers"):
        return
    if found := c.BURSTS.search(clause.text):
        yield Finding(Fact("corpus_size", "large", words=passage.quote(clause, *found.span())), rank=2)
    elif found := c.FITS.search(clause.text):
        if not denied(clause.text, *found.span()):
            yield Finding(Fact("corpus_size", "small", words=passage.quote(clause, *found.span())), rank=2)
    elif goal == "answers" and (found := c.ONE_SIZE.search(clause.text)):
        tokens = next(tokens for noun, tokens in c.TOKENS if re.fullmatch(noun, found["noun"]))
        yield Finding(BY_ID["corpus_size"].fact(tokens, passage.quote(clause, *found.span())), rank=0)
