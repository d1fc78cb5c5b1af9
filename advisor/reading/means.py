"""Tables: skills, budget, a cheaper model tested, a way to check answers, and a model that was tuned before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.facts import Fact
from advisor.reading.clauses import Clause, Passage
from advisor.reading.cues import Cue, cue
from advisor.reading.findings import Finding
from advisor.reading.scope import denied, imagined, supposed

_TUNES = r"(?:fine-? ?tun\w*|finetun\w*|train(?:ed|s|ing)?|tun(?:e|ed|es|ing)|retrain\w*|lora|sft)"
_MODELS = (
    r"(?:models?|llms?|them|one|machine learning|ml|ai|anything|nets?|(?:neural )?networks?|bert\S*"
    r"|llama\S*|mistral\S*|gpt\S*|classifiers?|transformers?)"
)
_EXPERTS = (
    r"(?:ml|machine learning|ai|nlp|data science|deep learning) (?:[\w'-]+ )?(?:engineers?|leads?"
    r"|teams?|experts?|specialists?|scientists?|people|person|folks|developers?|group|department|staff"
    r"|skills?|expertise|experience|know-?how|background|researchers?)|data scientists?|mles?|mle team"
    r"|mlops|phds? in (?:ml|machine learning|nlp|ai)"
)
_CHEAP = (
    r"(?:(?:cheaper|smaller|small|cheap|lighter|tiny|less expensive|lesser) (?:and \w+ )?(?:[\w'-]+ "
    r")?(?:models?|ones?|llms?|versions?|alternatives?|tier)|(?:gpt-?\S*|o\d)?[ -]?(?:mini|nano)(?: "
    r"(?:model|version))?|haiku(?: [0-9.]+)?|(?:gemini )?flash(?:-lite| lite)?|nova (?:lite|micro))"
)
_PASSES = (
    r"(?:pass(?:es|ed)?|does the job|do the job|is (?:just )?as good|was as good|works? (?:just as "
    r"|equally |as )?(?:well|fine)|is (?:good|fine|accurate) enough|was (?:good|fine|accurate) enough"
    r"|keeps? up|matches|holds up|is fine|suffices|nails it)"
)
_FAILS = (
    r"(?:fall(?:s)? short|fell short|fail(?:s|ed)?|is(?:n'?t| not) (?:[\w'-]+ )?(?:good|accurate"
    r"|reliable) enough|was(?:n'?t| not) (?:[\w'-]+ )?(?:good|accurate|reliable) enough|(?:quality"
    r"|accuracy|results?|it) (?:[\w'-]+ )?(?:dropped|drops|suffered|suffers|fell|collapsed)|(?:too"
    r"|much|far|noticeably|clearly|way) (?:[\w'-]+ )?(?:worse|weaker|weak|poor\w*|dumb|bad)|not up to "
    r"(?:it|the job|the task)|worse|could(?:n'?t| not) (?:cope|keep up|do it)|(?:does|did|do)(?:n'?t| "
    r"not) (?:[\w'-]+ )?(?:pass|cope|work|cut it|hold up|manage|reach|keep up))"
)
_TESTED = r"(?:tried|tested|test|compared|evaluated|benchmarked|ran|measured|measure)"
_CHECKER = (
    r"(?:unit[- ]tests?|test (?:suite|bench|harness|cases)|compiler|interpreter|linter|simulator"
    r"|answer key|key|solver|checker|verifier|validator|script|proof assistant|rubric|ground truth)"
)

MEANS: tuple[Cue, ...] = (
    cue(
        "skill",
        "none",
        r"(?:nobody|no[- ]?one|none of us|never|neither of us|not one of us) (?:[\w'-]+ )?(?:here |on "
        r"(?:the|our) team |in (?:the|our) (?:team|company|house) |in-house )?(?:has |have |had |knows "
        r"how to "
        rf"|ever )*(?:ever )?(?:{_TUNES}) (?:[\w'-]+ )?{_MODELS}",
        rank=2,
        unless=r"never (?:train|trained) on",
    ),
    cue(
        "skill",
        "none",
        r"(?:no|without|lack|lacks|lacking|don'?t have|do not have|doesn'?t have|haven'?t got|not have"
        r"|without any|have no|has no|zero) (?:any |an |a |our own |in-house |internal |dedicated |real "
        rf"|much )*(?:{_EXPERTS})",
        rank=2,
    ),
    cue(
        "skill",
        "none",
        r"(?:i'?m|i am|we'?re|we are|am|are) (?:[\w'-]+ )?(?:an? )?(?:total |complete |absolute |very "
        r"|quite |totally |completely |pretty |brand )*(?:beginners?|newbies?|noobs?|novices?|new) (?:in"
        r"|to|at|with) (?:[\w'-]+ ){0,2}(?:ml|machine learning|ai|llms?|nlp|deep learning|fine-? ?tuning"
        r"|all (?:of )?this|this)|(?:no|zero|little) (?:ml |machine learning |ai )(?:experience|background"
        r"|knowledge|skills?)|(?:not|\w+n't) (?:an? |any )?(?:ml|machine learning|ai|data) (?:people"
        r"|person|experts?|engineers?|scientists?|folks)|(?:anybody|anyone|nobody|no[- ]?one) technical"
        r"|(?:non-?technical|not technical) (?:team|person|company|founder)|not an? (?:programmer"
        r"|developer|coder|engineer|technical person|techie)|not (?:programmers|developers|coders"
        r"|technical|techies)\b",
        denied="none",
        rank=2,
    ),
    cue(
        "skill",
        "none",
        r"(?:nobody|no[- ]?one|none of us) (?:[\w'-]+ ){0,4}?(?:knows?|understands?|has (?:any "
        r")?experience (?:with|in)) (?:[\w'-]+ )?(?:machine learning|ml|ai|models|llms|fine-? ?tuning"
        r"|training|how to (?:tune|train|fine-? ?tune))",
        rank=2,
    ),
    cue(
        "skill",
        "some",
        r"(?:have|has|had|got|with|our|employ|hired|the|there are|there is|there's|and|plus) (?:an? |our "
        r"|own |the |two |three |four |five |six |some |several |small |strong |good |few |dedicated "
        r"|in-house "
        rf"|\d+ |experienced |couple |of )*(?:{_EXPERTS})",
        denied="none",
        unless=r"no |not|\w+n't|without|nobody|if|need|hire an?|could|background check|vendor|agency|experts? "
        r"(?:agree|check|label|review)",
    ),
    cue(
        "skill",
        "some",
        r"(?:engineers?|colleagues?|team|people|developers?|i|we|somebody|someone|one of us|two of us"
        r"|staff|scientists?|she|he|they) (?:[\w'-]+ ){0,2}?(?:have|has|had|'ve|can|knows? how to|did) "
        rf"(?:already |successfully |both |previously |all )?(?:{_TUNES}) (?:[\w'-]+ ){{0,3}}?{_MODELS}(?: "
        r"(?:before|already|previously|in the past))?",
        near=r"before|already|previously|in the past|experience\w*|can|knows? how|several|many|past",
        unless=r"not|\w+n't|never|nobody|if|can (?:we|i)|how can|should|whether|can (?:fine|train|tune)\w* (?:\w+ "
        r")?(?:on|with|using)|vendor|competitor|agency|hope|wonder\w*|(?:we|i) can",
    ),
    cue(
        "budget",
        "none",
        r"(?:no|neither an?|nor an?|without|without an?|without any|zero|don'?t have an?|don'?t have any"
        r"|do not have an?|have "
        r"no|has no|there is no|there's no|haven'?t got an?|not got an?|lack an?|lacking) (?:[\w'-]+ "
        r"){0,2}?(?:budget|money|funds|funding|resources)(?! (?:for (?:gpus?|a gpu|hardware|openai|gpt))| "
        r"is no| problem| constraint| limit)|(?:budget|money|funding|funds) (?:is|has|have|are)(?: not"
        r"|n'?t) (?:been |yet |be )*(?:approved|set|available|there|allocated|granted|agreed|secured)"
        r"|(?:nobody|no[- ]?one) (?:has |have )?(?:approved|set|allocated|granted|signed off)(?: on)? "
        r"(?:any |a |the )?(?:budget|money|funding)|no budget (?:has|was|is|yet|so far|for)",
        rank=2,
        unless=r"no budget (?:problem|limit|constraint|issue)s?|if|money is no",
    ),
    cue(
        "budget",
        "set",
        r"(?:budget|money|funding|funds) (?:is|are|was|has been|have been|of .{1,25} (?:is|has been)) "
        r"(?:[\w'-]+ )?(?:there|available|approved|set(?: aside)?|secured|allocated|granted|in place"
        r"|agreed|no (?:problem|issue|object)|not (?:a|the) (?:problem|issue)|sorted)|(?:have|has|got|with"
        r"|secured|approved|allocated|set|granted|given|gave|there is|there's) (?:us |an? |the |our |over "
        r"|own |multi[\w-]{0,30} |big |small |decent |healthy |approved |yearly |annual "
        r"|[$€£]?\d[\d.,]{0,9}k? |project )*(?:budget|funding)(?! (?:constraint|limit|problem|model|gpu"
        r"|laptop))|(?:set|put|setting|putting) aside (?:.{0,25} )?(?:for|to)|(?:budgeted|earmarked) "
        r"(?:.{0,25} )?(?:for|to)|budget:? [$€£]?\d[\d.,]{0,9} ?(?:k|m|million)? ?(?:is |was )?(?:approved"
        r"|available|granted|set)|(?:multi[\w-]{0,30}|\d[\d.,]{0,9} ?(?:k|m|million)) (?:[\w'-]+ )?budget",
        unless=r"no|not approved|\w+n't|if|tight|small budget|low budget|limited|need|would|could|hope|hoping|token "
        r"budget|latency budget|budget (?:of|is) \d+ (?:ms|tokens)|vendor wants",
        near=r"budget|fund\w*|money|label\w*|finance|board|cfo|running|tests?|project|training",
    ),
    cue(
        "budget",
        "set",
        r"(?:board|management|finance|cfo|ceo|boss|director|council|leadership|ministry|company|they|we) "
        r"(?:[\w'-]+ )?(?:approved|granted|signed off(?: on)?|allocated|released|agreed to|committed"
        r"|budgeted|reserved) (?:[$€£]?\d[\d.,]{0,9} ?(?:k|m|grand|million)?|a budget|the (?:budget|money"
        r"|funds))|(?:budget|money|funding|costs?) (?:is|was)(?:n'?t| not) (?:a|an|the|any|our) "
        r"(?:[\w'-]+ )?(?:issue|problem|constraint|concern|question|obstacle)",
        unless=r"if|token|latency",
        denied="set",
        rank=2,
    ),
    cue(
        "cheap_model",
        "short",
        rf"{_CHEAP}",
        denied="short",
        near=(_FAILS, rf"{_TESTED}|{_CHEAP} (?:[\w'-]+ ){{0,3}}{_FAILS}"),
        away=r"if|would|might|could be|fine-? ?tuned (?:small|smaller|mini)|haven'?t|has(?:n'?t| not)|not "
        r"(?:yet )?t(?:ried|ested)|yet to|should (?:we|i)|whether|(?:only|just) (?:tried|tested|used)",
        unless=r"want|like",
    ),
    cue(
        "cheap_model",
        "passes",
        rf"{_CHEAP} (?:[\w'-]+ ){{0,3}}(?:{_PASSES})",
        away=r"if|would|might|could|not|\w+n't|hope|want|should|whether|but|except|fine-? ?tuned|until|does a|how"
        r"|like",
        rank=2,
    ),
    cue(
        "cheap_model",
        "untested",
        r"(?:have(?:n'?t| not)|has(?:n'?t| not)|did(?:n'?t| not)|never|not|nobody (?:has )?|yet to) "
        rf"(?:yet |really |even |ever |properly )*(?:{_TESTED}|try|looked? at|test|compare|considered"
        rf"|consider|checked|check|evaluate) (?:[\w'-]+ ){{0,3}}?{_CHEAP}|{_CHEAP} (?:has|have|was|were"
        rf"|is)(?:n'?t| not| never)(?: yet)?(?: been)? (?:{_TESTED})",
        rank=3,
    ),
    cue(
        "grader",
        "automatic",
        r"(?:check(?:ed|s)?|verif(?:y|ied|ies)|grade[ds]?|scored?|scores|test(?:ed|s)?|validated?|judged?"
        r"|mark(?:ed|s)?|measured?) (?:[\w'-]+ ){0,4}?(?:automatically|by (?:a |an |the |our )?(?:code"
        rf"|program|machine|computer|{_CHECKER})|mechanically|with (?:a |an |the |our )?{_CHECKER}|against "
        rf"(?:a |an |the |our )?(?:[\w'-]+ )?(?:{_CHECKER}|known answers?|database|solution)s?|in code"
        r"|objectively)|(?:automatic(?:ally)?|programmatic(?:ally)?|automated) (?:[\w'-]+ )?(?:check\w*"
        r"|verif\w+|grad\w+|scor\w+|validat\w+|tests? (?:of|for) (?:each|every))|(?:grading|scoring"
        r"|checking|marking|verification) is (?:fully |completely )?(?:automatic|automated|mechanical"
        r"|objective)|by an? (?:answer key|script|compiler|solver)|(?:can|could) be (?:run|executed"
        r"|compiled|simulated) to (?:check|test|verify)|(?:verified|checked|tested|validated) by "
        r"(?:running|executing|simulat\w+)|compare (?:the |its |each |every )?(?:results?|answers?"
        r"|outputs?) (?:with|to|against) (?:the |a )?(?:right|correct|known|expected|true) (?:one|ones"
        r"|results?|answers?|outputs?|values?)|(?:pass|passes|passing|run|runs) (?:[\w'-]+ "
        r"){0,2}?(?:unit[- ]tests?|test (?:suite|bench|harness)|the tests|our tests|its tests)"
        rf"|{_CHECKER} (?:tells|decides|checks|verifies|says|confirms)",
        denied="none",
        wish=True,
        unless=r"(?<!tells )(?<!tell )(?<!decides )(?<!checks )if|could we|should we|train (?:and|\/) test|a/b "
        r"test|our tests? set|haiku|mini|label quality|spell|prompt (?:passes|passed)|models? pass\w*"
        r"|tests? whether|(?:labels|examples) (?:are|were|have been)|test ?set",
    ),
    cue(
        "grader",
        "automatic",
        r"(?:experts?|adjusters|doctors|lawyers|teachers|reviewers|graders|clinicians|raters|people|staff"
        r"|specialists|nurses|engineers|examiners|we all|everyone) (?:[\w'-]+ )?agree (?:on|with|about) "
        r"(?:[\w'-]+ )?(?:rubric|scoring|each other|marks|grades|scores|criteria|checklist)|(?:agreed"
        r"|shared|fixed|common|clear) (?:scoring )?rubric|rubric (?:that )?(?:[\w'-]+ )?(?:agree|agrees"
        r"|agreed)",
        wish=True,
        unless=r"not|\w+n't|never|if|disagree|no",
        near=r"rubric|scor\w+|mark\w*|grade\w*|check\w*",
    ),
    cue(
        "grader",
        "none",
        r"(?:no|not any|isn'?t any|n't a|without any|without a|there is no|cannot|can'?t) (?:[\w'-]+ "
        r"){0,2}?(?:fixed |automatic |objective |reliable |good )*(?:way|method|means|metric) (?:to|of) "
        r"(?:automatically |objectively |reliably )?(?:check|verify|grade|score|tell|judge|measur"
        r"|know)\w*(?: automatically)?(?= (?:if|whether|an?|the|it|which|what|answers?|answer"
        r"|automatically|good|right)\b|$)|(?:experts?|reviewers?|doctors|lawyers|raters) (?:often |always "
        r"|usually |never )*disagree|no ground truth|(?:a )?(?:matter|question) of (?:opinion|taste)|only "
        r"(?:an? )?(?:expert|human|person|people|experts) can (?:tell|judge|say|check)",
        wish=True,
        rank=2,
        unless=r"if",
    ),
    cue(
        "preference_pairs",
        "under_500",
        r"(?:no|without|don'?t have(?: any)?|haven'?t (?:got )?any) (?:preference (?:pairs?|data)"
        r"|comparison pairs?|pairs of (?:good and bad|better and worse|a better and a worse))",
        rank=3,
    ),
)

_BAD = re.compile(
    r"\b(?:worse|disappoint\w*|(?:far|not) (?:from )?(?:perfect|good|great|useful|accurate|enough"
    r"|happy|satisf\w+|better)|poor\w*|bad\w*|terrible|garbage|gibberish|nonsense|useless|awful|no "
    r"(?:better|improvement|effect|difference)|(?:did|does|do|was|is|has|would)(?:n'?t| not) "
    r"(?:[\w'-]+ ){0,2}(?:help\w*|work\w*|improve\w*|learn\w*|good|better|know|remember|answer|give"
    r"|respond|perform|generali[sz]e|follow)|fail(?:s|ed|ing)?|hallucinat\w+|overfit\w*|nothing like"
    r"|making (?:stuff|things|it) up|not what (?:we|i)|(?:still|just) off\b|over-?fitt\w+"
    r"|catastrophic\w*|forg(?:ot|ets|etting)|wrong|repeats?|repeating|loop\w*|random answers?|makes? "
    r"(?:things|stuff) up|mess(?:ed|es)?|broke\w*|struggl\w+|invent(?:s|ed|ing)?|made[- ]up|making up"
    r"|makes? (?:[\w'-]+ ){0,2}up|nothing (?:changed|improved))\b"
)
_GOOD = re.compile(
    r"\b(?:in production (?:for|since)|does its job|doing its job|works? (?:well|fine|great|nicely)"
    r"|works|working (?:well|fine|great)|performs? (?:well|great)|happy with (?:it|the results?)"
    r"|serves? us well|(?:runs?|running) (?:well|fine|reliably|happily|smoothly))\b"
)
_OURS = re.compile(
    r"\b(?:(?:i|we|our (?:team|engineers?|vendor|agency)|they|he|she|a colleague|an agency|the "
    r"vendor)(?: have| had|'ve|'d| already| also| once| just| then| first| recently| successfully| "
    r"even)* (?:fine-? ?tuned|finetuned|trained|tuned|retrained|tried (?:to )?(?:fine-? ?tun\w*"
    r"|finetun\w*|train\w*|lora|qlora)|did (?:a |some )?(?:fine-? ?tun\w*|lora|qlora))"
    r"(?! (?:[\w'-]+ ){0,2}(?:prompts?|prompting|retriev\w+|search|index\w*|chunk\w*|queries|thresholds?|rag|staff"
    r"|people|agents)\b)|(?:our|my|the"
    r"|a) (?:[\w'-]+ )?(?:fine-? ?tuned|finetuned|tuned) (?:[\w'-]+ )?(?:model|llm|version|llama\S*"
    r"|mistral\S*|gpt\S*|one|bot|classifier)|(?:fine-? ?tuned|finetuned) (?:models?|version) (?:gives?"
    r"|forgets?|is|was|does|keeps|makes|answers?|produces|outputs?|still|only)|after (?:fine-? ?tuning"
    r"|finetuning|training|\w+ epochs)|(?:fine-? ?tuning|finetuning) (?:[\w'-]+ )?(?:gave|made|did|was"
    r"|has|hasn|didn|led|result\w*|fail\w*|went))\b"
)
_TEST_OF = re.compile(r"\b(?:i|we) (?:[\w'-]+ )?(?:tried|tested|attempted) (?:to )?(?:test |train )?(?:this|it|that)\b")


def tuned(passage: Passage) -> Iterator[Finding]:
    """A model that was tuned before, and how it does, told in one sentence or in two that follow each other."""
    for clause in passage.clauses:
        found = _OURS.search(clause.text)
        if found is None and any(word in clause.text for word in ("pairs", "samples", "examples", "dataset")):
            found = _TEST_OF.search(clause.text)
        if found is None or imagined(clause) or denied(clause.text, *found.span()) or supposed(clause, found.start()):
            continue
        near = [one for one in passage.clauses if clause.sentence <= one.sentence <= clause.sentence + 1]
        if any(_BAD.search(one.text) for one in near):
            yield Finding(Fact("tuned_model", "disappoints", words=passage.quote(clause, *found.span())))
        elif any(_works(one) for one in near if one.sentence == clause.sentence):
            yield Finding(Fact("tuned_model", "works", words=passage.quote(clause, *found.span())))


def _works(clause: Clause) -> bool:
    found = _GOOD.search(clause.text)
    return found is not None and not denied(clause.text, *found.span())
