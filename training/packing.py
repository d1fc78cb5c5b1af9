"""What was trained as one file of the package: 8 bits a weight and no dates, so that equal weights are equal bytes."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

import numpy as np

from training.fit import Trained


def packed(trained: Trained, data: str) -> bytes:
    """The file, with the digest of the data that it was trained on. `bot.nlu.weights` reads it."""
    arrays = _narrowed("heads", np.vstack([head.weights for head in trained.heads.values()]))
    for name, change in trained.changes.items():
        arrays |= _narrowed(name, change.T)
    arrays["bias"] = np.concatenate([head.bias for head in trained.heads.values()]).round(4)
    index = {
        name: {"classes": head.classes, "sure": head.sure, "doubtful": head.doubtful}
        for name, head in trained.heads.items()
    }
    arrays["data"] = np.frombuffer(data.encode(), dtype=np.uint8)
    arrays["index"] = np.frombuffer(json.dumps(index).encode(), dtype=np.uint8)
    return _zipped(arrays)


def _narrowed(name: str, rows: np.ndarray) -> dict[str, np.ndarray]:
    """Rows in 8 bits, each with its own scale."""
    scale = np.abs(rows).max(axis=1) / 127
    scale[scale == 0] = 1
    narrow = np.round(rows / scale[:, None]).astype(np.int8)
    return {name: narrow, f"{name}/scale": scale.astype(np.float32)}


def _zipped(arrays: dict[str, np.ndarray]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(arrays):
            body = BytesIO()
            np.save(body, arrays[name], allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), body.getvalue())
    return out.getvalue()
