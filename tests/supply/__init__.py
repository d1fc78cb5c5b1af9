"""What the advisor is made of: the locks, the licences of what is installed, and what is known against it.

| module | does |
|---|---|
| `lock` | reads the locked versions and their hashes |
| `licences` | holds every installed distribution against the licences that are allowed (`licences.toml`) |
| `audit` | holds the locked versions against known vulnerabilities, offline: `make audit` |
"""
