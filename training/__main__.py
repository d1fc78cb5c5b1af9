"""`python -m training`, which is `make reader`: trains the built-in reader, and writes it into the package."""

from __future__ import annotations

from pathlib import Path

from threadpoolctl import threadpool_limits

import bot.nlu
from bot.nlu.weights import FILE
from training.corpus import digest, read
from training.fit import fit
from training.packing import packed


def main() -> None:
    """Train, write the file, and print each head with its thresholds."""
    with threadpool_limits(limits=1):
        trained = fit(read())
    for name, head in trained.heads.items():
        print(f"{name:28} {len(head.kept):6} samples, sure from {head.sure:.2f}, doubtful from {head.doubtful:.2f}")
    body = packed(trained, digest())
    path = Path(bot.nlu.__file__).parent / FILE
    path.write_bytes(body)
    print(f"{path.name}: {len(body):,} bytes")


if __name__ == "__main__":
    main()
