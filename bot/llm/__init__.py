"""Speaks to the model and distrusts what comes back.

| module | does |
|---|---|
| `asking` | what is asked of a model, and what comes back: the answer, or why there is none |
| `claude` | asks through the Anthropic SDK; one deadline bounds all of it |
| `providers` | the SDK's client for the provider that the settings name |
| `usage`, `meter` | tokens and their price; what each tenant has spent today |
| `vocabulary` | the slots and intents as a prompt and a schema, made from the core's own tables |
| `proof` | holds what the model says it read against the message |
| `merge` | the rule by which the patterns' and the model's readings become one |
| `interpreter` | reads with both, and with the patterns alone when the model fails |
| `brief`, `reader`, `language` | what an explainer is told, in our own words: verdict, role and language of the asker |
| `draft`, `guard` | what a model writes, and the plain code that holds it against the verdict |
| `explainer` | puts a verdict into words: one try, one more, then the rules' own words |
"""
