"""Amounts with their unit: what a number counts, by the words that stand right after it.

That an amount counts something does not say that the sender has it. Whoever reads the sentence decides that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from advisor.facts import Fact
from advisor.interpret.normalise import Plain
from advisor.interpret.quantities import Amount, Bound, amounts
from advisor.interpret.rates import per_day
from advisor.slots import BY_ID, LABELLED_EXAMPLES, Slot

MOST_AMOUNTS = 20
"""Amounts of one clause that are looked at: nobody tells more in a breath, and a wall of numbers takes long."""
TOKENS_A_PAGE = 400
TOKENS_A_MEGABYTE = 250_000
_TOKENS: tuple[tuple[str, float], ...] = (
    (r"pages?|seiten|páginas", TOKENS_A_PAGE),
    (r"books?|textbooks?|novels?", 130_000),
    (r"manuals?|handbooks?", 20_000),
    (
        r"documents?|docs|pdfs?|files|articles|policies|contracts|reports|wordings|sheets|slides|rulings|protocols"
        r"|opinions|judgments|agreements|standards|regulations|faqs|guides|procedures|sops|leases|specs|papers"
        r"|dokumente|documentos",
        1_000,
    ),
    (r"gb|gigabytes?|tb|terabytes?", 1_000 * TOKENS_A_MEGABYTE),
    (r"mb|megabytes?", TOKENS_A_MEGABYTE),
    (r"words", 1.3),
    (r"tokens", 1),
)
"""House estimates of tokens a piece: 500 pages make the 200,000 tokens at which a prompt stops holding everything."""
# Up to two words may stand between a number and its noun; one that starts another thought may not.
_GAP = (
    r"\+?(?:-| )?(?:(?!(?:and|or|with|from|into|in|to|for|each|per|every|a|is|are|we|i|but|that|of)\b)[\w'-]+ ){0,2}?"
)
_LABELLED = (
    r"(?:labell?ed|annotated|tagged|hand-?(?:labell?ed|sorted|graded|written)|curated|gold|coded|graded|corrected)"
)
_EXAMPLES = re.compile(
    rf"\+?(?:-| )?(?:[\w'-]+ )?{_LABELLED} [\w-]+|{_GAP}(?:examples|samples|(?:\w+[-/ ])?pairs|annotations|labels"
    r"|demonstrations|training (?:rows|cases))\b"
    r"(?! (?:in (?:the|our|my) prompt|per|each|for each|a (?:day|week|month)))"
    r"| ?(?:条|筆|笔|个)?(?:标注|样本|标签)| ?件の(?:例|ラベル)"
    r"| (?:(?:geprüfte|annotierte|gelabelte|korrigierte|verschlagwortete|handsortierte)\w? \w+|(?:\w+ )?beispiele\b"
    r"|(?:alt)?datensätze\b|exemples\b|(?:\w+ )?(?:annoté|étiqueté|corrigé|vérifié)e?s\b|ejemplos\b"
    r"|(?:\w+ )?(?:etiquetad|anotad|corregid|revisad)[oa]s\b|exemplos\b|(?:\w+ )?(?:rotulad|corrigid)[oa]s\b)"
)
_PAIRS = re.compile(rf"{_GAP}(?:preference pairs|comparisons|pairs of (?:a )?(?:better|good|chosen))\b")
_CASES = re.compile(
    rf"{_GAP}(?:test|eval(?:uation)?|held-?out|validation|golden|gold|benchmark) "
    r"(?:\w+ )?(?:cases|examples|questions|items|samples|prompts|pairs|set)\b"
)
_SET_OF = re.compile(
    r"\b(?:test|eval(?:uation)?|validation|gold|held-?out)[ -]?(?:set|suite|sample) of $"
    r"|\b(?:testset|testmenge|testdatensatz|stichprobe) (?:von|aus|mit) $|\b(?:jeu|ensemble) de test de $"
    r"|\bconjunto de (?:prueba|test|teste)s? de $"
    r"|\b(?:measured|tested|scored|evaluated)(?: (?:it|that|them|this))? (?:on|against|over) (?:about |some |around )?$"
    r"|\b(?:gemessen|getestet) (?:an|mit) (?:etwa )?$|\b(?:testé|mesuré)\w{0,2} sur $|\b(?:probad|medid)[oa]s? con $"
)
"""A test set named before its number."""
_SIZES = tuple((re.compile(rf"{_GAP}(?:{noun})\b(?! (?:per|a day|each|every|a week|a month|a year|daily)\b|/)"), tokens)
               for noun, tokens in _TOKENS)  # fmt: skip


_PILE = re.compile(
    rf"{_GAP}(?:cards|forms|invoices|calls|contracts|leases|recordings|karten|karteikarten|zettel|formulare|fiches"
    r"|fichas|lines|rows|records|entries|bookings|orders|tickets|letters|e-?mails|mails|messages|chats|conversations"
    r"|transcripts|replies|answers|responses|reviews|comments|posts|notes|texts|listings|descriptions|summaries|cases"
    r"|translations|zeilen|einträge|buchungen|briefe|nachrichten|antworten|texte|lignes|lettres|courriers|messages"
    r"|réponses|textes|líneas|cartas|mensajes|correos|respuestas|textos|linhas|mensagens|respostas)\b"
    r"(?! (?:a|per|each|every|am|pro|par|al|por|ao) )"
)
"""What may be examples, or only a pile of texts: only its owner can say."""


def may_be_examples(amount: Amount, text: str) -> bool:
    """Whether an amount counts texts that might each be an example: "900 lines of dialogue"."""
    return _PILE.match(text, amount.end) is not None and not _tests(amount, text)


_PIECES = re.compile(
    rf"{_GAP}(?:texts|documents|docs|pdfs|files|articles|reports|contracts|leases|pages|sheets|letters|texte|dokumente"
    r"|textes|documents|rapports|textos|documentos|informes|relatórios)\b"
)
_PAGES = re.compile(
    r" ?(?:pages?|seiten|páginas)\b(?P<each> (?:each|apiece|a piece|per (?:text|document|report)|jeweils|chacune?"
    r"|cada un[oa]?)\b)?"
)
_EACH_BEFORE = re.compile(
    r"\b(?:each|every one|je|jeweils|à|de|by|of)(?: (?:of|has|about|some|around|the|them|is))* ?$"
)
"""That an amount of pages is one piece's."""
_ONE = (
    r"(?:request|call|lease|contract|document|doc|report|letter|e-?mail|mail|message|ticket|transcript|case|claim|chat"
    r"|question|article|file|text|invoice|form|review|dokument|vertrag|brief|anfrage|bericht|rapport|contrat|lettre"
    r"|demande|contrato|informe|carta|solicitud|documento|relatório|pedido)"
)
_LENGTH = re.compile(
    r" ?(?:(?:[a-z]+ )?(?:(?P<pages>pages?|seiten|páginas)|(?P<words>words|wörter|mots|palabras|palavras)"
    r"|(?P<tokens>tokens?)))\b"
    rf"(?P<each> of (?:prompt|input|context)\b|(?: of [a-z]+)? (?:each\b|apiece"
    rf"|(?:per|a|an|in each|in every|for each|pro|je|par|por) {_ONE}\b))?"
)
_EACH_ONE = re.compile(
    rf"\b(?:each|every|one|a|an|my|our|the|jede[rs]?|chaque|cada) {_ONE}"
    r"(?: (?:alone|has|is|of|with|about|around|some))* ?[:=~]? ?$"
)
_LENGTHS: dict[str, float] = {"pages": TOKENS_A_PAGE, "words": 1.3, "tokens": 1}

PLAINLY_LABELLED = re.compile(r"\blabell?ed|\bannotated|\betiquetad|\bannoté")
"""A unit that counts examples and nothing else."""


@dataclass(frozen=True, slots=True)
class Count:
    """An amount, the slot whose unit stands with it, and how many of that unit one of it makes."""

    slot: str
    amount: Amount
    each: float

    def fact(self, words: str) -> Fact:
        """The fact that it would state, quoting `words`; a bound gives its band, and only a real number a value."""
        return count_fact(self.slot, self.amount, self.each, words)


def count_fact(slot: str, amount: Amount, each: float, words: str) -> Fact:
    """The fact that an amount of `each` means; a bound gives its band, and only a real number gives a value."""
    value = amount.value * each
    if amount.bound is Bound.ABOUT:
        return BY_ID[slot].fact(value, words)
    least = max(0.0, value - 1) if amount.bound is Bound.BELOW else value
    return Fact(slot, BY_ID[slot].fact(least).band, words=words)


@lru_cache(maxsize=64)
def counts(text: str) -> tuple[Count, ...]:
    """Every amount of a folded clause that has the unit of one of our slots with it."""
    found: list[Count] = []
    before: Amount | None = None
    for amount in amounts(text)[:MOST_AMOUNTS]:
        # "One" is mostly somebody or something, and no count.
        if text[amount.start : amount.end] == "one":
            continue
        if whole := _pages_of_each(amount, before, text):
            found = [count for count in found if count.amount is not before]
            found.append(whole)
        elif count := _in_a_request(amount, text) or _counted(amount, text):
            found.append(count)
        before = amount
    return tuple(found)


def _pages_of_each(pages: Amount, pieces: Amount | None, text: str) -> Count | None:
    """The material that so many pieces of so many pages make: "400 texts, two pages each"."""
    if pieces is None or not _PIECES.match(text, pieces.end) or not (named := _PAGES.match(text, pages.end)):
        return None
    apiece = named["each"] or _EACH_BEFORE.search(text[pieces.end : pages.start])
    # "900 leases a day, 30 pages each" are requests, and no material.
    comes_in = per_day(pieces, text) is not None
    return Count("corpus_size", pages, TOKENS_A_PAGE * pieces.value) if apiece and not comes_in else None


def _in_a_request(amount: Amount, text: str) -> Count | None:
    """What one request brings along: "30 pages each", "1,500 words per call", "each lease has 40k tokens"."""
    named = _LENGTH.match(text, amount.end)
    if named is None or not (named["each"] or _EACH_ONE.search(text[max(0, amount.start - 40) : amount.start])):
        return None
    return Count("request_size", amount, next(tokens for unit, tokens in _LENGTHS.items() if named[unit]))


def stated(plain: Plain) -> tuple[Fact, ...]:
    """The facts that the amounts with a unit would state, the first of each slot, where it is known that they do."""
    found: dict[str, Fact] = {}
    for count in counts(plain.text):
        found.setdefault(count.slot, count.fact(plain.quote(0, len(plain.text))))
    return tuple(found.values())


def _counted(amount: Amount, text: str) -> Count | None:
    if (times := per_day(amount, text)) is not None:
        return Count("volume", amount, times)
    if _CASES.match(text, amount.end) or _tests(amount, text):
        return Count("eval_set", amount, 1)
    if _EXAMPLES.match(text, amount.end) and not _PAIRS.match(text, amount.end):
        return Count("labelled_examples", amount, 1)
    if tokens := size(amount, text):
        return Count("corpus_size", amount, tokens)
    return None


def _tests(amount: Amount, text: str) -> bool:
    return _SET_OF.search(text[max(0, amount.start - 40) : amount.start]) is not None


def each_of(slot: str, amount: Amount, text: str, *, asked: bool) -> float | None:
    """How many of the slot's unit one of the amount makes; None where the words name no unit that can be meant.

    A rate needs its period, unless it was `asked` for.
    """
    if slot == "volume":
        return per_day(amount, text) or (1 if asked else None)
    return size(amount, text) if slot == "corpus_size" else 1


def size(amount: Amount, text: str) -> float | None:
    """Tokens in one of what the amount counts, or None where it counts no material."""
    after = text[amount.end : amount.end + 80]
    found = [(match.end(), tokens) for pattern, tokens in _SIZES if (match := pattern.match(after))]
    return min(found)[1] if found else None


def of_another(slot: Slot, text: str) -> Count | None:
    """The count of another slot: "2,000 requests a day" are no examples, and "40 labelled examples" no requests."""
    other = next(iter(counts(text)), None)
    if other is None or other.slot == slot.id:
        return None
    return other if slot is LABELLED_EXAMPLES or PLAINLY_LABELLED.search(text) else None
