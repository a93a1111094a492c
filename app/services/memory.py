"""How a process that runs for weeks keeps its garbage collector from stopping it."""

import gc

__all__ = ["settle_memory"]


def settle_memory() -> None:
    """Take what stands by now out of the garbage collector's rounds, and make these rare.

    City, tables and windows live as long as the process. With the usual thresholds a batch of messages or a list of
    rows makes the collector look through all of them again: 130 ms at a seat over a million cases.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
