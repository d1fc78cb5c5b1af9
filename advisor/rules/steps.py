"""What to do beside the approach, in the asker's own situation, and what to see to beside a yes."""

from __future__ import annotations

from advisor import slots as s
from advisor.facts import UNSURE
from advisor.rules.conditions import is_, lacks
from advisor.rules.needs import HAVE_RETRIEVAL, HUNDRED, SAVE, TONE, falls_short
from advisor.rules.rule import Risk, Rule, Step
from advisor.rules.sized import SIZED
from advisor.verdict import Approach

_PROMPT = frozenset({Approach.PROMPTING})
_RETRIEVE = frozenset({Approach.RAG, Approach.RAG_AND_FINE_TUNING})

INSTEAD = (
    Rule(
        "test_the_search_alone",
        (HAVE_RETRIEVAL | falls_short("retrieval")) & lacks(s.GAP, "manner"),
        (
            Step(
                "Test the search alone: which share of questions finds the right passage? Cut by section, add keyword "
                "search and reranking, and check that each citation stands in its passage.",
                instead=True,
                beside=_RETRIEVE,
            ),
        ),
        "You have retrieval, so the work is to mend it: measure finding and answering apart.",
        ("anthropic-contextual-retrieval", "openai-accuracy"),
    ),
    Rule(
        "keep_retrieval_prompt_the_manner",
        TONE & HAVE_RETRIEVAL,
        (
            Step(
                "Keep your retrieval, and write the manner into its prompt, with three to ten examples.",
                instead=True,
                beside=_RETRIEVE,
            ),
        ),
        "The facts are looked up already; a manner that can be said is a matter of the prompt around them.",
        ("seed-glossary", "seed-business"),
    ),
    Rule(
        "let_the_model_search_code",
        is_(s.TASK, "code"),
        (
            Step(
                "Let the model search the code and its documentation itself (file reads, keyword search) before you "
                "build an index.",
                instead=True,
                beside=_RETRIEVE,
            ),
        ),
        "Search by the model itself matched or beat an index in most set-ups of one study, code above all.",
        ("agent-search-2026",),
    ),
    Rule(
        "cache_and_batch_first",
        SAVE & is_(s.GAP, "cost"),
        (
            Step(
                "Put the part of the prompt that never changes first, so that it is cached; send what can wait as a "
                "batch, and easy requests to a cheap model. Then see what is left of the bill.",
                instead=True,
                beside=_PROMPT,
            ),
        ),
        "Cached input bills at a tenth or less of fresh input, a batch at half: savings that cost nothing to try.",
        ("house-break-even",),
    ),
    Rule(
        "fastest_models_that_fit",
        is_(s.GAP, "speed", "place"),
        (
            Step(
                "Try the fastest or smallest models that fit, prompted, on your own cases and machines; shorten what "
                "comes out and stream it. Measure what is left.",
                instead=True,
                beside=_PROMPT,
            ),
        ),
        "Small models get better by the month, and whether one passes as it is takes a day to find out.",
        ("house-break-even", "house"),
    ),
    Rule(
        "fields_by_a_schema",
        is_(s.TASK, "extract"),
        (
            Step(
                "Ask for the fields by a schema (structured output), each with a definition and a hard example.",
                instead=True,
                beside=_PROMPT,
            ),
        ),
        "A schema holds the form while the model writes; whether the content is right is then measured field by field.",
        ("structured-content", "arize-2026"),
    ),
    Rule(
        "start_from_the_best_prompt",
        is_(s.PROMPTING, "worked", "short"),
        (
            Step(
                "Go on kind by kind: each mistake that your best prompt still makes gets a rule and an example of "
                "its own.",
                instead=True,
                beside=_PROMPT,
            ),
        ),
        "You have a prompt that was worked on; what it still gets wrong shows what it does not say yet.",
        ("openai-accuracy", "house"),
    ),
)

BESIDE = (
    Rule(
        "optimise_the_prompt",
        is_(s.PROMPTING, "basic", "worked", "short") & is_(s.EVAL_SET, "20_plus"),
        (Step("Let an optimiser rewrite the prompt against your evaluation set.", beside=_PROMPT),),
        "With an evaluation set, an optimiser finds better prompts by itself, for far less than a tuning project.",
        ("gepa-2025",),
    ),
    Rule(
        "tune_the_retriever",
        falls_short("retrieval") & HUNDRED,
        (
            Step(
                "With pairs of question and right passage at hand, tune the retriever or the reranker: for many, this "
                "is the tuning worth doing.",
                beside=_RETRIEVE,
            ),
        ),
        "A few thousand pairs, also synthetic ones, gave some 7 % better ranking in a much-copied example (unaudited).",
        ("embedding-tuning-2026",),
    ),
    Rule(
        "form_or_content",
        is_(s.GAP, "manner") & lacks(s.DESCRIBABLE, "easy"),
        (
            Step(
                "Ask which fails: the form, which structured output holds, or the content, which it does not.",
                beside=_PROMPT,
            ),
        ),
        "Constrained decoding fixes the form of an answer and nothing of what it says.",
        ("structured-content",),
    ),
    Rule(
        "person_in_the_loop",
        is_(s.ERROR_COST, "high"),
        (Step("Keep a person in the loop, and set the accuracy you need from what a mistake costs."),),
        "Where a mistake costs a lot, what is good enough is a sum, and somebody has to check.",
        ("openai-accuracy",),
    ),
    Rule(
        "guarded_data_first",
        is_(s.SENSITIVITY, "regulated") | is_(s.RESIDENCY, "region", "own_machines"),
        (
            Step(
                "Before anything is pasted or sent: a service with a contract for such data, in your region or on your "
                "own machines, no private accounts, and names taken out where they are not needed.",
                before=True,
            ),
        ),
        "Regulated or bound data narrow where a model may run, whether it is tuned or not.",
        ("databricks-tuning", "microsoft-overview"),
    ),
    Rule(
        "ask_the_vendor",
        is_(s.VENDOR_PITCH, "yes"),
        (
            Step(
                "Ask the vendor: which measured gap can a better prompt not close, whose evaluation set shows it, "
                "and who trains again, at what price, when the base model retires?"
            ),
        ),
        "Fine-tuning sold as the answer to a general wish deserves hard questions first.",
        ("seed-glossary",),
    ),
    Rule(
        "offer_wins_a_blind_comparison",
        is_(s.OFFER, "under_10k", "10k_to_100k", "over_100k"),
        (
            Step(
                "Before you sign, let the offer win a blind comparison: 20 of your own cases, against a standard model "
                "with good instructions, judged by somebody who does not know which is which. Pay only if it wins."
            ),
        ),
        "An offer is worth its price only where it beats what good instructions do for next to nothing.",
        ("seed-glossary", "house"),
    ),
    Rule(
        "split_the_offer",
        is_(s.OFFER, "10k_to_100k", "over_100k"),
        (
            Step(
                "Have the offer split: a small pilot with a measured goal first, the rest only once that is met; and "
                "have it in writing that examples, tests and the trained model are yours."
            ),
        ),
        "Who pays a large sum at once has nothing left to hold back if it falls short.",
        ("house",),
    ),
    Rule(
        "own_people_first",
        is_(s.HOURLY, "over_50"),
        (
            Step(
                "Let your own people, who know the work, write the instructions and collect the cases first; pay hours "
                "from outside only for what is left.",
                beside=_PROMPT,
            ),
        ),
        "Most of the hours go into knowing what is right, and nobody outside knows that as well.",
        ("house",),
    ),
)

RISKS = (
    Rule(
        "owner_after_launch",
        lacks(s.OWNER, "named", "none"),
        (Risk("somebody who owns it after launch"),),
        "Base models retire and needs change, so somebody has to tune and test again.",
        ("seed-business", "microsoft-skill"),
    ),
    Rule(
        "task_stays_for_months",
        lacks(s.STABILITY, "stable", "changing"),
        (Risk("a task that stays the same for months"),),
        "Every change of the task means training again.",
        ("seed-business", "microsoft-skill"),
    ),
    Rule(
        "somebody_who_can_tune",
        lacks(s.SKILL, "some", "none"),
        (Risk("somebody who can tune and test a model"),),
        "Data, tests and training take somebody who knows how, however easy the tools.",
        ("seed-business", "aws-rag"),
    ),
    Rule(
        "sum_of_savings",
        SAVE & is_(s.BILL, UNSURE) & is_(s.VOLUME, UNSURE),
        (Risk("the sum: the monthly bill, or the number of requests, against what training and hosting cost"),),
        "What training saves depends on the bill, and neither it nor the number of requests is known yet.",
        ("house-break-even",),
    ),
)

STEPS = (*INSTEAD, *BESIDE, *SIZED, *RISKS)
