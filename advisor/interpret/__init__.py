"""Reads what is exact in a person's words; whatever takes understanding is for `bot.nlu` or a model.

| module | does |
|---|---|
| `normalise` | folds the text for matching and finds the way back to the exact words |
| `clauses` | cuts it into sentences and clauses |
| `quantities` | numbers as people write them |
| `rates`, `seasons`, `counts` | amounts with their unit: rates a day and over the year, examples, cases, material |
| `commands`, `terms` | whole messages that are commands, or ask for a term |
| `choices`, `checklist`, `answers` | exact replies to the open question |
| `try_result`, `shortfall` | whether something is said to work, and two shares |
| `steering` | sentences that try to steer us |
| `exact` | puts them together |
"""

from advisor.interpret.exact import exactly, opened

__all__ = ["exactly", "opened"]
