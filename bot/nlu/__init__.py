"""The built-in reader: what people mean in their own words, without a language model.

| module | does |
|---|---|
| `encoder` | sentences as vectors, by an encoder whose weights come in a Python package |
| `features` | what the heads look at: the vector, and hashed n-grams beside it |
| `heads` | the trained heads |
| `weights` | the file of the heads and of what the encoder learnt with them (`trained.npz`, made by `make reader`) |
| `units`, `look` | the sentences and clauses of a message, and what every head sees in them |
| `claims` | what that claims of a slot; numbers are read from the sentence itself |
| `asks` | what is asked beside the matter, and what is no business of ours |
| `reader` | puts them together |
"""
