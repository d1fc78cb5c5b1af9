"""Wishes for the same work at less cost, and the vague wish for a better model."""

from __future__ import annotations

import re

from advisor.reading.cues import Cue, cue
from advisor.reading.ranks import FORM, VAGUE, WORKING
from advisor.reading.vocabulary import MODEL, TUNING

_BILL = (
    r"(?:bills?|costs?|spend|spending|invoices?|latency|running costs|token usage|expenses|api fees"
    r"|inference time|response times?)"
)
_COST_OF_TUNING = (
    rf"{TUNING}|vendors?|consultan\w+|agency|quote|quoted|gpus?|rag|retrieval|mistakes?|errors?|labell?ing"
)
_SAME_WORK = (
    r"(?:cut|cuts|cutting|reduce|reduces|reducing|lower|lowering|halve|halving|trim|shrink|bring down"
    r"|get down|bring|slash|save on|save|drive down) "
    rf"(?:.{{0,30}} )?{_BILL}|{_BILL} (?:is|are|has|have|keeps?)(?: \w+){{0,3}} (?:too (?:high|much"
    r"|big)|killing us|exploding|out of hand"
    rf"|ballooning|through the roof|painful|growing|rising|eating)|{_BILL} (?:hit|hits|reached|is at"
    rf"|are at|runs at|of) (?:about |around |over |almost )?[$€£]?\d|(?:{_BILL}) (?:kills?|is killing"
    r"|eats?|hurts?) (?:us|me|our|the)"
)
_SWAP = (
    r"(?:replace|replaces|replacing|swap|swapping|move|moving|switch|switching|migrate|migrating"
    r"|distil\w*|get away) (?:.{0,50} )?(?:by|with|for|to|into|from|off) (?:an? |the |some |much "
    r")?(?:[\w'-]+ ){0,2}(?:smaller|small|cheaper|cheap|tiny|lighter|faster|open|local|less expensive"
    r"|\d+b) (?:[\w'-]+ )?(?:one|model|models|llm|version)|(?:same|similar|comparable|equal|nearly "
    r"(?:as good|the same)) (?:[\w'-]+ ){0,2}(?:quality|accuracy|results?|work|job|performance|output"
    r"|thing|as accurate) (?:.{0,30} )?(?:for less|cheaper|at (?:a )?(?:lower|fraction|less)|lower "
    r"cost|less money|faster|smaller|small model)|(?:could|can|would) (?:an? |the )?(?:fine-? ?tuned "
    r"|tuned |much )?(?:smaller|small|tiny|cheap|cheaper|\d+b|open|local|mini) (?:[\w'-]+ )?(?:model "
    r"|one |version )?(?:do|handle|replace|take over|match|manage)|(?:about|consider\w*|try|do|want"
    r"|through|via|by|use|using) (?:model )?distill?(?:ation|ing)|for (?:a lot |much )?less money"
    r"|save (?:us )?money|spend less on|at (?:a )?(?:lower|fraction of the) (?:cost|price)|model "
    r"distillation|distill? (?:a|the|our|it|gpt)"
)
_TOO = r"(?:far |much |way |just |getting |become |simply |a bit |really )*too (?:expensive|costly|dear|slow|pricey)"
_DEAR = (
    rf"{_TOO}|costs? (?:us )?(?:far |way )?too much|costs? (?:us )?a fortune|(?:small|smaller|cheaper"
    r"|tiny) model would (?:do|suffice|be enough)|(?:fewer|less) tokens|(?:shorten|shorter|shrink) "
    r"(?:the |our |a )?(?:system )?prompts?|(?:want|wants|need|needs|use|using|get|build|train"
    r"|like|run|on|with|to|by) (?:an? |the |some )?(?:cheaper|smaller|faster) (?:and (?:faster|cheaper"
    r"|smaller) )?(?:[\w'-]+ )?(?:model|llm)|(?:works|runs|fine|well) but (?:is |it's )?(?:[\w'-]+ "
    r")?(?:expensive|slow|costly|pricey)|(?:it'?s|is) (?:so |very |really )?(?:expensive|costly"
    r"|pricey)|can(?:no|')t (?:pay|afford) (?:that|it|this|the|gpt|those)|costly to (?:serve|run)|run "
    r"(?:it |this )?(?:cheaper|cheaply|faster)|lower latency|(?:cheaper|faster) to run|(?:make|get"
    r"|run) (?:it|this|them|the whole thing) (?:[\w'-]+ )?(?:cheaper|faster|more cheaply)"
)
WORKS = re.compile(
    r"\b(?:works?|working|performs?|runs?|is|are|quality|does|do) (?:[\w'-]+ ){0,3}?(?:well|fine|great"
    r"|nicely|good enough|reliably|accurate enough|perfectly|good)\b|\b(?:does|doing|do) the job\b"
    r"|\b(?:it|that|which|gpt\S*|claude|prototype|pilot|demo|llm|model|bot)\b(?: \w+){0,4} works\b"
    r"|\b(?:just|perfectly|quite|very) (?:fine|well)\b|\bhappy with (?:the )?(?:quality|results|answers|output)"
    r"|\bquality is (?:fine|good|great|ok"
    r"|not the (?:problem|issue))\b"
)
_SMALLER = (
    r"(?:an? |the |some )?(?:much |far )?(?:smaller|cheaper|lighter) (?:[\w'-]+ )?(?:models?|llms?)(?: of our own"
    r"| instead)?"
    r"|(?:get|bring|take|drive|push) (?:that|it|this|the (?:cost|bill|price|spend|figure)s?) (?:right |way )?down"
    r"|(?:need|want|like"
    r"|make|get) (?:it|this|that|them|the (?:bot|model|answers|replies)) (?:much |a lot |to be |to run "
    r"|run )*(?:faster|quicker|cheaper"
    r"|snappier)|(?:models?|llms?|it|one|that) (?:is|are|would be|will be|runs?|works? out) (?:[\w'-]+ ){0,3}cheaper"
)
_API = rf"{MODEL}|api|tokens?|inference|openai|anthropic|bills?"

CHEAPER: tuple[Cue, ...] = (
    cue("goal", "cheaper", _SAME_WORK, rank=WORKING, wish=True, unless=_COST_OF_TUNING),
    cue(
        "goal",
        "cheaper",
        _SWAP,
        rank=WORKING,
        wish=True,
        unless=rf"vendors?|consultan\w+|agency|rag|retrieval|human|labell?ers|{TUNING} (?:is|costs)",
    ),
    cue(
        "goal",
        "cheaper",
        r"do(?:es)? the same (?:job|thing|work|task)|costs? per [\w-]+ (?:is|are)",
        rank=WORKING,
        wish=True,
        near=r"small|smaller|\d+b|cheap|cheaper|distil\w*|we'd like|want|target|down to|instead",
    ),
    cue("goal", "cheaper", _DEAR, rank=FORM, wish=True, unless=_COST_OF_TUNING),
    cue(
        "goal",
        "cheaper",
        _SMALLER,
        rank=FORM,
        wish=True,
        unless=r"tried|tested|tests?|today|currently|already|only|rag|retrieval|prompting"
        r"|human\w*|passes|fails?|falls? short|haiku",
    ),
)

COST_PRESSURE: tuple[Cue, ...] = (
    cue(
        "cost_pressure",
        "yes",
        rf"{_TOO}|costs? (?:us )?(?:far |way )?too much|(?:very |really |so |is |but |it's )(?:expensive"
        r"|costly|pricey)|costly to (?:serve|run)",
        near=_API,
        away=_COST_OF_TUNING,
        unless=r"slow|not|\w+n't|if|could be|might",
    ),
    cue(
        "cost_pressure",
        "yes",
        rf"{_BILL} (?:is|are|has|have)(?: \w+){{0,3}} (?:too (?:high|much|big)|killing us|exploding|out of "
        r"hand|ballooning|through the roof|painful)"
        rf"|{_BILL} (?:kills?|is killing) us|(?:far |much |way )too expensive (?:at|for) our (?:volume"
        r"|scale)",
        unless=r"latency|response times?|not|\w+n't|if",
        away=rf"{TUNING} (?:bill|cost)s?",
    ),
    cue(
        "cost_pressure",
        "no",
        r"(?:costs?|the bill|price|money) (?:is|are)(?: not|\w+n't) (?:an? |the |our )?(?:[\w'-]+ "
        r")?(?:issue|problem|concern|worry)|(?:costs?|the bill) (?:is|are) (?:fine|low|ok|affordable)",
    ),
)

SMARTER: tuple[Cue, ...] = (
    cue(
        "goal",
        "smarter",
        rf"(?:make|making|get|want|turn) (?:our|the|my|an?|this) (?:[\w'-]+ )?{MODEL} (?:to be )?(?:[\w'-]+ ){{0,3}}"
        r"(?:smarter|better|cleverer|more intelligent|more capable)(?: in general| overall| at "
        r"everything)?(?! (?:at|in|on|with|for|about|when|than)\b)",
        rank=VAGUE,
        wish=True,
    ),
    cue(
        "goal",
        "smarter",
        r"(?:want|need|like|get|have|build) (?:a |an )?(?:much |far )?(?:smarter|cleverer|more intelligent"
        r"|more capable) (?:model|llm|ai|bot|assistant|chat ?bot)(?! (?:at|in|for|that|which|who)\b)",
        rank=VAGUE,
        wish=True,
    ),
    cue(
        "goal",
        "smarter",
        r"(?:generally|just|overall|all-round) (?:smarter|better|cleverer|more intelligent)|(?:smarter"
        r"|better) (?:at everything|across the board|in general|overall)|(?:ai|llms?) for (?:our|the|my) "
        r"(?:business|company|organi[sz]ation)|(?:do|doing|adopt|use|using|build|have) (?:more |our own "
        r"|something )?(?:with )?ai (?:in|across|for) (?:our|the) (?:business|company|organi[sz]ation)|ai "
        r"strategy|(?:build|train|create|have|want|wants|wanted|get) (?:our|their|its|my) (?:very )?own "
        r"(?:ai|llm|gpt|chat ?gpt)(?: so| because| to be| like|$)",
        rank=VAGUE,
        wish=True,
    ),
)
