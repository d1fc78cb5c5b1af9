"""How far prompting and retrieval were taken, and whether they got there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.facts import Fact
from advisor.reading.clauses import Clause, Passage
from advisor.reading.cues import Cue, cue
from advisor.reading.findings import Finding
from advisor.reading.scope import denied, imagined, supposed

_PROMPT = r"(?:prompts?|prompting|prompt[- ]engineering|system prompt|few-?shot(?: examples| prompts?)?)"
_RAG = (
    r"(?:rag|(?:hybrid )?retrieval|llama-?index|pinecone|weaviate|pgvector|vector (?:search|store|database|db)"
    r"|semantic search|embeddings?)"
)
_UNTRIED = (
    r"(?:have(?:n'?t| not)|has(?:n'?t| not)|had(?:n'?t| not)|did(?:n'?t"
    r"| not)|never|not|nobody(?: has)?|yet to) (?:yet |really |even |properly "
    r"|actually |seriously |ever )*(?:tried|try|tested|started(?: with| on)?"
    r"|attempted|used|looked (?:at|into)|explored|done|touched|built|build|implemented|implement"
    r"|created|added|set up|played (?:around )?with|experimented with|worked on|touched)"
)

TRIED: tuple[Cue, ...] = (
    cue(
        "prompting",
        "none",
        rf"{_UNTRIED} (?:any |much |to |out |changing |a |the |our )*(?:real "
        rf"|serious )?{_PROMPT}",
        rank=3,
    ),
    cue(
        "prompting",
        "none",
        rf"(?:no|zero|without any|without) {_PROMPT} (?:yet|so far|tried|done"
        rf"|work)|{_PROMPT}(?: itself)? (?:has|have|was|were|is)(?:n'?t| not"
        r"| never)(?: been)? (?:yet )?(?:tried|attempted|tested|explored)",
        rank=3,
    ),
    cue(
        "prompting",
        "none",
        rf"{_UNTRIED} anything(?: yet| at all)?|(?:only |have |has |we've )?just (?:started"
        r"|starting|getting started|begun)(?: out)?|(?:have(?:n'?t| not)) (?:even )?(?:started"
        r"|begun)(?: yet| anything)?|starting from (?:scratch|zero)|nothing (?:has been )?(?:tried"
        r"|built)(?: so far| yet)?",
        rank=2,
    ),
    cue(
        "prompting",
        "basic",
        r"(?:a few|a couple of|a handful of|one or two|two or three|some|several"
        r"|one|a|the) (?:basic |simple |quick |short |rough |first )?prompts?(?! .{0,20}(?:short"
        r"|stuck))(?: so far| in chat ?gpt| by hand)?(?= |$)(?<=s)|(?:basic"
        r"|simple|quick|naive|one-line|rough|minimal|rudimentary) (?:system )?prompt(?:s"
        r"|ing)?|played (?:around |about )?with (?:the )?prompts?|zero-?shot (?:prompt\w* )?only"
        r"|tinkered with (?:the )?prompts?|(?:did|tried|wrote|used|typed|entered|pasted) (?:just |only )?(?:one"
        r"|a single|a quick) prompt",
        unless=r"dozens|hundreds|optimi[sz]\w+",
    ),
    cue(
        "prompting",
        "basic",
        r"(?:an?|one|the|our|my|some|plain|first|same) (?:very |fairly )?(?:short|single|short-ish|plain|generic"
        r"|first|zero-?shot|default|one-line"
        r"|two-line|untouched) (?:system )?prompts?|(?:one|a|two|a couple of|a few) prompts?(?! (?:that|which) works?)",
        near=r"only|just|so far|all (?:we|i|they)|nothing (?:more|else|but)|until now|to date|nobody|no[- ]?one|since"
        r"|merely|not much|never (?:touched|changed|revised)|not quite",
        unless=r"dozens|hundreds|optimi[sz]\w+|iterat\w+|(?:n'?t|not|never) (?:yet )?(?:tried|used|written)"
        r"|need|enough|if|should|could|want\w*",
    ),
    cue(
        "prompting",
        "basic",
        r"prompt(?:s|ing)?(?: work| effort| engineering)? (?:so far|to date|until now)(?: ?: ?| (?:is|was|were|has been"
        r"|amounts to|consists of|took) )(?:only |just |about |maybe )*(?:an?|one|two|three|half an?|a couple of"
        r"|a few|some) "
        r"(?:[\w-]+ )?(?:afternoons?|hours?|days?|evenings?|mornings?|attempts?|tries|goes|lines|prompts?)"
        r"|(?:only |just )"
        r"(?:spent |had )?(?:about |maybe )?(?:an?|one|two|half an?|a couple of) (?:afternoons?|hours?|days?|evenings?"
        r"|mornings?) (?:of|on|with) (?:the )?prompt(?:s|ing)?",
        rank=2,
    ),
    cue(
        "prompting",
        "enough",
        rf"(?:{_PROMPT}|prompted model)(?: \w+)? (?:already |now |currently )?(?:works?"
        r"|does|is|are|performs?) (?:already |really |quite |very |pretty )?(?:well"
        r"|fine|great|nicely|good enough|the job|enough|sufficient|reliably)(?: enough)?",
        rank=2,
        unless=r"fine-? ?tun\w+ (?:works|is)",
    ),
    cue(
        "prompting",
        "short",
        r"(?:changed|changing|tweaked|tweaking|adjusted|adjusting|improved|worked on|reworked|rewrote"
        r"|iterated on|kept changing|tuned|rewording|rephrasing|reworking|refining|improving|editing"
        r"|varying"
        r"|iterating on|engineering|optimi[sz]ing) (?:the |our |my |his |her |their |this )?(?:system )?prompts?"
        r"|(?:better|different|longer|many|various|all (?:kinds|sorts) of|countless|more|several|detailed"
        r"|careful\w*) (?:[\w'-]+ )?prompts?|(?:good |careful |heavy |proper |plain |pure |just |only "
        r")?(?:prompting|prompt[- ]engineering|few-?shot(?:ing| prompts?| prompting| examples)?)",
        near=r"(?:did|does|do|is|was|were|could|can|are|has|have)(?:n'?t| not) (?:[\w'-]+ ){0,3}(?:help\w*|enough"
        r"|work\w*|results?|good|there|sufficient|reliable|reliably|cut it|reach\w*|get|got|consistent\w*"
        r"|fix\w*|solve\w*|improve\w*)"
        r"|(?:falls?|fell) short|plateau\w*|stuck|not (?:quite )?(?:good )?enough|inconsistent|less "
        r"consistent|still (?:[\w'-]+ ){0,2}(?:wrong|fails?|bad|poor|off|generic)|hit (?:a|the) (?:wall"
        r"|ceiling|limit)|no (?:luck|success|avail)|in vain|unreliable|insufficient|only gets? (?:us "
        r")?(?:to )?\d+",
        unless=rf"if|should|could|would|before|first|few prompts|a prompt|{_UNTRIED}|vs|versus|or fine|better "
        r"prompts? (?:would|will|could)|one prompt|basic|simple|quick|read (?:that|about)|a few|says"
        r"|expert|will",
        denied="short",
        rank=2,
    ),
    cue(
        "prompting",
        "enough",
        r"prompts? (?:.{0,25} )?(?:already |now )?(?:does|do|gives?|gets?) (?:us )?(?:everything|all"
        r"|exactly what|just what|what) (?:that )?(?:we|i) (?:want|need|asked)",
        rank=2,
        unless=r"if|not|\w+n't|almost|nearly",
        wish=True,
    ),
    cue(
        "prompting",
        "short",
        r"(?:no matter how|however|whatever) (?:hard |much |often )?(?:we|i) (?:prompt|try to prompt)"
        rf"|{_PROMPT} (?:[\w'-]+ ){{0,2}}?(?:maxed out|exhausted|at its limits?|as far as it (?:goes|gets)"
        r"|tapped out)",
        rank=3,
    ),
    cue("retrieval", "none", rf"{_UNTRIED} (?:any |to |out |with )*{_RAG}", rank=3),
    cue(
        "retrieval",
        "none",
        rf"(?:no|without any|without) {_RAG} (?:yet|so far|tried|system|set ?up"
        rf"|in place|pipeline)|{_RAG} (?:has|have|was|is)(?:n'?t| not| never)(?: been)? (?:yet )?(?:tri"
        r"ed|attempted|tested|built|explored)",
        rank=3,
    ),
    cue(
        "retrieval",
        "basic",
        r"(?:basic|simple|naive|first|quick|rough|vanilla|default|minimal|early"
        rf"|out-of-the-box) (?:version of |attempt at |cut of |try at )?(?:a )?{_RAG}"
        rf"|{_RAG} (?:prototype|poc|proof of concept|demo|mvp|pilot)|(?:prototype"
        rf"|poc|proof of concept|demo|first version) (?:of|with|using) (?:a )?{_RAG}",
    ),
    cue(
        "retrieval",
        "basic",
        r"(?:tried|used|use|uses|using|built|build|have|has|got|implemented|set up|running|run|added"
        r"|deployed|with|our|existing|current) (?:an? |the |our |my |existing |some |current |own "
        r"|working |simple |"
        rf"normal |standard |in-house |plain |already |both )*{_RAG}(?: \w+)?(?: (?:system|pipeline|set-?up"
        r"|app|bot|chat ?bot|in place|over|on|with))?|(?:from|with) (?:the )?retrieved (?:chunks?"
        r"|passages?|text|documents?|context)"
        rf"|{_RAG} (?:is|was) (?:already |now )?(?:in place|live|running|set up|built|working)",
        rank=0,
        unless=rf"vs|versus|or {_RAG}|{_RAG} or|instead of|rather than|better than|alternative|{_UNTRIED}|if|can "
        r"we|should|could|would|without|to use|going to|wonder\w*|suggested|recommend\w*|compared?|than "
        rf"{_RAG}",
    ),
    cue(
        "retrieval",
        "short",
        r"(?:retriev\w+|finds?|search|fetch\w*|returns?) (?:[\w'-]+ ){0,3}(?:right"
        r"|correct|relevant) (?:[\w'-]+ )?(?:text|chunks?|passages?|documents?|pages?"
        r"|paragraphs?|context)(?: .{0,20})?(?:but|yet|and still) .{0,40}(?:wrong"
        r"|poor|fall|short|bad|miss)",
        rank=2,
    ),
)

_EFFORT = {
    "prompting": re.compile(
        r"\b(?:(?:optimi[sz]ed|iterated|refined|tuned|reworked|polished|exhausted"
        rf"|rewritten|rewrote|hardened|maxed out|pushed)\b.{{0,30}}"
        rf"\b(?:{_PROMPT})|(?:{_PROMPT})\b.{{0,30}}\b(?:optimi[sz]ed|iterated"
        r"|refined|reworked|exhausted|tuned|polished|maxed out"
        r"|thoroughly|extensively|properly|at length|as far as|(?:versions|rounds|iterations|revisions)"
        r"|for (?:weeks|months)|to death)"
        rf"|tried (?:[\w'-]+ )?(?:{_PROMPT}) (?:really |very )?(?:hard|properly"
        r"|thoroughly|extensively)|few-?shot|chain[- ]of[- ]thought|(?:weeks"
        rf"|months) (?:of|on|spent on) (?:{_PROMPT})"
        r"|(?:dozens|hundreds|scores) of (?:[\w'-]+ )?prompts|prompt optimi[sz]ers?"
        rf"|dspy|(?:extensive|careful|serious|heavy|lots of) {_PROMPT})\b"
    ),
    "retrieval": re.compile(
        rf"\b(?:(?:optimi[sz]ed|tuned|improved|refined|reworked|hybrid|advanced|mature)\b.{{0,30}}\b(?:{_RAG})"
        rf"|(?:{_RAG})\b.{{0,30}}\b(?:optimi[sz]ed|tuned|refined|reworked|rerank\w*"
        r"|properly)|re-?rank\w*|hybrid search)\b"
    ),
}
_SHORTFALL = re.compile(
    r"\b(?:nowhere near|even (?:then|with \w+) .{0,60}\b(?:invents?|makes up|gets?|fails?|misses|wrong|mixes)"
    r"|still (?:\w+ )?(?:feels?|sounds?|reads?|looks?|comes? (?:out|across)|mixes|confuses|invents?|makes|picks"
    r"|chooses|drops|ignores|gets|writes|prefer\w*|(?:is|are|does|do)(?:n'?t| not))|rejects? (?:\d|many|most|half"
    r"|a third)|(?:still|yet) (?:[\w'-]+ ){0,2}(?:prefer\w*"
    r"|reject\w*|rewrit\w+|correct\w*) |too often|"
    r"(?:still|but|yet|and) (?:[\w'-]+ ){0,3}(?:not good enough|not accurate enough"
    r"|not there|not enough|short|fails?|failing|wrong|misses|poor)"
    r"|stuck|plateau\w*|points? (?:short|below|under|off|shy)|(?:percent"
    r"|%|per cent) (?:short|below|under|shy)|(?:falls?|fell|falling) short"
    r"|(?:hit|hits|reached) (?:a|the|its) (?:ceiling|wall|limit|plateau)"
    r"|(?:below|under|short of|misses|missed|missing) (?:the |our )?(?:target"
    r"|bar|goal|threshold)"
    r"|no (?:more|further) (?:gains?|improvements?|progress)|(?:is|are|was"
    r"|were)(?:n'?t| not) (?:[\w'-]+ )?(?:good|accurate|reliable|consistent) enough"
    r"|(?:does|did|do|can|could)(?:n'?t| not) (?:[\w'-]+ )?(?:get (?:us )?there"
    r"|cut it|improve (?:any )?(?:further|more)|go any further|reach (?:the"
    r"|our) (?:target|goal|bar)))\b"
)


def shortfalls(passage: Passage) -> Iterator[Finding]:
    """A proper try and its falling short, told in one sentence or in two that follow each other."""
    for slot, effort in _EFFORT.items():
        for clause in passage.clauses:
            found = effort.search(clause.text)
            if found is None or denied(clause.text, *found.span()) or supposed(clause, found.start()):
                continue
            if _falls_short(clause, passage):
                yield Finding(Fact(slot, "short", words=passage.quote(clause, *found.span())), rank=3)


_NEAR = 2
"""Sentences between a try and its falling short; lists set each of them apart."""


def _falls_short(effort: Clause, passage: Passage) -> bool:
    near = [clause for clause in passage.clauses if abs(clause.sentence - effort.sentence) <= _NEAR]
    figures = below_target(" ".join(clause.text for clause in near))
    told = any(_SHORTFALL.search(clause.text) is not None and not imagined(clause) for clause in near)
    return figures if figures is not None else told


_REACHED = re.compile(r"(?<![\w.])(\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent\b)")
_WANTED = re.compile(
    r"\b(?:needs?|wants?|targets?|requires?|required|goal|expects?|demands?|aim(?:ing)? for|must reach|bar)\b\D{0,25}"
    r"(?<![\w.])(\d{1,3}(?:\.\d+)?)(?![\w,]|\.\d)"
)


def below_target(text: str) -> bool | None:
    """Whether a share that is reached lies under the one that is wanted; None where the text does not name both."""
    wanted = _WANTED.search(text)
    if wanted is None:
        return None
    shares = [found for found in _REACHED.finditer(text) if not found.start() <= wanted.start(1) < found.end()]
    return float(shares[-1][1]) < float(wanted[1]) <= 100 if shares else None
