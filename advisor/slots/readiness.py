"""How ready an organisation is: what was tried, what it has, and where a model may run."""

from __future__ import annotations

from advisor.slots.slot import Band, slot

PROMPTING = slot(
    "prompting",
    "how hard prompting was tried",
    Band("none", "Not yet", "prompting has not been tried"),
    Band("basic", "A few prompts, no examples or tests", "prompting has had a basic try"),
    Band("short", "Properly, and it still falls short", "prompting was tried properly and still falls short"),
    Band("enough", "Properly, and it does the job", "prompting does the job"),
    unknown="prompting has not been tried properly",
    only_grows=True,
)
RETRIEVAL = slot(
    "retrieval",
    "how hard retrieval was tried",
    Band("none", "Not yet", "retrieval has not been tried"),
    Band("basic", "A first version", "retrieval has had a first version"),
    Band("short", "Tuned: it finds the right text, answers still fall short", "tuned retrieval still falls short"),
    unknown="retrieval has not been tuned",
    only_grows=True,
)
LABELLED_EXAMPLES = slot(
    "labelled_examples",
    "labelled examples",
    Band("none", "None", "you have no labelled examples", 0),
    Band("under_100", "Fewer than 100", "you have fewer than 100 labelled examples", 1),
    Band("100_to_499", "100 to 499", "you have 100 to 499 labelled examples", 100),
    Band("500_to_1999", "500 to 1,999", "you have 500 to 1,999 labelled examples", 500),
    Band("2000_plus", "2,000 or more", "you have 2,000 labelled examples or more", 2_000),
    unknown="you have fewer than 100 labelled examples",
    only_grows=True,
    unit="examples",
    counted="you have {} labelled examples",
    edge_source="seed-glossary",
)
EVAL_SET = slot(
    "eval_set",
    "an evaluation set",
    Band("under_20", "No", "you have no evaluation set of 20 cases", 0),
    Band("20_plus", "Yes", "you have an evaluation set", 20),
    unknown="there is no evaluation set yet",
    only_grows=True,
    unit="cases",
    counted="you have an evaluation set of {} cases",
    edge_source="openai-accuracy",
)
LABEL_QUALITY = slot(
    "label_quality",
    "the quality of the examples",
    Band("unverified", "No", "the examples have not been checked"),
    Band("verified", "Yes", "the examples are checked and look like real inputs"),
    unknown="the examples have not been checked",
    only_grows=True,
)
OWNER = slot(
    "owner",
    "an owner after launch",
    Band("none", "No", "nobody owns it after launch"),
    Band("named", "Yes", "somebody owns it after launch"),
    unknown="nobody owns it after launch yet",
)
STABILITY = slot(
    "stability",
    "whether the task stays the same",
    Band("changing", "No", "the task changes every month or so"),
    Band("stable", "Yes", "the task stays the same for months"),
    unknown="the task may still change",
)
GRADER = slot(
    "grader",
    "how an answer is checked",
    Band("none", "Not by any fixed means", "there is no fixed way to check an answer"),
    Band("automatic", "By code, or by a rubric that experts agree on", "an answer can be checked by code or rubric"),
    unknown="there is no fixed way to check an answer",
    only_grows=True,
)
CHEAP_MODEL = slot(
    "cheap_model",
    "how a cheaper model does",
    Band("untested", "Not tested yet", "a cheaper model with caching has not been tested"),
    Band("short", "Tested, and it falls short", "a cheaper model with caching was tested and falls short"),
    Band("passes", "Tested, and it passes", "a cheaper model with caching does the job"),
    unknown="a cheaper model with caching has not been tested",
    only_grows=True,
)
SKILL = slot(
    "skill",
    "the skills to tune",
    Band("none", "No", "nobody there has tuned or tested a model"),
    Band("some", "Yes", "somebody there can tune and test a model"),
    unknown="nobody there has tuned or tested a model",
    only_grows=True,
)
PROVIDER = slot(
    "provider",
    "where the model may run",
    Band("any", "Anywhere", "any provider is fine"),
    Band("cloud", "Azure, AWS or Google Cloud", "it runs on Azure, AWS or Google Cloud"),
    Band("open_weights", "Open models we host or rent", "it runs on open models"),
    Band("openai", "OpenAI only", "it has to be OpenAI"),
    Band("closed", "Anthropic or another without tuning", "it has to be a provider that sells no tuning"),
    unknown="the provider is not settled",
)
