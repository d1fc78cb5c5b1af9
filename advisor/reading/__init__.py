"""Reads the facts out of a person's own words by patterns, high precision before recall.

| module | does |
|---|---|
| `normalise` | folds the text for matching and finds the way back to the exact words |
| `clauses` | cuts it into sentences and clauses |
| `scope` | tells what is said from what is denied or only supposed |
| `findings` | a fact found, its weight, and what happens when findings contradict each other |
| `cues` | the row of the tables below: words, band, what their denial means |
| `vocabulary` | nouns and verbs that the tables share |
| `knowing`, `living` | tables: facts that are written down, and facts that only a look at a system tells |
| `behaving`, `forming`, `sorting`, `solving`, `saving` | tables: manner, form, sorting, hard problems and calls, cost |
| `goals`, `ranks` | every wish together, and how they outrank each other |
| `tried` | table: prompting, retrieval; a proper try that falls short |
| `readiness` | table: labelled examples (none), their quality, evaluation set, owner |
| `means` | tables: skills, budget, a cheaper model, a way to check answers; a model that was tuned before |
| `hosting`, `trouble`, `stakes` | tables of what is volunteered: machines and places, faults of today, demands |
| `countable` | what a number can count, as words around it |
| `market` | tables: provider, vendor pitch, citations and permissions |
| `change` | how often something changes: volatility and stability |
| `numbers` | numbers as people write them |
| `counts` | what a number counts: examples, evaluation cases, material |
| `volume` | rates, as requests a day |
| `intents` | commands, injections, other people's business |
| `further`, `terms` | whole messages that ask for more beside the matter, or for a term |
| `replies`, `ordinals`, `checklist`, `answers` | the reply to the question just asked |
| `hearing` | puts them together |
"""

from advisor.reading.hearing import hear

__all__ = ["hear"]
