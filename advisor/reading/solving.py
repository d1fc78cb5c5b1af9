"""Wishes for hard problems solved, with answers that can be checked, and for calls to tools."""

from __future__ import annotations

from advisor.reading.cues import Cue, cue
from advisor.reading.ranks import FAILING, FORM, TASK

_SOLVE = (
    r"(?:solve|solves|solving|prove|proves|proving|work out|works out|compute|computes|reason|reasons"
    r"|reasoning|calculate|calculates|plan|plans)"
)
_PROBLEM = (
    r"(?:(?:[\w'-]+ )?(?:maths?|mathematical|mathematics|algebra|geometry|physics|chemistry|logic|olympiad"
    r"|optimi[sz]ation|scheduling|combinatorial|statistics"
    r"|engineering|hard|difficult|complex|multi-?step|word) (?:[\w'-]+ )?(?:problems?|questions?|puzzles?"
    r"|tasks?|exercises?|homework|calculations?|proofs?)"
    r"|equations|theorems|proofs|puzzles|sudokus?|integrals|chess positions)"
)
_CODE = (
    r"(?:code|programs?|scripts?|functions?|queries|sql|patches|macros|plugins?|kernels?|verilog|vhdl"
    r"|cobol|abap|unit tests)"
)
_PASSES = r"(?:compiles?|passes?|passing|runs?|executes?|builds?|works?|type-?checks?)"
REASONING: tuple[Cue, ...] = (
    cue(
        "goal",
        "reasoning",
        rf"{_SOLVE} (?:[\w'-]+ ){{0,3}}{_PROBLEM}|(?:maths?|logical|mathematical|multi-?step|complex"
        r"|step-by-step|legal|clinical|spatial) reasoning"
        r"|theorem proving|prov(?:e|es|ing) (?:[\w-]+ )?(?:lemmas?|theorems?|identities|inequalities)"
        r"|reasoning (?:model|task|problem|skill|abilit)\w*",
        rank=TASK,
        wish=True,
        unless=r"homework help|sort\w*|classif\w+",
    ),
    cue(
        "goal",
        "reasoning",
        rf"{_CODE} (?:[\w'-]+ )?(?:that|which|to) (?:[\w'-]+ ){{0,3}}?{_PASSES}|{_CODE} (?:must|has to|have to"
        rf"|should|needs to) (?:[\w'-]+ )?{_PASSES}"
        r"|(?:write|writes|writing|generate|generates|generating|produce|produces|fix|fixes|fixing) "
        rf"(?:[\w'-]+ ){{0,4}}{_CODE}",
        rank=TASK,
        wish=True,
        near=r"compil\w+|test (?:bench|suite|s)|unit[- ]tests?|tests|interpreter|linter|simulator|type-?checks?"
        r"|without errors",
        unless=r"documentation|q&a",
    ),
    cue(
        "goal",
        "reasoning",
        rf"{_PROBLEM}",
        rank=TASK,
        wish=True,
        near=r"wrong|right|correct\w*|solv\w*|tutor\w*|fails?|struggl\w+|answers?",
        unless=r"sort\w*|classif\w+|hard (?:problem|question|tasks?) (?:is|for us)|difficult (?:question|task) to",
    ),
    cue(
        "goal",
        "reasoning",
        rf"{_CODE} (?:[\w'-]+ ){{0,4}}?(?:that|which) (?:actually |really |always )?(?:executes?|compiles?|runs)",
        rank=TASK,
        wish=True,
    ),
    cue(
        "goal",
        "reasoning",
        r"(?:decide|decides|deciding|determine|determines|judge|judges|assess|assesses|work out|works out"
        r"|check|checks|checking) "
        r"(?:[\w'-]+ ){0,2}(?:if|whether) .{0,60}(?:covered|eligible|entitled|complies|compliant|allowed|valid"
        r"|permitted|deductible|qualif\w+|liable)",
        rank=TASK,
        wish=True,
        near=r"rules?|polic(?:y|ies)|criteria|clauses?|regulations?|rubric|contract|tax|law|guidelines?",
    ),
)

_TOOL = r"(?:tools?|functions?|api|apis|endpoints?|plugins?|skills)"
_CALLING = (
    r"(?:function|tool|api)[- ](?:call|calls|calling|use|usage|using|selection|choice|invocations?)"
    rf"|{_TOOL} (?:calling|invocation)"
)
_WRONG = (
    r"(?:calls?|calling|picks?|picking|chooses?|choosing|selects?|selecting|uses?|using|invokes?"
    rf"|invoking|triggers?) (?:[\w'-]+ )?(?:the |a )?(?:wrong|incorrect|non-?existent|bad) (?:[\w'-]+ )?{_TOOL}"
    rf"|(?:calls?|uses?|picks?) \w+_\w+ (?:instead of|when it should|where it should)|wrong (?:{_TOOL}"
    r"|arguments?|parameters?|args|params|tool calls?|function calls?)|(?:makes? up"
    r"|making up|invents?|inventing|hallucinat\w+|fabricat\w+|forgets?|forgetting|misses|missing) "
    rf"(?:the |required |their |its )?(?:{_TOOL}|(?:function |tool )?(?:names|arguments?|parameters?|args|params))"
    r"|(?:fails|failing|struggles|unable|refuses|forgets) (?:[\w'-]+ )?(?:to|with|at) (?:[\w'-]+ )?(?:call"
    rf"|calling|use|using|pick|choose|{_CALLING}) (?:the |our |its |right |correct )*(?:{_TOOL})?"
)
TOOLS: tuple[Cue, ...] = (
    cue(
        "goal",
        "tools",
        _WRONG,
        rank=FAILING,
        wish=True,
        near=rf"agents?|{_TOOL}|calls?|calling|{_CALLING}",
        unless=r"vendors?|right tool for the job",
    ),
    cue(
        "tool_errors",
        "wrong_calls",
        _WRONG,
        near=rf"agents?|{_TOOL}|calls?|{_CALLING}",
        unless=r"right tool for the job",
    ),
    cue(
        "goal",
        "tools",
        r"(?:at|do|does|doing|for|with|of|in|on|reliable|reliably|better|support|supports|learn|learns"
        rf"|native|consistent|its|to|correct) (?:[\w'-]+ )?(?:{_CALLING})"
        rf"|{_CALLING} (?:reliab\w+|accura\w+|capabilit\w+|abilit\w+|support|data ?sets?|skills?|fine-? "
        r"?tun\w+|model|agent|use case|performance|to work)",
        rank=TASK,
        wish=True,
        unless=r"readers|suggest\w*|should be",
    ),
    cue(
        "goal",
        "tools",
        r"(?:call|calls|calling|invoke|invokes) (?:[\w'-]+ ){0,3}?(?:tools|functions|apis|endpoints)"
        r"|(?:call|calls|calling|use|uses|using|invoke|invokes|invoking|pick|picks|choose|chooses) (?:the "
        r"|our |its |an? |my |internal |external |right |correct |several |many |more |different |\d+ )*"
        r"(?:tools|functions|api|apis|endpoints|(?:internal|external|right|correct) (?:tool|function|api))(?! key)",
        rank=FORM,
        wish=True,
        unless=r"openai(?:'s)? api|with my own key|embeddings? api|their api|tools? like|vendors?|we (?:use|call"
        r"|are using)|i (?:use|call|am using)|i'm using"
        r"|as if it were|users? of",
    ),
    cue(
        "goal", "tools", r"(?:tool|function)[- ]?calling", rank=FORM, wish=True, unless=r"readers|suggest\w*|should be"
    ),
    cue(
        "tool_errors",
        "none",
        rf"(?:always|reliably|usually|already) (?:calls?|picks?|chooses?|uses?) the right {_TOOL}|{_TOOL} "
        r"calls? (?:are|is|work) (?:always |already )?(?:right|correct|fine|well)",
    ),
)
