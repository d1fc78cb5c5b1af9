"""Tables: how fast an answer must come, on which machines, and where data may go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.facts import Fact
from advisor.reading.clauses import Passage
from advisor.reading.cues import Cue, cue
from advisor.reading.findings import Finding
from advisor.reading.scope import denied, imagined

_GPU = (
    r"(?:gpus?|a100s?|h100s?|h200s?|b200s?|l40s?|l4s|a10s?|v100s?|t4s?|rtx ?\w*|3090s?|4090s?|5090s?"
    r"|dgx(?: \w+)?|gpu (?:cluster|server|workstation|machine|box)s?)"
)
_PLACE = (
    r"(?:australia|new zealand|the eu|europe|eu|germany|france|switzerland|austria|the uk|uk|the "
    r"united kingdom|the us|the usa|canada|india|singapore|japan|korea|china|brazil|norway|sweden"
    r"|denmark|finland|ireland|italy|spain|the netherlands|poland|israel|saudi arabia|the uae"
    r"|indonesia|vietnam|malaysia|our (?:own )?(?:country|region|state|jurisdiction)|the (?:country"
    r"|region|state|continent))"
)
_HOME = (
    r"(?:our (?:own )?|the |my )(?:[\w'-]+ )?(?:network|building|premises|servers?|machines?"
    r"|infrastructure|data ?cent(?:re|er)|data ?cent(?:re|er)s|site|house|company|hospital|bank|walls"
    r"|firewall|perimeter|environment|intranet|computers?|office|plant|ship)"
)
_DATA = (
    r"(?:data|documents?|files|records|anything|nothing|everything|information|it|they|content"
    r"|transcripts|prompts|texts?|inputs|code|e-?mails|drawings|contracts)"
)

HOSTING: tuple[Cue, ...] = (
    cue(
        "hardware",
        "cpu_only",
        r"(?:on|with|using) (?:an? |the |our |ordinary |plain |normal |just |only |old |cheap |laptop "
        r"|desktop |office |single )*(?:cpus?|raspberry pis?|ordinary processors)(?: only| alone)?|cpu[- "
        r"]only|only (?:have )?(?:an? )?cpus?",
        wish=True,
        unless=r"gpu|if|not|\w+n't|slow|train\w*|benchmark\w*|or gpu",
    ),
    cue(
        "hardware",
        "cpu_only",
        r"(?:no|without an?|without any|without|don'?t have an?|don'?t have any|have no"
        r"|has no) (?:dedicated )?(?:gpus?|graphics cards?|video cards?)",
        rank=2,
        wish=True,
        unless=r"if|train\w*|fine-? ?tun\w*|budget|need|buy|rent",
    ),
    cue(
        "hardware",
        "gpu",
        r"(?:have|has|own|owns|got|with|bought|given|access to|using|on|our own|in-house|running|rack of) "
        r"(?:an? |our |own |one |two |three |four |six |eight |some |several |single |spare |dedicated "
        rf"|in-house |only |just |\d{{1,3}} ?x ?|\d{{1,3}} |nvidia )*{_GPU}",
        denied="",
        unless=r"no|not|\w+n't|without|if|rent\w*|could|would|cloud|trained (?:for|on)|training took|cpu",
    ),
    cue(
        "hardware",
        "gpu",
        r"\d+ ?gb (?:of )?(?:gpu|vram|gpu memory)|vram",
        wish=True,
        unless=r"if|not enough|out of|oom",
    ),
    cue(
        "residency",
        "own_machines",
        rf"{_DATA} (?:[\w'-]+ )?(?:may|can|must|should|is|are|will|could|has|have)?(?:n'?t|not)?(?: not| never"
        r"| to)?(?: ever| be)?(?: allowed to| permitted to)? ?(?:leave|leaves|leaving|go outside|go out of"
        r"|be sent outside|sent outside|stay in|stay inside|stay within|stay on|stays on|stays in|stays "
        r"within|stays inside|remain in|remain on|remain inside|kept on|kept in|be kept in|be kept on) "
        rf"{_HOME}",
        wish=True,
        unless=r"if|used to|unless|region",
    ),
    cue(
        "residency",
        "own_machines",
        r"(?:cannot|can'?t|may not|must not|mustn'?t|not allowed to|never|forbid\w*|prohibit\w*|won'?t) "
        r"(?:[\w'-]+ ){0,3}(?:send|share|upload|put|move|give|leave\w*) (?:[\w'-]+ ){0,4}?(?:outside|out "
        r"of"
        rf"|off|leav\w+|beyond) {_HOME}"
        r"|(?:forbid|prohibit|ban|don'?t allow|do not allow)s? (?:[\w'-]+ ){0,2}(?:data|documents|records"
        rf"|anything) (?:[\w'-]+ )?(?:leav\w+|to leave|going outside) {_HOME}|(?:want|wants|need|needs|keep"
        r"|keeps|require|requires|insist\w* on|have|has) (?:to (?:have|keep) )?(?:everything|it all|all "
        rf"(?:the |our )?data|the data|all of it|our data) (?:[\w'-]+ )?(?:inside|within|on|in) {_HOME}"
        rf"|(?:nothing|no data|none of it|data|it|documents|records) (?:[\w'-]+ ){{0,2}}(?:may|can|must"
        r"|should|is allowed to) (?:not |never )?be (?:sent|uploaded|given|moved|shared) (?:to|with|into"
        r"|outside) (?:an? |any |the )?(?:cloud|openai|third part\w+|external|outside|public|foreign)"
        r"|(?:must|has to|have to|needs? to|should) (?:stay|remain|be kept) (?:on|in|inside|within) "
        rf"{_HOME}|air-?gapped|(?:no|without any?|without) (?:internet|outside|external) (?:connection"
        r"|access"
        r"|network)",
        wish=True,
        rank=2,
        unless=r"if|unless",
    ),
    cue(
        "residency",
        "own_machines",
        r"(?:cannot|can'?t|may not|must not|mustn'?t|not allowed to|never|not permitted to) (?:[\w'-]+ "
        r"){0,2}(?:send|share|upload|give|use) (?:[\w'-]+ ){0,5}(?:to )?(?:openai|third part(?:y|ies)|the "
        r"cloud|a cloud|any cloud|an? (?:external|outside|public|hosted) \w+|external \w+|cloud (?:apis?"
        r"|services?|providers?))",
        wish=True,
        unless=r"if|unless|without",
    ),
    cue(
        "residency",
        "own_machines",
        r"(?:privacy|confidential\w*|security|compliance|regulat\w+|gdpr|hipaa)",
        near=r"(?:on|in) (?:our|my) own (?:premises|servers?|machines?|data ?cent\w+|hardware)|on-?prem\w*",
        wish=True,
        rank=0,
    ),
    cue(
        "residency",
        "region",
        r"(?:must|has to|have to|needs? to|should|may only|can only|required to|stays?|only) (?:[\w'-]+ "
        r"){0,2}?(?:stay|remain|happen|take place|run|occur|be (?:kept|stored|hosted|processed)|stored"
        r"|processed|hosted|live|in) "
        rf"(?:with)?in(?:side)? {_PLACE}|(?:not|never|\w+n't|cannot) (?:[\w'-]+ )?(?:leave|go outside"
        rf"|leaving) {_PLACE}|(?:{_PLACE}) (?:data )?(?:residency|hosting|region) (?:only|is required"
        rf"|required)|data (?:residency|sovereignty)[: ]+(?:{_PLACE})|(?:{_PLACE}) only|data (?:residency"
        r"|sovereignty) (?:in|rules|requirements|laws)|(?:eu|australian|swiss|german|canadian|sydney"
        r"|frankfurt)[- ](?:region|hosted|hosting|data ?cent\w+)(?: only)?",
        wish=True,
        unless=r"if|live in|customers? (?:live|are)|offices?",
    ),
    cue(
        "residency",
        "anywhere",
        r"data (?:can|may) (?:go|be (?:sent|processed|stored)) anywhere|no (?:data )?(?:residency"
        r"|sovereignty) (?:rules|requirements|constraints|limits)|(?:no|without) restrictions? on where",
    ),
)

_TIME = re.compile(
    r"(?<![\w.,$])(?P<number>(?!1[0-9]{3}s\b)\d{1,5}(?:\.\d)?) ?-?(?P<unit>ms|msec|milliseconds?|millis|s|secs?"
    r"|seconds?)\b"
)
_WORDED = re.compile(
    r"\b(?P<fast>half a second|(?:a )?few hundred (?:ms|milliseconds))\b"
    r"|\b(?P<instant>(?:in|within|takes?|few|of|single[- ]digit|a few) (?:milliseconds|ms)|tenth of a "
    r"second)\b|\b(?P<relaxed>(?:a )?(?:few|couple of|several) seconds|(?:a )?(?:minute|hour)s?"
    r"|overnight|batch(?: job)?s?|not time[- ]critical|no (?:hurry|latency (?:needs?"
    r"|requirements?)))\b"
)
_DUE = re.compile(
    r"\b(?:within|under|in under|below|less than|faster than|at most|max(?:imum)?|no more than|must"
    r"|needs? to|has to|have to|should|latency|response time|budget|respond\w*|answers? in|answers? "
    r"within|real[- ]time|returns? in|replies? in|decides? in|in less than|run in)\b"
)
_RELAXED = re.compile(
    r"\b(?:latency|wait|response|answers?|replies|reply|respond\w*|fine|ok|okay|acceptable|overnight|batch)\b"
)
_NO_LIMIT = re.compile(
    r"\b(?:today|currently|now takes|takes|audio|clips?|video|recordings?|calls? (?:of|last)|sampling"
    r"|window|timeout|time-out|tokens|train\w*|slower|ago)\b"
)


def speeds(passage: Passage) -> Iterator[Finding]:
    """How soon an answer must come, where somebody sets a limit; how long it takes today is none."""
    for clause in passage.clauses:
        if imagined(clause):
            continue
        for found in _TIME.finditer(clause.text):
            following = re.split(r"[,;(]", clause.text[found.end() : found.end() + 15])[0]
            around = clause.text[max(0, found.start() - 30) : found.end()] + following
            if (
                _DUE.search(around)
                and not _NO_LIMIT.search(around)
                and not denied(clause.text, *found.span(), lists=False)
            ):
                seconds = float(found["number"]) * (0.001 if found["unit"].startswith("m") else 1)
                band = "instant" if seconds <= 0.1 else "fast" if seconds <= 0.5 else "relaxed"
                yield Finding(Fact("latency", band, words=passage.quote(clause, *found.span())), rank=2)
        if (worded := _WORDED.search(clause.text)) and worded.lastgroup:
            due = _RELAXED if worded.lastgroup == "relaxed" else _DUE
            if (due.search(clause.text) or worded.lastgroup == "instant") and not _NO_LIMIT.search(clause.text):
                yield Finding(Fact("latency", worded.lastgroup, words=passage.quote(clause, *worded.span())))
