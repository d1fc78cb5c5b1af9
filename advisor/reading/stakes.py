"""Tables: what the data and the work demand, from rules that decide alone to terms that forbid."""

from __future__ import annotations

from advisor.reading.cues import Cue, cue
from advisor.reading.vocabulary import MODEL, TUNING

_RARE = (
    r"(?:inuktitut|inuit|sami|quechua|aymara|guarani|nahuatl|mayan|navajo|cherokee|cree|ojibwe|yolngu"
    r"|warlpiri|pitjantjatjara|arrernte|kriol|tok pisin|te reo(?: maori)?|maori|samoan|tongan|fijian"
    r"|hawaiian|wolof|bambara|ewe|twi|fula|luganda|tigrinya|oromo|somali|shona|sesotho|setswana"
    r"|chichewa|malagasy|basque|breton|occitan|sardinian|friulian|romansh|faroese|frisian|sorbian"
    r"|scots gaelic|gaelic|manx|cornish|tibetan|uyghur|dzongkha|khmer|lao|burmese|hmong|sanskrit|latin"
    r"|old (?:norse|english|church slavonic)|coptic|akkadian|sumerian|yiddish|ladino|romani|chuvash"
    r"|tatar|bashkir|ossetian|chechen|swiss german|dialects?)"
)
_OWN_CODE = (
    r"(?:our|my|an?|the|in-house|own|internal|proprietary|custom|home-?grown|special|obscure"
    r"|home-?made) (?:very )?(?:own )?(?:in-house |internal |proprietary |custom |home-?grown "
    r"|obscure |special |domain-specific |legacy )*(?:(?:scripting |programming |query |markup "
    r"|configuration |modelling |macro |control |specification )?language|dsl|notation|short-?hand"
    r"|code system|syntax|encoding|format|dialect|file format|report format)"
)
_UNSEEN = (
    r"(?:never (?:seen|read|heard|encountered|been trained)|has(?:n'?t| not) (?:seen|met|encountered"
    r"|read)|have(?:n'?t| not) (?:seen|met|encountered|read)|unknown to|knows? nothing|no model (?:has"
    r"|knows|handles|speaks|understands|reads)|not in (?:its|their|the) training|models? (?:don'?t|do "
    r"not|doesn'?t) know|unfamiliar)"
)
_REGULATED = (
    r"(?:hipaa|gdpr|phi|pii|pci(?:[- ]dss)?|ferpa|sox|apra|finma|glba|privacy act|personal (?:data"
    r"|information|details)|personally identifiable|patients?'? (?:data|records?|names?|notes|files"
    r"|information|reports|histories|privacy|details|intake)|medical records|health (?:data|records"
    r"|information)|clinical (?:notes|records|data)|(?:sensitive|confidential|private|classified"
    r"|privileged|regulated) (?:[\w'-]+ )?(?:data|information|documents?|records?|files|customer"
    r"|client|material|content|conversations|letters|e-?mails|contracts)|(?:data|documents|records"
    r"|files|they|it|letters|content) (?:is|are) (?:[\w'-]+ )?(?:sensitive|confidential|privileged"
    r"|regulated|classified|top secret)|bank account (?:data|numbers)|social security numbers|trade "
    r"secrets?|discharge notes|for privacy|privacy (?:reasons|rules|laws?|law|requirements|is"
    r"|regulations)|data protection)"
)
_EXAMPLES = (
    r"(?:examples?|samples|training data|data ?sets?|pairs|transcripts?|data|records|tickets|e-?mails"
    r"|conversations|chats|logs|letters|notes)"
)
_NAMES = (
    r"(?:names?|addresses|phone numbers|personal (?:data|details|information)|pii|identifiers"
    r"|identities|dates of birth|patient names|customer names)"
)
_HARM = (
    r"(?:(?:cost|costs|costing) (?:us |lives|someone|somebody|people|a lot|a fortune|millions"
    r"|thousands|[$€£]|\d)|dangerous|kill\w*|die|dies|hurt|hurts|injur\w+|means? (?:an? )?(?:fraud"
    r"|loss|fine|lawsuit|recall|accident)|harm(?!less)\w*|lawsuits?|sued|lives|fatal|catastroph\w+"
    r"|disast\w+|serious consequences|very expensive|recalls?|fined|liable|liability|lose (?:our|the"
    r"|their) (?:licen[cs]e|client|customer))"
)
_WRONG = (
    r"(?:wrong|mistakes?|errors?|incorrect|false (?:negatives?|positives?|answers?)|misses|missed|bad "
    r"(?:answers?|advice)|hallucinat\w+)"
)

STAKES: tuple[Cue, ...] = (
    cue(
        "fixed_rules",
        "yes",
        r"(?:fixed|simple|hard|strict|deterministic|clear-cut|exact|written|business|same|handful of|few) "
        r"(?:[\w'-]+ )?(?:rules?|lookup(?: table)?s?|look-up(?: table)?s?|tables?|formula|thresholds?) "
        r"(?:always |alone |fully |completely |already |can |that )*(?:decides?|determines?|settles?"
        r"|dictates?|gives?|tells?|covers? (?:everything|every case|all))|(?:decided|determined|settled"
        r"|given|fixed|dictated) (?:entirely |completely |always |fully |only |purely )*by (?:an? |the "
        r"|our |some )?(?:fixed |simple |few |set of |handful of |business |clear )*(?:rules|lookup(?: "
        r"table)?|look-up(?: table)?|formula|thresholds?|table|if-?(?:then|else) \w+|regex\w*)|(?:decides?"
        r"|determines?|sets?|gives?) (?:.{0,40} )?(?:no|without|never any) exceptions?|(?:table|rules?"
        r"|lookup|list) (?:for (?:it|that|this) )?(?:[\w'-]+ )?(?:and|with) no exceptions?|(?:simple|plain"
        r"|pure|just a|only a|just an) (?:lookup|look-up|if-?then(?:-?else)?(?: rules?)?|if-?else|regex"
        r"|decision table)|(?:those|these|that|they) (?:are|is) (?:really |literally )?all (?:of )?the "
        r"rules|(?:nothing|no room) (?:to|for) interpret\w*|no judge?ment (?:is )?(?:needed|involved"
        r"|required)|(?:fixed|simple|static|plain|lookup|look-up|rate) (?:lookup |rate |price )?(?:tables?|matrix"
        r"|grid|formula) "
        r"(?:of|by|with|over|for) [\w-]+(?: and [\w-]+)?|(?:is|are|gets?|can be) (?:simply |just )?(?:looked up"
        r"|read off|calculated"
        r"|computed) (?:in|from|off|with|by) (?:an? |the |our )?(?:[\w-]+ )?(?:tables?|formula|matrix|tariff)"
        r"|purely (?:rule-?based|deterministic)",
        denied="no",
        unless=r"if we|could we|some of|easy ones|most of|partly|first|pre-?filter|baseline|label\w*|sensitive"
        r"|not enough|fail\w*|break|tried",
    ),
    cue(
        "fixed_rules",
        "yes",
        r"(?:table|rules?|list|lookup|formula) for (?:it|that|this)|(?:decides?|determines?|sets) the \w+",
        near=(r"no exceptions?|without exceptions?|always", r"table|rules?|list|lookup|formula"),
        unless=r"if|not|\w+n't|who|nobody",
    ),
    cue(
        "fixed_rules",
        "no",
        r"(?:takes?|needs?|requires?|involves?|calls? for) (?:[\w'-]+ ){0,6}?(?:human |expert |real |a "
        r"lot of |some )*judge?ment|(?:judge?ment|gut) calls?|rules? (?:alone )?(?:can'?t|cannot|don'?t"
        r"|do not|won'?t) (?:cover|decide|capture|handle)",
        wish=True,
    ),
    cue(
        "safety",
        "yes",
        r"(?:safety|content|conduct) (?:polic\w+|rules|guidelines|guardrails|filters?)|guard-?rails?"
        r"|jail-?break\w*|within (?:our )?(?:safety )?policy|(?:harmful|unsafe|dangerous|offensive"
        r"|inappropriate|toxic) (?:[\w'-]+ )?(?:answers?|replies|responses|advice|outputs?)|(?:stay|keep"
        r"|remain|be) (?:[\w'-]+ )?safe(?! place)|refuse (?:to answer )?(?:harmful|dangerous|unsafe"
        r"|certain)",
        near=(
            rf"{MODEL}|it|they",
            r"gives?|says?|said|keep|stay|refuse|avoid|must|never|produces?|stop|prevent|answers?",
        ),
        wish=True,
        unless=r"classif\w+|detect\w*|moderat\w+|flag\w*|patient safety|safety manuals?|food safety|safety data "
        r"sheets?|if",
    ),
    cue(
        "domain_gap",
        "own_language",
        r"(?:in|into|for|write|writes|speak|speaks|read|reads|understand|understands|translate|from) (?:\w+ "
        rf")?{_RARE}|(?:the|our|a) (?:local |regional |\w+ )?dialect (?:of|spoken)|low[- ]resource "
        r"languages?|(?:rare|minority|endangered|indigenous|extinct|dead"
        r"|ancient) (?:language|dialect|tongue|script)s?",
        wish=True,
        unless=r"latin america|latin script|if|not in",
    ),
    cue("domain_gap", "own_language", _OWN_CODE, near=_UNSEEN, wish=True, unless=r"if|documentation"),
    cue(
        "domain_gap",
        "own_language",
        r"(?:our|an?) (?:own |in-house |proprietary |internal |home-?grown |custom )+(?:[\w'-]+ "
        r")?(?:programming|scripting|query|markup|control) language|(?:our own|proprietary|in-house"
        r"|internal|custom|home-?grown) dsl",
        wish=True,
        unless=r"if",
    ),
    cue(
        "domain_gap",
        "jargon",
        r"(?:[\w'-]+ )?jargon|(?:trade|industry|technical|medical|legal|specialist|domain|radiology"
        r"|niche) (?:terms|terminology|vocabulary|abbreviations|acronyms|language|slang)|full of "
        r"(?:abbreviations|acronyms|terminology)|(?:our|own) (?:terminology|acronyms|abbreviations)",
        rank=0,
        wish=True,
        unless=r"without jargon|no jargon|avoid\w*|if|explain (?:the |this |your )?jargon|plain|not",
    ),
    cue(
        "sensitivity",
        "regulated",
        _REGULATED,
        wish=True,
        away=r"not (?:[\w'-]+ )?(?:sensitive|confidential|personal|regulated)|no (?:[\w'-]+ )?(?:personal|sensitive"
        r"|confidential|private|patient)|classif\w+|detect\w* (?:pii|phi)|(?:gdpr|hipaa|privacy) "
        r"(?:questions|rules|law) from",
        unless=r"questions about|ask about|if|articles on|removed|anonymi[sz]ed|redact\w*|price sensitive"
        r"|time-sensitive|apra standards|answers? about",
    ),
    cue(
        "sensitivity",
        "ordinary",
        r"(?:data|documents|texts?|it|they|content|nothing) (?:is|are)(?: not|n'?t)? (?:[\w'-]+ "
        r")?(?:public|not sensitive|not confidential|sensitive|confidential|harmless)(?! to)",
        near=r"not|\w+n't|nothing|public|harmless|no ",
        unless=r"(?:is|are) (?:very |highly |quite |also )?(?:sensitive|confidential)|transport|sector",
        rank=2,
    ),
    cue(
        "personal_data",
        "removed",
        r"(?:removed|stripped|masked|redacted|deleted|blanked|scrubbed) (?:out )?(?:all |the |any |every "
        rf")*(?:\w+ )?{_NAMES}",
        unless=r"if|will|should|not|\w+n't",
    ),
    cue(
        "personal_data",
        "removed",
        rf"(?:{_NAMES}|{_EXAMPLES}) (?:[\w'-]+ ){{0,4}}?(?:removed|taken out|stripped|masked|redacted|scrubbed"
        r"|deleted|anonymi[sz]ed|de-?identified|pseudonymi[sz]ed)(?: from)?|(?:anonymi[sz]ed"
        r"|de-?identified|pseudonymi[sz]ed|scrubbed|redacted|masked) (?:the |our |all |every |\w+ "
        rf")?{_EXAMPLES}",
        near=r"examples?|samples|training|data ?sets?|data|records|transcripts?|conversations|tickets|chats"
        r"|notes",
        denied="kept",
        unless=r"if|will|must|should|need|needs|can be|could|before we",
    ),
    cue(
        "personal_data",
        "kept",
        rf"(?:{_EXAMPLES}) (?:[\w'-]+ )?(?:still |also )?(?:contain|contains|hold|include|includes|have"
        rf"|full of|with) (?:[\w'-]+ ){{0,4}}?(?:{_NAMES}|personal data)|(?:may|can|could|might) ask (?:us "
        r")?(?:for|to) (?:\w+ ){0,3}(?:eras\w+|delet\w+|be forgotten)",
        denied="removed",
        wish=True,
        unless=r"label\w* with|column\w*|test|extract\w*|if",
        near=r"examples?|training|data ?sets?|transcripts?|eras\w+|delet\w+|samples|tune|train",
    ),
    cue(
        "error_cost",
        "high",
        rf"{_WRONG}",
        near=rf"{_HARM}|(?:as )?near zero as possible|zero tolerance|(?:must|can|may) (?:never|not) be wrong"
        r"|unacceptable",
        wish=True,
        away=r"(?:not|\w+n't|no|little|hardly) (?:[\w'-]+ )?(?:dangerous|harm|cost|costly|matter)|no big deal|fine-? "
        r"?tun\w+ (?:is|was|would be) (?:a )?(?:mistake|wrong)",
        unless=r"is it wrong|what did (?:i|we) do wrong|something wrong|was i wrong|am i wrong",
    ),
    cue(
        "error_cost",
        "high",
        r"(?:safety|life|mission|business)[- ]critical|life[- ]and[- ]death|life or death|(?:somebody"
        r"|someone|people|patients?|workers) (?:could|can|may|might|would) (?:get |be )?(?:hurt|die"
        r"|injured|killed|harmed)|zero tolerance for (?:errors|mistakes)",
        wish=True,
        unless=r"not|\w+n't",
    ),
    cue(
        "error_cost",
        "low",
        rf"(?:{_WRONG}|wrong (?:answer|label|reply)s?) (?:[\w'-]+ ){{0,3}}(?:is|are|costs?|does|do) (?:not "
        r"|n't )?(?:[\w'-]+ )?(?:no big deal|cheap|harmless|nothing|little|no problem|not a (?:problem"
        r"|disaster|drama)|fine|tolerable|not (?:serious|dangerous|costly))|(?:no harm|nobody (?:dies"
        r"|gets hurt)|not the end of the world|low stakes)",
        wish=True,
    ),
    cue(
        "deadline",
        "days",
        r"(?:by|until|before|on|due|for) (?:this |next |coming |the end of (?:this|the) )?(?:monday"
        r"|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight|week|weekend)|(?:tomorrow"
        r"|tonight)|(?:next|this|coming) (?:week|monday|tuesday|wednesday|thursday|friday|weekend)|(?:in"
        r"|within) (?:a few|two|three|four|five|six|2|3|4|5|6|7|ten|10|seven|a couple of) days|(?:within"
        r"|in) (?:a|one|1) (?:day|week)|(?:only |just )?(?:have|got) (?:a few|two|three|four|five|six"
        r"|[2-7]|a couple of) days",
        near=r"need\w*|launch\w*|demo|go(?:es)? live|deadline|deliver\w*|must|has to|have to|ready|ship|due"
        r"|present\w*|release",
        wish=True,
        unless=r"train\w*|trained|updated?|every|each|reply|respond|answer|retention|ago|support hours|parcel"
        r"|deliver\w* (?:to|orders|parcels)|if|delete\w*|turnaround|weekly|meeting",
    ),
    cue(
        "deadline",
        "weeks",
        r"(?:no|not in any|without any) (?:hurry|rush|deadline|time pressure)|(?:have|got|give us|within"
        r"|in|over|next|about|around) (?:the |about |around |a |next |two|three|four|five|six|few|several"
        r"|couple of| |\d)*(?:weeks|months?|quarters?)(?: time| left| from now)?",
        near=r"deadline|hurry|rush|launch|go live|ready|needed|deliver\w*|to build|project|engineers|left"
        r"|schedule|budget",
        wish=True,
        unless=r"ago|every|spent|per|chang\w+|updat\w+|since|last|past|train\w*|volume|requests|history|data from"
        r"|lasts?|prompt\w*|if",
    ),
    cue(
        "teacher_terms",
        "forbidden",
        r"(?:terms|licen[cs]e|licensing|tos|conditions|contract|provider|openai|anthropic|google|vendor"
        r"|lawyers?|legal|it|they)(?: of (?:[\w'-]+ ){1,5})? ?(?:[\w'-]+ ){0,3}?(?:forbids?|prohibits?"
        r"|bans?|(?:do(?:es)?|is|are)(?:n'?t| not) (?:allow\w*|permit\w*|let)|rules? out|disallows?|not "
        r"allowed"
        rf"|excludes?) (?:us |anyone |you |to )*(?:(?:[\w'-]+ ){{0,3}})(?:train\w*|{TUNING}|distil\w*|copy\w*"
        r"|using)",
        near=r"outputs?|answers|responses|another model|other models|competing|teacher|distil\w*|generated|big "
        r"model|strong model|its",
        wish=True,
        unless=r"if|whether",
    ),
    cue(
        "teacher_terms",
        "allowed",
        r"(?:terms|licen[cs]e|licensing|tos|contract|provider|lawyers?|legal)(?: of (?:[\w'-]+ ){1,5})? "
        r"?(?:[\w'-]+ ){0,3}?(?:allows?|permits?|lets?|fine with|ok with|cleared|says? (?:we|it) (?:can"
        rf"|may)) (?:us |anyone |you |to )*(?:(?:[\w'-]+ ){{0,3}})(?:train\w*|{TUNING}|distil\w*|using)",
        near=r"outputs?|answers|responses|another model|other models|teacher|distil\w*|generated|big model"
        r"|strong model|its",
        wish=True,
        unless=r"if|whether|not|\w+n't|forbid\w*",
    ),
)
