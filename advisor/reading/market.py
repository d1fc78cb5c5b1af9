"""Who sells and hosts: where the model may run, whether a vendor is proposing, and what answers must show."""

from __future__ import annotations

from advisor.reading.cues import Cue, cue
from advisor.reading.vocabulary import ASKERS, TUNING

_CLOUD = (
    r"(?:azure(?: openai| ai foundry| ai)?|microsoft foundry|aws|amazon bedrock"
    r"|bedrock|amazon web services|sagemaker|vertex(?: ai)?|google cloud"
    r"|gcp)"
)
_CLOSED = r"(?:anthropic|claude|cohere|mistral(?:'s)? api|gemini api|google ai studio|ai studio)"
_OPEN = (
    r"(?:llama\S*(?: [0-9.]+b?)?|qwen\S*|gpt-?oss\S*|gemma\S*|mixtral\S*"
    r"|deepseek\S*|open[- ](?:(?:weights?|source|weighted) )?(?:models?|llms?)"
    r"|open[- ]weights?|mistral (?:open weights|7b))"
)
_TIED = (
    r"(?:(?:only|must|have to|has to|required to|restricted to|limited to"
    r"|tied to|locked (?:in)?to|bound to|stuck with|stick with|standardi[sz]ed on"
    r"|allowed only|approved (?:only )?(?:for|is)|committed to|all[- ]in on) (?:\w+ ){0,3}"
    r"|(?:we are|we're|i am|i'm|are|everything is|everything runs|it runs"
    r"|runs|hosted|running|deployed|deploy|stay|staying|be|our stack is"
    r"|our stack runs|all) (?:all |already |currently |mostly |only )?(?:on"
    r"|in|with|inside|within) )"
)
_SELLER = (
    r"(?:vendors?|consultants?|consultancy|consulting (?:firm|company)|agency"
    r"|agencies|suppliers?|contractors?|integrators?|sales ?(?:people|person"
    r"|rep|man)|resellers?|start-?up|outside (?:firm|company)|implementation partners?"
    r"|partners?|provider|firm)"
)
_PITCH = (
    r"(?:propos\w+|offer\w*|quot(?:ed|es|ing|e)|sell(?:s|ing)?|pitch\w*"
    r"|recommend\w*|suggest\w*|wants? (?:to|[$€£]?\d[\d.,]*k?)|urg(?:es|ing|ed)|push(?:es|ing"
    r"|ed)?|insists?|says? (?:we|you|that)|claims?|promis\w+|advis\w+|charg\w+"
    r"|asking)"
)
_OTHER_SOURCE = r"(?:cit(?:e|es|ing|ation|ations)|footnotes?|references?|sources?)"

MARKET: tuple[Cue, ...] = (
    cue(
        "provider",
        "any",
        r"any (?:model )?(?:provider|vendor|cloud|hosting|platform|model)(?:s)? (?:is"
        r"|are|will|would) (?:\w+ )?(?:fine|ok|okay|good|do|acceptable|possible)"
        r"|(?:provider|hosting|platform|cloud) (?:does|do)(?:n'?t| not) matter"
        r"|(?:no preference|don'?t mind|don'?t care|do not care|indifferent"
        r"|open (?:to|on|about|as to|regarding)|flexible|agnostic) (?:\w+ ){0,4}(?:provider|platform|cloud|where (?:it"
        r"|the model) runs|hosting|model)|(?:provider|cloud)[- ]agnostic|(?:model"
        r"|it) (?:can|may) run anywhere|not tied to (?:any|a) (?:\w+ )?(?:provider"
        r"|vendor|cloud)",
        rank=3,
        wish=True,
    ),
    cue(
        "provider",
        "cloud",
        rf"{_TIED}(?:our own |our |the )?{_CLOUD}|(?:{_CLOUD}) (?:shop|only|house"
        r"|tenant|subscription|estate)|(?:use|using|via|through) (?:azure openai"
        r"|amazon bedrock|bedrock|vertex ai)",
        wish=True,
        unless=r"if|no longer|leaving",
    ),
    cue(
        "provider",
        "cloud",
        rf"(?:^|(?<=, )|(?<=and ))(?:all |everything |hosted |running )?(?:on|in|via) (?:our own |our "
        rf"|the )?(?:{_CLOUD})$",
        unless=r"if|no longer|leaving|or|vs|versus|sells?|offers?|available|which",
    ),
    cue(
        "provider",
        "openai",
        r"(?:^|(?<=, )|(?<=and ))(?:all |everything |hosted |running )?(?:on|via) (?:the )?openai(?: api)?$",
        unless=r"if|no longer|leaving|or|vs|versus|sells?|offers?|available|which",
    ),
    cue(
        "provider",
        "openai",
        rf"{_TIED}(?:the )?(?<!azure )(?:openai|open ai)(?!'s open)|(?<!azure )(?:openai"
        rf"|open ai) (?:only|shop|house)|only (?:\w+ ){{0,2}}(?<!azure )openai",
        wish=True,
        unless=r"azure|if|no longer|leaving",
    ),
    cue(
        "provider",
        "closed",
        rf"{_TIED}(?:the )?{_CLOSED}|{_CLOSED} (?:only|shop|house)",
        wish=True,
        unless=r"if|no longer|leaving|bedrock|vertex|azure|aws",
    ),
    cue(
        "provider",
        "open_weights",
        rf"{_TIED}(?:an? |our own )?(?:{_OPEN})|(?:{_OPEN}) (?:only|on our own"
        r"|in-house|locally|on-?prem\w*)",
        wish=True,
        unless=r"if|no longer",
    ),
    cue(
        "provider",
        "open_weights",
        r"(?:self[- ]?host(?:ed|ing|s)?|on-?prem(?:ise|ises)?|on (?:our|my) (?:own )?(?:servers?"
        r"|hardware|premises|gpus?|machines?|infrastructure|laptops?)|air-?gapped"
        r"|in our own data ?cent(?:re|er)s?|(?:runs?|running|hosted|host|deployed"
        r"|works?) (?:it |the model )?(?:locally|in-house|offline|ourselves)"
        r"|local (?:open )?models? only|small local model|nothing (?:may|can) leave (?:our"
        r"|the) (?:network|building|premises))",
        wish=True,
        unless=r"if|could be",
    ),
    cue(
        "vendor_pitch",
        "yes",
        rf"{_SELLER} (?:.{{0,30}} )?{_PITCH}(?: .{{0,60}})? (?:{TUNING}|it|this"
        rf"|for us)|(?:{_PITCH}) (?:.{{0,40}} )?(?:{TUNING}) (?:.{{0,40}} )?(?:from"
        rf"|by) (?:an? |the |our )?(?:\w+ )?{_SELLER}|(?:been|were|was|got) (?:quoted"
        rf"|pitched|offered|sold) (?:.{{0,40}} )?{TUNING}|(?:quote|proposal|pitch"
        rf"|offer|tender) (?:.{{0,40}} )?(?:for|to|about) (?:.{{0,20}} )?{TUNING}",
        denied="no",
        wish=True,
        unless=r"if (?:a|the|our)|\w+n't|not|never|no longer",
    ),
    cue(
        "vendor_pitch",
        "no",
        rf"(?:no|not an?|without an?|without any) (?:outside |external )?{_SELLER} (?:is "
        r"|are |has |have )?(?:\w+ )?(?:involved|propos\w+|pitch\w*|selling"
        r"|offering|behind)|(?:nobody|no[- ]?one) (?:is )?(?:selling|pitching|proposing)",
        rank=2,
        wish=True,
    ),
)

ACCESS: tuple[Cue, ...] = (
    cue(
        "access",
        "citations",
        r"(?:with|need|needs|must|should|have to|want|wants|require[sd]?|include"
        r"|including|give|gives|show|shows|provide|provides|and|plus|always"
        r"|to|link to (?:the|its|their)|backed by|its|their|it) (?:(?:the|a"
        r"|an|its|their|our|always|clear|exact|proper|in-?line|page|show|name"
        rf"|include|give|provide|quote) ){{0,3}}{_OTHER_SOURCE}|(?:link|links"
        r"|linked|linking|pointer|refer\w*) (?:back )?to (?:the |its |their )?(?:original "
        r"|exact )?(?:sources?|page|document|article|clause|paragraph)|traceable (?:answers"
        r"|to)|(?:say|says|state|states|name|names|quote|quotes|tell|tells|show|shows) (?:us )?(?:which"
        r"|what) (?:paragraph|page|section|clause|article|document|source)|cited answers|answers (?:must"
        r"|should|need to) be (?:traceable"
        rf"|cited|sourced)|(?:show|say|see|tell|know) (?:\w+ ){{0,2}}where (?:it"
        r"|the answer|an answer|each answer|this|they) (?:came|comes|come) from|(?:page|paragraph|section"
        r"|clause|document|source|article) (?:number )?(?:it|they|this|that|each \w+|the answer) (?:came"
        r"|comes|come|was taken|is) from",
        wish=True,
        unless=r"invent\w*|hallucinat\w*|fake|made[- ]up|fabricat\w*|open[- ]source"
        r"|source code|no citations|data sources?|classif\w+|extract\w*",
    ),
    cue(
        "access",
        "permissions",
        r"(?:role-based|per-user|per-person|per-role|row-level|user-level|individual"
        r"|different|strict|document-level) (?:access|permissions?|rights|entitlements"
        r"|clearances?|visibility)|access (?:controls?|rights|permissions)|not everyone (?:may"
        rf"|can|should|is allowed to|gets to) (?:see|read|access)|{ASKERS} (?:may"
        r"|can|should|must|are allowed to|get to) (?:only )?(?:see|read|access) (?:only "
        r"|different )?(?:different|their own|what they|certain|some|parts|things)"
        rf"|only (?:\w+ ){{1,3}}(?:may|can|should|are allowed to|must) (?:see"
        r"|read|access)|(?:confidential|restricted|visible|secret) (?:to|by"
        r"|between|per|from) (?:\w+ )?(?:teams?|departments?|roles?|clients?"
        r"|each other|customers?)|need-to-know|(?:may|can|should|must) only (?:get|see|use|receive"
        r"|search) (?:[\w'-]+ ){0,2}from (?:its|their|his|her) own|(?:must|may|should|can)(?:n'?t| not|not"
        r"| never) (?:be able "
        r"to )?(?:see|read|access) (?:each other|one another|other \w+|others|anyone else)|only (?:ever "
        r")?(?:see|read|access) (?:their"
        r"|his|her|your) own|only (?:ever )?(?:see|read|access|find|get) (?:[\w'-]+ ){0,4}(?:rights? to"
        r"|allowed to|permitted to|entitled to"
        r"|cleared for|access to)|depend(?:s|ing)? on (?:who is asking"
        r"|their role|the role|clearance)",
        rank=2,
        wish=True,
    ),
    cue(
        "access",
        "open",
        r"(?:no|without|neither|don'?t need|do not need|not need) (?:\w+ )?(?:citations?"
        r"|sources|references) (?:or|and|nor) (?:\w+ )?(?:permissions?|access control"
        r"|access rights)(?: needed| required)?|(?:everyone|everybody|all staff"
        r"|anyone) (?:may|can|is allowed to) (?:see|read) everything",
        rank=3,
        wish=True,
    ),
)
