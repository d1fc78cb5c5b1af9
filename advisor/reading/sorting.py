"""Wishes to sort, label or extract."""

from __future__ import annotations

from advisor.reading.cues import Cue, cue
from advisor.reading.ranks import TASK
from advisor.reading.vocabulary import ITEMS, MATERIAL

_SORT = (
    r"(?:classif(?:y|ies|ying|ied)|categori[sz](?:e|es|ing|ed)|triag(?:e|es|ing)|tag|tags|tagging"
    r"|rout(?:e|es|ing)|sort|sorts|sorting|sorted"
    r"|label|labels|labelling|labeling|flag|flags|flagging|bucket|prioriti[sz](?:e|es|ing)|assign"
    r"|assigns|assigning|split|splits|splitting"
    r"|group|groups|grouping|screen|screens|screening|grade|grades|grading|score|scores|scoring"
    r"|moderat(?:e|es|ing)|separate|separates|separating|assigned|tagged|flagged)"
)
_ONES = (
    rf"(?:{ITEMS}|{MATERIAL}|records|transactions|products|images|applications|cases|jobs|texts?|leads"
    r"|merchants|alerts|logs|defects"
    r"|items|resumes|cvs|candidates|essays|students'? answers|incidents|abstracts|articles|papers"
    r"|parts|expenses|samples|reports|feedback"
    r"|suppliers|utterances|sentences|profiles|adverts|ads|inputs|faults|errors|tenders|bids|patients|e-?mail)"
)
_CLASSES = (
    r"(?:categor(?:y|ies)|queues?|class(?:es)?|buckets?|labels?|departments?|topics?|folders?|codes?"
    r"|tiers?|types?|kinds?|groups|teams?"
    r"|tags?|intents?|priorit(?:y|ies)|sentiments?|genres?|grades?|bins)"
)
_FIELDS = (
    r"(?:fields?|entit(?:y|ies)|names?|dates?|amounts?|values?|totals?|line items|metadata|key[- "
    r"]values?|numbers?|attributes?|clauses?|codes?"
    r"|structured (?:data|records|information|output)|suppliers?|addresses|prices|quantities"
    r"|diagnos\w+|medications?|symptoms|skills|parameters|facts"
    r"|information|details|data|mentions|terms|ingredients|measurements|tables|keywords|relations)"
)
_SAMPLES = (
    r"(?:to|must|who|we|i|have|had|could|can|people|experts|humans?) (?:label|tag|labell?ed|tagged"
    r"|annotate) (?:[\w'-]+ ){0,3}(?:examples?|data|by hand)|labell?ing (?:effort|costs?|budget|work)"
)


def _sort(pattern: str, *, unless: str = "", near: str | tuple[str, ...] = (), away: str = "") -> Cue:
    return cue("goal", "classify", pattern, rank=TASK, wish=True, unless=unless, near=near, away=away)


CLASSIFY: tuple[Cue, ...] = (
    _sort(
        r"(?:choose|chooses|choosing|pick|picks|picking|select|selects|selecting"
        r"|assign|assigns) (?:[\w'-]+ )?(?:one|a|the|among|between) (?:[\w'-]+ ){0,2}(?:label|labels"
        r"|category|categories"
        r"|option|options|class|classes|code|codes|tag|tags|value)|(?:free|plain|raw)[- ]text (?:[\w'-]+ "
        r"){0,3}(?:in)?to "
        r"(?:[\w'-]+ )?(?:structured|fields|json|records|table)"
    ),
    _sort(
        r"(?:un|semi-?)structured (?:[\w'-]+ )?(?:text|documents|data|notes|e-?mails|reports|input)",
        near=r"(?:in)?to (?:an? |the )?(?:[\w'-]+ )?(?:structured|json|fields|tables?|records|database)",
    ),
    _sort(
        rf"{_SORT} (?:.{{0,40}} )?{_ONES}",
        unless=rf"{_SAMPLES}|sort(?:ed)? of|tag ?line|price tag|private label|assign (?:[\w'-]+ )?(?:budget|people"
        r"|engineers)|source code|code (?:[\w'-]+ )?(?:examples|samples)|code ?bases?|split (?:\w+ "
        r")?(?:documents|files|pdfs|articles|texts?) into (?:chunks|pages|passages)|group of|team group"
        r"|groups? (?:that|who|which)",
    ),
    _sort(
        rf"(?:into|to|between|among|across|one of|which of|what|which|in|of) (?:[\w,-]+ ){{0,4}}{_CLASSES}",
        near=rf"{_SORT}|(?:to|must|we|they) code|coding|put|puts|fits?|belongs?|goes|predict\w*|map|maps|mapping"
        r"|place|places|fall|falls"
        r"|recogni[sz]\w+|guess\w*|identif\w+|find|detect\w*|go",
        unless=rf"{_SAMPLES}|which (?:types?|kinds?) of (?:model|fine|tuning|approach|data|training)|what (?:type"
        r"|kind)s? of (?:model|fine|tuning|approach|data|training|gpu|hardware|questions)|goes to the "
        r"manager|source code|into production|to (?:our|the|a|my|another|different) (?:[\w'-]+ )?teams?$",
    ),
    _sort(
        rf"{_ONES} (?:[\w'-]+ ){{0,2}}(?:(?:must|should|has to|have to|needs? to|is to|are to) be|to be) (?:[\w'-]+ )?"
        r"(?:flagged|classified|tagged|sorted|routed|labell?ed|assigned|marked|categori[sz]ed|triaged|rated|scored"
        r"|screened|coded|prioriti[sz]ed|moderated)",
        unless=r"before (?:we|the|training)|first|still",
    ),
    _sort(
        r"(?:classification|classifiers?|categori[sz]ation|triage|sentiment analysis|intent (?:detection"
        r"|recognition|classification)|(?:spam|fraud|toxicity|anomaly|hate speech|phishing|duplicate) (?:detection"
        r"|filter\w*)|(?:content|comment|forum|image) moderation|(?:named[- ])?entity (?:recognition"
        r"|extraction|linking)|ner|(?:data|information"
        r"|field|document|invoice|keyword|relation) extraction|text classifier|ticket routing|lead scoring"
        r"|automatic (?:tagging|coding)|gliner)",
        unless=r"data classification policy|classifier-free|no classif\w+",
    ),
    _sort(
        r"(?:extract|extracts|extracting|extracted|pull|pulls|pulling|pick|parse|parses|parsing|capture"
        r"|captures|read|reads) (?:out )?(?:the |all |every )?"
        rf"(?:[\w,-]+ ){{0,6}}?{_FIELDS} (?:.{{0,30}} )?(?:from|out of|in|on) (?:[\w'-]+ ){{0,4}}?(?:{_ONES}"
        r"|e-?mail|scans?|pdfs?|dockets?|bills?|receipts?|labels|forms?|text|letters?|invoices?|files?"
        r"|transcripts?|notes?|scanned)",
    ),
    _sort(
        r"(?:extract|extracts|extracting) (?:out )?(?:the |all |every |our )?(?:[\w,-]+ "
        r"){0,4}?(?:[\w]+)(?: .{0,40})?",
        unless=r"extract (?:value|insights? from the market)",
        near=rf"from|out of|{_FIELDS}",
    ),
    _sort(
        r"(?:pull|pulls|pulling|parse|parses|parsing|capture|captures) (?:out )?(?:[\w,-]+ "
        r"){0,6}?(?:fields?|entities|names|dates|amounts|values|totals|line items|metadata"
        r"|key[- ]values?|attributes|clauses|structured (?:data|records))"
    ),
    _sort(
        r"(?:suggest|suggests|suggesting|recommend|recommends|choose|chooses|decide|decides|pick|picks"
        r"|find|work out|figure out|know|knows|say|says|determine|determines|guess|predict|predicts) "
        r"(?:us |me )?(?:which|what|the right|the correct|the best) (?:[\w'-]+ )?"
        r"(?:team|department|queue|category|class|label|code|folder|priority|desk|person|handler"
        r"|specialist|agent|account|tariff|product group|genre|type|kind|topic|group|bin)\b(?! of (?:model"
        r"|tuning|gpu))",
        unless=r"which (?:type|kind) of (?:model|fine|tuning|approach)|questions? about",
    ),
    _sort(
        r"(?:type|types|typing|enter|enters|entering|key|keys|keying|copy|copies|copying|fill|fills"
        r"|filling|transfer|transfers|transcribe|put|puts) (?:.{0,60} )?(?:into|in) (?:our|the|a|an"
        r"|their) (?:[\w'-]+ )?(?:systems?|forms?|spreadsheets?|erp|crm|databases?|fields|excel|sheet"
        r"|tables?|tms)"
    ),
    _sort(
        r"(?:pull|pulls|pulling|lift|lifts|extract|extracts|extracting|capture|captures) (?:[\w',-]+ "
        r"){1,9}?(?:out of|from) (?:[\w'-]+ ){0,3}?[\w-]+s",
        unless=r"answers?|passages?|chunks?|pages from|information from|knowledge|wrong pages",
    ),
    _sort(
        rf"{_FIELDS} (?:out of|from) (?:[\w'-]+ ){{0,3}}?[\w-]+s",
        near=r"pull|pulls|pulling|lift|extract\w*|captur\w+|read off",
    ),
    _sort(
        r"(?:tag|tags|tagging|label|labels|mark|marks|flag|flags|assign|assigns|rate|rates|score|scores) "
        r"(?:each|every|all|them|it) (?:[\w'-]+ ){0,3}?(?:with|as|to|by|into|for)|(?:checked|screened"
        r"|reviewed|vetted|moderated|check|screen|vet) (?:\w+ ){0,2}against (?:[\w'-]+ ){0,3}?(?:rules"
        r"|criteria|polic(?:y|ies)|guidelines|checklist)"
        r"|(?:recogni[sz]e|recogni[sz]es|detect|detects|notice|notices|tell|tells|spot) (?:when|if"
        r"|whether) (?:an? |the |our |some)?(?:caller|customer|user|message|e-?mail|text|ticket|review"
        r"|comment|patient|student|someone|call|conversation|transaction|request)"
    ),
    _sort(
        r"(?:need|needs|want|wants|have) (?:.{0,60} )?(?:extracted|pulled out|classified|categori[sz]ed"
        r"|sorted|triaged)",
        unless=r"have (?:been )?(?:already )?(?:extracted|sorted|classified)",
    ),
    _sort(
        rf"{_ONES} (?:labell?ed|sorted|tagged|grouped|classified|ranked|split|filed) (?:by|into|as|according|under)",
        near=r"need|needs|want|wants|like|looking",
        unless=r"have (?:already )?|were|was",
    ),
    _sort(
        r"(?:get|getting|bring|bringing|move|load|turn|transfer) .{3,60} (?:from|out of) .{3,40} into (?:our|the"
        r"|an?) (?:[\w-]+ )?"
        r"(?:databases?|spreadsheets?|tables?|erp|crm|systems?|json|excel|fields)",
    ),
    _sort(
        r"(?:into|as|in) (?:[\w'-]+ )?(?:columns|fields)",
        near=r"need|want|pull\w*|pulled|turn|turned|get|extract\w*|captur\w+|attributes",
        unless=r"fields of",
    ),
    _sort(
        r"which (?:one )?of (?:our|the|these|those) (?:[\w'-]+ ){0,3}?[\w-]+s (?:fits?|applies|apply"
        r"|matches|belongs|is right|to use)"
    ),
    _sort(
        r"(?:redact|anonymi[sz]e|pseudonymi[sz]e|black out) (?:all |the |any )*(?:names|addresses|personal"
        r"|people|entities|details)",
        unless=r"examples?|training",
    ),
    _sort(
        r"(?:detect|detects|detecting|spot|spots|spotting|catch|catching|identify|identifies|identifying"
        rf"|recogni[sz]e) (?:[\w'-]+ ){{1,4}}?in (?:our |the |these )?(?:[\w'-]+ ){{0,3}}?{_ONES}",
        unless=r"errors? in our|mistakes in",
    ),
    _sort(
        r"(?:detect|detects|detecting|spot|spots|spotting|identif(?:y|ies|ying)|recogni[sz](?:e|es|ing)"
        r"|find|catch|catches) (?:[\w'-]+ ){0,3}(?:spam|fraud\w*|abus\w+|phishing|complaints"
        r"|toxic\w*|sentiment|intents?|duplicates?|anomal\w+|hate speech|churn|sarcasm|entities|symptoms"
        r"|plagiarism|defects|scams?|fake \w+|urgen\w+|misinformation|pii)"
    ),
    _sort(
        r"(?:decide|decides|predict|predicts|predicting|tell|tells|judge|judges|guess|determine|determines"
        r"|say|says) (?:us |me )?(?:if|whether|which|what) (?:[\w'-]+ ){0,6}"
        r"(?:spam|urgent|relevant|positive|negative|fraudulent|suspicious|toxic|genuine|duplicate|a "
        r"complaint|applies|fits|belongs|category|department|code|class|label|team|severity)",
        unless=r"which (?:approach|method|model)",
    ),
)
