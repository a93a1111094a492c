"""How a process comes up fast and runs for weeks without its memory being looked after at the wrong moment."""

import ctypes
import gc
import os
import sys
from collections.abc import Callable

__all__ = ["give_back", "settle_memory", "spare_the_start"]

_RARE = (50_000, 20, 20)
"""With Python's own thresholds (700, 10, 10) a start or a batch of messages makes it look through everything again and again."""

_M_ARENA_MAX, _HEAPS = -8, 2
"""The GNU allocator's option (malloc.h), and how many heaps there are to be."""


def spare_the_start() -> None:
    """Call it before the program and NumPy are loaded: what they make stays, and is large.

    The collector looks rarely from now on. NumPy asks for no huge pages, unless the surroundings say that it should: on a
    machine that has run for a while the kernel first moves memory about to find them, and a snapshot of a million cases
    then takes three seconds to load instead of one; the questions are answered no slower without.
    """
    gc.set_threshold(*_RARE)
    os.environ.setdefault("NUMPY_MADVISE_HUGEPAGE", "0")
    _keep_few_arenas()


def _keep_few_arenas() -> None:
    """Have the allocator give back what a process that runs for months no longer needs; nothing where it is not GNU's.

    By itself it keeps a heap for each of a wall's forty threads. What the surroundings say of it goes before.
    """
    is_said = "glibc.malloc" in os.environ.get("GLIBC_TUNABLES", "") or any(
        one.startswith("MALLOC_") for one in os.environ
    )
    mallopt = _allocators("mallopt")
    if mallopt is not None and not is_said:
        mallopt(_M_ARENA_MAX, _HEAPS)


def give_back() -> None:
    """Give the system the memory that is free inside the heaps; nothing where the allocator is not GNU's.

    What a wall frees lies between what it keeps, and by itself only the end of a heap goes back: in a day of scenes and
    dragging a wall came to hold a hundred MB that nobody used. Some ten ms, without Python's lock.
    """
    trim = _allocators("malloc_trim")
    if trim is not None:
        trim(0)


def _allocators(name: str) -> Callable[..., int] | None:
    """Return a function of the GNU C library, ``None`` elsewhere."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None


def settle_memory() -> None:
    """Take what stands by now out of the garbage collector's rounds, and make these rare.

    City, tables and windows live as long as the process. With the usual thresholds a batch of messages or a list of
    rows makes the collector look through all of them again: 130 ms at a seat over a million cases.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_RARE)
