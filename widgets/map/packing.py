"""The bytes in which arrays travel to the page: a JSON heading, then the arrays, each on an 8-byte border.

``uint32`` length of the heading (little-endian) · heading ``{"meta": …, "arrays": [[name, type, offset, count], …]}``
padded with spaces · arrays. Types are ``f4``, ``u4``, ``u2`` and ``u1``; offsets count from the first byte after the heading.
"""

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32] | NDArray[np.uint32] | NDArray[np.uint16] | NDArray[np.uint8]

_TYPES = {np.dtype(np.float32): "f4", np.dtype(np.uint32): "u4", np.dtype(np.uint16): "u2", np.dtype(np.uint8): "u1"}
_BORDER = 8


def pack(meta: Mapping[str, Any], arrays: Mapping[str, Array]) -> bytes:  # meta is whatever JSON holds
    """Return *meta* and *arrays* as one block of bytes; an array of another type raises :class:`KeyError`."""
    table: list[tuple[str, str, int, int]] = []
    parts: list[bytes] = []
    offset = 0
    for name, array in arrays.items():
        data = np.ascontiguousarray(array).tobytes()
        table.append((name, _TYPES[array.dtype], offset, array.size))
        parts.append(data.ljust(-len(data) % _BORDER + len(data), b"\0"))
        offset += len(parts[-1])
    return _heading({"meta": dict(meta), "arrays": table}) + b"".join(parts)


def _heading(heading: Mapping[str, Any]) -> bytes:
    """Return the length and the text of *heading*, together a multiple of the border."""
    text = json.dumps(heading, ensure_ascii=False, separators=(",", ":")).encode()
    text = text.ljust(len(text) + -(len(text) + 4) % _BORDER)
    return len(text).to_bytes(4, "little") + text
