"""What is in place for a training project: examples, their quality, an evaluation set, an owner."""

from __future__ import annotations

from advisor.reading.cues import Cue, cue
from advisor.reading.vocabulary import EVAL_SET, LABELLED

_EXAMPLES = (
    r"(?:examples?|labels?|samples|pairs|annotations?|training data|data ?sets?|data|tickets|e-?mails"
    r"|transcripts|documents|cases|records|rows)"
)
_LABELLED_THINGS = (
    rf"(?:{LABELLED} (?:[\w'-]+ )?(?:examples?|data|samples|tickets|e-?mails"
    r"|documents|records|cases)|training (?:data|examples?|set)|examples? (?:of our own|to train on)|labels)"
)
_CHECKED = (
    r"(?:verified|validated|reviewed|double-?checked|cross-?checked|checked|quality-?checked|curated"
    r"|vetted|audited|quality-?controlled|signed off)"
)
_IT = (
    r"(?:it|this|that|the (?:[\w'-]+ )?(?:model|task|system|pipeline|project|product|bot|assistant"
    r"|classifier|thing|process|service|result))"
)
_DOES_OWN = (
    r"(?:owns?|will own|would own|would look after|will look after|would maintain|looks after|look "
    r"after|will take care of|would take care of|maintains?|will maintain"
    rf"|is (?:responsible|accountable) for|takes care of|runs and maintains) (?:and \w+ )?{_IT}"
)

READINESS: tuple[Cue, ...] = (
    cue(
        "labelled_examples",
        "none",
        r"(?:no|zero|without any|without|lack|lacks|not any|not a single|haven'?t (?:got )?any|have not "
        r"(?:got )?any|don'?t have any|do not have any|don'?t have"
        rf"|do not have) (?:[\w'-]+ )?{_LABELLED_THINGS}(?: (?:yet|at all|so far))?",
        rank=3,
        unless=r"(?:more|enough|good|many|much|clean|verified|quality) (?:[\w'-]+ )?(?:examples?"
        r"|labelled|labeled|data|labels)",
    ),
    cue(
        "labelled_examples",
        "none",
        r"(?:no|zero|don'?t have any|haven'?t (?:got )?any|without any) (?:examples|samples|past [\w/-]+ "
        r"pairs|past [\w/-]+ [\w/-]+ pairs|(?:[\w/-]+ )?pairs|training pairs)(?: (?:yet|at all|so far))?"
        r"|(?:have(?:n'?t| not)|has(?:n'?t| not)|nobody has|no[- ]?one has|never) (?:yet )?(?:labell?ed"
        r"|annotated|tagged) (?:anything|any|a single)|nothing (?:is |has been |was )?(?:labell?ed"
        r"|annotated)(?: yet)?",
        rank=3,
        unless=r"in the prompt|few-?shot|(?:enough|more|good) examples",
    ),
    cue(
        "eval_set",
        "20_plus",
        r"(?:have|has|had|got|with|against|on|our|my|built|own|keep|run|use|using|maintain|made|created"
        r"|there is|there's|also|plus|and|wrote) (?:an? |our |the |own |some |proper |decent |good |fixed "
        r"|real |solid |internal "
        rf"|regular |existing )*{EVAL_SET}(?! (?:of|with) (?:competitors|other))",
        denied="under_20",
    ),
    cue(
        "eval_set",
        "20_plus",
        rf"(?:(?:^|(?<=, )|(?<=\+ )|(?<=& )|(?<=and )|(?<=plus ))(?:an? |the |our )?(?:[\w-]+ )?){EVAL_SET}(?=$"
        rf"|[,;.)]| (?:is "
        rf"|are )?(?:ready|in "
        r"place|done|there|available|exists?|set up|built|kept)| of \d| with \d| that runs)|(?:^|(?<=\n))"
        rf"{EVAL_SET}(?: ?[:=-] ?)(?:yes|yep|done|ready|in place|\d+)",
        rank=0,
        unless=r"no|not|\w+n't|never|without|lack\w*|missing|need|needs|needed|build|write|first|should|must|would|if"
        r"|want\w*|plan\w*|before|next|how|what|create",
    ),
    cue(
        "eval_set",
        "20_plus",
        r"(?:accuracy|precision|recall|agreement|f1(?:[- ]score)?|error rate|hit rate|success rate|score) "
        r"(?:\w+ ){0,3}?(?:is|was|of|at|stands at|reaches|reached|dropped to|went to|:) (?:only |about "
        r"|around |just |roughly |currently |now |at |stuck at |near )*(?:\d{1,3}(?:\.\d+)? ?(?:%|percent)"
        r"|0?\.\d+)|(?:\d{1,3}(?:\.\d+)? ?(?:%|percent)) (?:accuracy|precision|recall|f1|agreement)|(?:our"
        r"|my) (?:\w+ )?(?:evaluations?|evals|benchmarks?|measurements|blind tests?) (?:show|shows|showed"
        r"|say|says|tell|tells|gives?|found)|blind tests? with|\d+ ?% of (?:the |our |all )?(?:questions"
        r"|cases|tickets|answers|e-?mails|documents|requests|items) (?:\w+ )?(?:right|correctly|correct"
        r"|wrong|wrongly)|(?:of|on|against|over|in|among) (?:the "
        r"|our |a |some )?(?:[2-9]\d|\d{3,}|\d[.,]\d{3}) (?:[\w'-]+ )?(?:cases|e-?mails?|mails|tickets"
        r"|questions|examples|samples|documents|letters|replies|answers|conversations|invoices|claims"
        r"|records|items) (?:that )?(?:we|he|she|i|they) (?:checked|tested|measured|reviewed|scored"
        r"|verified|looked at|compared)",
        unless=r"need|needs|target|goal|want|wants|aim\w*|require\w*|at least|hope|hoping|vendor|claims?|paper"
        r"|promis\w+|must|loss|training accuracy|leaderboard|competitor|reported|published",
        rank=0,
    ),
    cue(
        "eval_set",
        "under_20",
        r"(?:cannot|can'?t|unable to|no way to) (?:really |even |yet )*(?:measure|evaluate) (?:it|anything|quality"
        r"|the (?:quality|results?|answers))|(?:never|haven'?t|have not|not) (?:really |yet |ever "
        r"|properly )*(?:measured|evaluated"
        r"|benchmarked) (?:anything|it|quality|the quality|the results?|this)|(?:just|only) "
        r"(?:eye-?ball\w*|look at (?:the )?(?:answers|replies|outputs|a few)|judge by (?:eye|feel)|vibe\w*"
        r"|spot-?check\w*)|(?:go|going|judge|judging) by (?:feel|gut)|vibe[- ]checks?|eye-?ball (?:the |it"
        r"|them)",
        rank=2,
    ),
    cue(
        "eval_set",
        "under_20",
        r"(?:no|zero|without|lack|lacks|lacking|not|never|haven'?t|hasn'?t|don'?t"
        rf"|doesn'?t|isn'?t|aren'?t|neither|nor|missing|yet to)(?:,? [\w-]+){{0,4}} {EVAL_SET}",
        rank=2,
        unless=r"fewer than|less than",
    ),
    cue(
        "eval_set",
        "under_20",
        rf"{EVAL_SET}(?: \w+)?(?:: ?| - | (?:is|are) )(?:none|no|missing|not"
        r"|nothing)|no evaluation(?! \w)|(?:nothing|no way) to (?:evaluate|measure|test) (?:it |with|against)?",
        rank=2,
    ),
    cue(
        "label_quality",
        "verified",
        rf"{_CHECKED}(?:,| and)? (?:[\w'-]+ ){{0,3}}?{_EXAMPLES}",
        denied="unverified",
        unless=r"evaluations? only",
    ),
    cue(
        "label_quality",
        "verified",
        rf"{_EXAMPLES} (?:of (?:[\w'-]+ )?\w+ )?(?:(?:is|are|was|were|have been|has been|all|both|each"
        rf"|got) )*(?:[\w'-]+ )?{_CHECKED}|(?:experts?|people|humans?"
        r"|staff|reviewers?|lawyers|doctors|editors|specialists|two people|someone|team) (?:has |have "
        r"|had |also )?(?:reviewed|checked|verified|validated"
        rf"|vetted) (?:[\w'-]+ ){{0,3}}{_EXAMPLES}",
        denied="unverified",
    ),
    cue(
        "label_quality",
        "verified",
        rf"{_EXAMPLES} (?:were |are |was |is )?{LABELLED} by (?:[\w'-]+ )?(?:experts"
        r"|specialists|lawyers|doctors|clinicians|our team|professionals)",
        denied="unverified",
    ),
    cue(
        "label_quality",
        "verified",
        rf"{_CHECKED} by (?:[\w'-]+ ){{0,2}}(?:people|humans?|experts?|lawyers|doctors|clinicians|editors"
        r"|specialists|staff|reviewers?|analysts|agents|hand|team)|(?:examples|labels|pairs|samples),? "
        r"(?:all |each |both )*double-checked",
        denied="unverified",
        unless=r"answers?|outputs?|replies|prompts?",
    ),
    cue(
        "label_quality",
        "unverified",
        r"(?:unverified|unchecked|unreviewed|noisy|messy|inconsistent|mislabell?ed|wrongly labell?ed"
        r"|auto(?:matically)?[- ]?(?:generated|labell?ed)|machine[- ]labell?ed|weakly labell?ed|poor "
        r"quality|low[- ]quality"
        rf"|scraped) (?:[\w'-]+ )?{_EXAMPLES}|{_EXAMPLES} (?:is|are|were|look|seem) (?:[\w'-]+ )?(?:unverified"
        r"|unchecked|noisy|messy|inconsistent|a mess|all over the place)",
        rank=2,
    ),
    cue(
        "label_quality",
        "unverified",
        rf"(?:nobody|no[- ]?one|never|not) (?:has |have |ever |yet |been )*(?:{_CHECKED}|looked at|gone "
        r"through|read through) (?:[\w'-]+ ){0,3}(?:"
        rf"{_EXAMPLES}|them|it)",
        rank=2,
    ),
    cue(
        "label_quality",
        "unverified",
        rf"{_EXAMPLES} (?:(?:have|has|had|are|were|is|was)(?: not|n'?t| never)) (?:yet |ever |all "
        rf")?(?:been )?(?:[\w'-]+ )?{_CHECKED}",
        rank=2,
    ),
    cue(
        "owner",
        "none",
        rf"(?:nobody|no[- ]?one|no team|none of us|no single person) (?:[\w'-]+ )?(?:{_DOES_OWN}|to (?:own"
        rf"|maintain|look after|run|support) (?:{_IT})?|owning {_IT}|would (?:own|maintain) {_IT})",
        rank=2,
        wish=True,
        unless=r"if",
    ),
    cue(
        "owner",
        "none",
        r"(?:no|nor an?|neither an?|without an?|without any|don'?t have an?|do not have an?|haven'?t got "
        r"an?|there is no"
        r"|lacks? an?|lacking an?|missing an?) (?:[\w'-]+ )?(?:owner|ownership|maintainer)(?: (?:after "
        r"launch|yet|for it|named|assigned))?|(?:owner|ownership)(?:: ?| - | (?:is|are) )(?:none|unclear"
        r"|undecided|missing|not)|(?:doesn'?t|don'?t|does not|do not) (?:yet )?(?:have|know) (?:an? "
        r")?(?:owner|who owns)",
        rank=2,
    ),
    cue(
        "owner",
        "named",
        rf"(?<!nobody )(?<!who )(?<!one )(?:{_DOES_OWN}|(?:is|are|be|'s) (?:owned|operated|run|maintained"
        r"|looked after) by (?:the "
        r"|our )?\w+)",
        wish=True,
        unless=r"nobody|no[- ]?one|no team|none of us|if|unless|who|should|might|may|could"
        r"|not decided|unclear|source|code|ip|data|copyright",
    ),
    cue(
        "owner",
        "named",
        r"(?:have|has|named|appointed|assigned|there is|there's|with|got) (?:an? |the |clear |named "
        r"|dedicated |our )*(?:[\w'-]+ )?owner(?! of)(?: (?:after launch|for it|assigned|named))?"
        r"|(?:team|engineer|person|colleague|manager|group|squad) (?:who|that|to|which|will) (?:[\w'-]+ "
        r")?(?:own|owns|maintain|maintains|look after|looks after) (?:it|this|the model)",
        denied="none",
        unless=r"(?:product|data|process|business|home|shop|store|pet|dog|property"
        r"|content|cafe) owners?|nobody|no[- ]?one",
    ),
)
