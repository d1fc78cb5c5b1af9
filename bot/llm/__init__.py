"""Speaks to the model and distrusts what comes back.

| module | does |
|---|---|
| `model_request` | what is asked of a model, and what comes back: the answer, or why there is none |
| `claude` | asks through the Anthropic SDK; one deadline bounds all of it |
| `breaker` | keeps everybody from waiting for a model in trouble, and bounds the calls in flight |
| `failures` | why a call failed, whether it is worth a second try, and whether the model is in trouble |
| `providers` | the SDK's client for the provider that the settings name |
| `usage` | tokens and their price; what each tenant has spent today |
| `vocabulary` | the slots and intents as a prompt and a schema, made from the core's own tables |
| `proof` | holds what the model says it read against the message |
| `interpreter` | reads a message by a model, and believes only what is proved |
| `brief`, `language` | what an explainer is told, in our own words, and what it returns; the language of a text |
| `guard` | the plain code that holds what a model writes against the verdict |
| `explainer` | puts a verdict's reasons to the asker's words, each in the rule's own where that does not hold |
"""
