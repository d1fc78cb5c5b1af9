"""What a number counts: labelled examples, cases of an evaluation set, or material; and what it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.facts import Fact
from advisor.reading.clauses import Clause, Passage
from advisor.reading.findings import Finding
from advisor.reading.numbers import Amount, Bound, amounts
from advisor.reading.scope import denied, imagined, supposed
from advisor.reading.vocabulary import EVAL_SET, ITEMS, LABELLED
from advisor.slots import BY_ID

TOKENS_A_PAGE = 400
LEAST_EACH = 100
"""Examples of each class that make enough whatever the number of classes; the sum of fewer depends on it."""

TOKENS: tuple[tuple[str, float], ...] = (
    (r"pages?", TOKENS_A_PAGE),
    (r"books?|textbooks?|novels?", 130_000),
    (r"manuals?|handbooks?", 20_000),
    (
        r"(?:documents?|docs|pdfs?|files|articles|policies|contracts|reports"
        r"|faqs|guides|notes|procedures|sops|leases|specs|papers|entries)",
        1_000,
    ),
    (r"(?:gb|gigabytes?|tb|terabytes?)", 250_000_000),
    (r"(?:mb|megabytes?)", 250_000),
    (r"words", 1.3),
    (r"tokens", 1),
)
"""House estimates of tokens a piece: 500 pages make the 200,000 tokens at which a prompt stops holding everything."""

_GAP = (
    r"(?: ?(?!(?:and|or|with|from|into|in|to|for|each|per|every|a|users?"
    r"|people|staff|customers|hours?|minutes|days?|weeks?|months?|years?"
    r"|epochs?|steps|points?|is|are|we|i|they|but|that|which|who|classes"
    r"|categories|queues|times|page|on|as|than)\b)[\w'/&-]+){0,4}? ?"
)
_EXAMPLES = (
    r"(?:examples|samples|pairs|demonstrations|data ?points|annotations"
    r"|labels|training (?:rows|records|instances|cases)"
    rf"|instances|{LABELLED} (?:\w+ )?(?!(?:classes|queues|categories)\b)\w+s"
    r"|条(?:标注|样本|数据|问答|语料)?|个?(?:样本|标注)|件の(?:例|データ))"
)
_EXAMPLE_COUNT = re.compile(
    rf"(?:\+|ish)?{_GAP}(?P<noun>{_EXAMPLES})(?!\w* (?:per|for each|each"
    r"|a day|an hour|per day|a week))"
)
_ITEM_COUNT = re.compile(
    rf"(?:\+|ish)?{_GAP}(?P<noun>{ITEMS}|rows|records|documents|articles"
    r"|stories|poems|posts)\b(?! (?:a|per|each|every|an|to)\b|/)"
)
_EVAL_COUNT = re.compile(
    rf"(?:\+)?{_GAP}(?:(?:test|eval(?:uation)?|held-?out|validation|golden"
    r"|gold|benchmark) (?:\w+ )?(?:cases|examples|questions|items|samples"
    rf"|prompts|pairs|set)|(?:case|question|example|item|sample)s? {EVAL_SET})\b"
)
_EVAL_BEFORE = re.compile(
    rf"\b{EVAL_SET}(?: (?:of|with|has|have|contains?|containing|holds?|is"
    r"|are|covers?|covering|made of))*(?: (?:about|around|roughly|only|just"
    r"|some|over|more than))*(?: ?[:(~] ?)? ?$"
)
_ROW_COUNT = re.compile(rf"(?:\+|ish)?{_GAP}(?:rows|entries|items|records|lines|examples?|samples)\b")
_IN_A_SET = re.compile(r"\b(?:data ?sets?|training (?:set|data|file)|fine-? ?tun\w+ (?:for|on|with))\b")
_EACH_CLASS = re.compile(
    rf"{_GAP}{_EXAMPLES} (?:per|for each|for every|in each|each) (?:\w+ )?(?:class|category|label"
    r"|entity|intent|type|topic|queue|code)(?:es|ies|s)?\b"
)
_LABEL_BEFORE = re.compile(
    r"\b(?:labell?ed|training|annotated) (?:examples|data|samples)(?: (?:is"
    r"|are|of|count|we have))* ?[:(=]? ?(?:about |around |roughly )?$"
)
_SIZE = tuple(
    (
        re.compile(
            rf"(?:\+|-)?{_GAP}(?:{noun})\b(?! (?:per|a day|each|every|a week|an hour)\b"
            r"|/)"
        ),
        tokens,
    )
    for noun, tokens in TOKENS
)
_ONE_SIZE = re.compile(
    r"\b(?:a|one|single|the|my|our|whole) (?:\w+ )?(?P<noun>book|textbook"
    r"|handbook|manual)\b(?! keeping)"
)
_FITS = re.compile(
    r"\b(?:fits?|small enough to fit|can (?:all )?fit|fit)(?: \w+){0,2} (?:in"
    r"|into|inside) (?:the |a |one )?(?:\w+ )?(?:context|prompt)(?: window)?\b"
    r"|\b(?:few|couple of|handful of) pages\b|\b(?:provide|give|paste|put|send|include) (?:it|them"
    r"|everything|all of it|the whole thing) (?:all )?(?:as|in|into|to)"
    r" (?:the |a |one |its )?(?:context|prompt)\b"
)
_BURSTS = re.compile(
    r"\b(?:too (?:big|large|long|much)|far more than|(?:does|will|wo|do)(?:n't"
    r"| not) fit) (?:\w+ ){0,3}(?:for|in|into|fits?) (?:the |a |one |any )?(?:\w+ )?(?:context"
    r"|prompt)\b"
)
_COUNTABLE = re.compile(
    rf"\b(?:{_EXAMPLES}|{ITEMS}|{EVAL_SET}|stories|poems|entries|lines|rows|records|items|test"
    rf"|held-?out|{'|'.join(noun for noun, _ in TOKENS)})\b"
    r"|条|样本|标注|件の|example|sample"
)
_UNLABELLED = re.compile(
    r"\b(?:unlabell?ed|untagged|unannotated|raw|few-?shot|in (?:the|our"
    r"|my) (?:\w+ )?prompts?|epochs?|a (?:day|week|month|year)|per (?:day"
    r"|hour|week|month|year|class|category|label|entity|intent)|daily|each (?:class"
    r"|category)|need|required?)\b"
)
_HELD = re.compile(
    r"\b(?:have|has|hold|own|got|with|our|my|collected|kept|saved|there are"
    r"|past|old|previous|historical|only|in hand|wrote|written|on file|gathered)\b"
    r"|^[\W\d]*"
)
_DONE = re.compile(
    rf"\b(?:{LABELLED}|already (?:sorted|routed|triaged|labell?ed)|past|historical"
    r"|resolved|sorted by hand|hand-sorted|with (?:their|the) (?:right )?(?:category"
    r"|label|answer|queue|tag)s?)\b"
)


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
    for clause in passage.clauses:
        # Without a noun to count, the amounts are not worth a look: a wall of numbers would be read at great length.
        for amount in amounts(clause.text) if _COUNTABLE.search(clause.text) else ():
            if denied(clause.text, amount.start, amount.end, lists=False) and amount.bound is not Bound.BELOW:
                continue
            found = list(_counted(amount, clause, passage, goal, asked))
            if found and not _unreal(found[0], clause, amount):
                yield from found
        yield from _unnumbered(clause, passage, goal)


def _unreal(finding: Finding, clause: Clause, amount: Amount) -> bool:
    """Material exists though only answers from it are wished; examples that are needed do not."""
    if finding.fact.slot == "corpus_size":
        return imagined(clause)
    return supposed(clause, amount.start)


def _counted(
    amount: Amount, clause: Clause, passage: Passage, goal: str | None, asked: frozenset[str]
) -> Iterator[Finding]:
    text, words = clause.text, passage.quote(clause, amount.start, amount.end)
    if _EVAL_COUNT.match(text, amount.end) or _EVAL_BEFORE.search(before(text, amount)):
        yield Finding(count_fact("eval_set", amount, 1, words), rank=3)
    elif amount.value >= LEAST_EACH and _EACH_CLASS.match(text, amount.end):
        yield Finding(
            Fact("labelled_examples", count_fact("labelled_examples", amount, 1, "").band, words=words), rank=2
        )
    elif _is_example(amount, text):
        yield Finding(count_fact("labelled_examples", amount, 1, words), rank=3)
    elif (tokens := size(amount, text)) and _is_material(goal, asked):
        yield Finding(count_fact("corpus_size", amount, tokens, words))
    elif _is_held_item(amount, text, goal, asked):
        yield Finding(count_fact("labelled_examples", amount, 1, words), rank=2)


def _is_material(goal: str | None, asked: frozenset[str]) -> bool:
    return "corpus_size" in asked or (goal in (None, "answers") and "labelled_examples" not in asked)


def _is_example(amount: Amount, text: str) -> bool:
    found = _EXAMPLE_COUNT.match(text, amount.end)
    if not found:
        rows = _IN_A_SET.search(before(text, amount)) and _ROW_COUNT.match(text, amount.end)
        return bool(rows or _LABEL_BEFORE.search(before(text, amount)))
    return not _UNLABELLED.search(text[amount.start : found.end() + 30])


def _is_held_item(amount: Amount, text: str, goal: str | None, asked: frozenset[str]) -> bool:
    found = _ITEM_COUNT.match(text, amount.end)
    if not found or _UNLABELLED.search(text[amount.start :]):
        return False
    if "labelled_examples" in asked:
        return True
    if not _HELD.search(text[: found.end()]):
        return False
    return goal == "behaviour" or (goal == "classify" and bool(_DONE.search(text)))


def size(amount: Amount, text: str) -> float | None:
    """Tokens in one of what the amount counts, or None where it counts no material."""
    after = text[amount.end : amount.end + 80]
    found = [(match.end(), tokens) for pattern, tokens in _SIZE if (match := pattern.match(after))]
    return min(found)[1] if found else None


def _unnumbered(clause: Clause, passage: Passage, goal: str | None) -> Iterator[Finding]:
    """Material whose size is told without a number: one book, whatever fits a prompt."""
    if goal not in (None, "answers"):
        return
    if found := _BURSTS.search(clause.text):
        yield Finding(Fact("corpus_size", "large", words=passage.quote(clause, *found.span())), rank=2)
    elif found := _FITS.search(clause.text):
        if not denied(clause.text, *found.span()):
            yield Finding(Fact("corpus_size", "small", words=passage.quote(clause, *found.span())), rank=2)
    elif goal == "answers" and (found := _ONE_SIZE.search(clause.text)):
        tokens = next(tokens for noun, tokens in TOKENS if re.fullmatch(noun, found["noun"]))
        yield Finding(BY_ID["corpus_size"].fact(tokens, passage.quote(clause, *found.span())), rank=0)
