"""The bytes in which arrays travel to the page: a JSON heading, then the arrays, each on an 8-byte border.

``uint32`` length of the heading · ``uint32`` version · heading ``{"meta": …, "arrays": [[name, type, offset, count], …]}``
padded with spaces · arrays; all little-endian. The version is the CRC-32 of what follows it, so the same content has the
same version and need not travel twice. Types are ``f4``, ``u4``, ``u2`` and ``u1``; offsets count from the first byte after the heading.
"""

import json
import struct
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32] | NDArray[np.uint32] | NDArray[np.uint16] | NDArray[np.uint8]

_TYPES = {np.dtype(np.float32): "f4", np.dtype(np.uint32): "u4", np.dtype(np.uint16): "u2", np.dtype(np.uint8): "u1"}
_BORDER = 8
_NUMBERS = struct.Struct("<II")


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
    text = json.dumps({"meta": dict(meta), "arrays": table}, ensure_ascii=False, separators=(",", ":")).encode()
    content = b"".join([text.ljust(len(text) + -len(text) % _BORDER), *parts])
    length = len(text) + -len(text) % _BORDER
    return _NUMBERS.pack(length, zlib.crc32(content)) + content


def version_of(block: bytes) -> int:
    """Return the version of a block, which a click names."""
    _, version = _NUMBERS.unpack_from(block)
    return int(version)
