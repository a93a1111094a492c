"""`scripts/bench`: runs the measurements named, prints a table, writes JSON."""

import argparse
import json
import os
import pkgutil
import platform
import statistics
import sys
import time
import traceback
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

from tests import bench
from tests.bench.alone import SUFFIX, measure_alone
from tests.bench.row import Measure, Row, failed


def subjects() -> dict[str, Measure]:
    """Return each subject's ``measure`` by name: the modules here whose names end in ``_bench``."""
    names = [found.name for found in pkgutil.iter_modules(bench.__path__) if found.name.endswith(SUFFIX)]
    return {name: partial(measure_alone, name) for name in sorted(one.removesuffix(SUFFIX) for one in names)}


def noise() -> str:
    """Return this machine's noise: the spread of a fixed loop's time over 15 runs, and the load."""
    times = []
    for _ in range(15):
        start = time.perf_counter()
        sum(range(1_000_000))
        times.append((time.perf_counter() - start) * 1000)
    spread = (max(times) - min(times)) / statistics.median(times) * 100
    return f"fixed loop {statistics.median(times):.1f} ms, spread {spread:.0f} %, load {os.getloadavg()[0]:.1f}"


def table(rows: Iterable[Row]) -> str:
    """Return the rows as text columns."""
    head = ("figure", "ours", "peer", "ratio", "goal", "met")
    lines = [head, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)


def _cells(row: Row) -> tuple[str, str, str, str, str, str]:
    nothing = "failed" if row.is_failure else "skipped"
    ours = nothing if row.ours is None else f"{row.ours:,.4g} {row.unit}"
    peer = "" if row.peer is None else f"{row.peer:,.4g} {row.unit} ({row.peer_name})"
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    met = {True: "yes", False: "NO", None: "-"}[row.met]
    return row.name, ours, peer, ratio, row.goal, met


def measured(name: str, measure: Measure, *, quick: bool) -> Sequence[Row]:
    """Return the rows of a subject; one that breaks becomes a row that says so, and its traceback goes to stderr."""
    try:
        return measure(quick)
    except Exception as error:  # noqa: BLE001  # a door: one subject must not hide the others
        traceback.print_exc()
        return [failed(f"{name}: {type(error).__name__}: {error}".splitlines()[0])]


def main(arguments: Sequence[str], known: Mapping[str, Measure] | None = None) -> int:
    """Measure what is asked of *known* (default: all subjects there are) and return 0, or 1 if a subject broke.

    A missed goal is no failure: a figure is told, never hidden.
    """
    known = subjects() if known is None else known
    parser = argparse.ArgumentParser(prog="scripts/bench", description="figures beside a peer in the same run")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(known)} (default: all)")
    parser.add_argument("--quick", action="store_true", help="the same sizes, fewer repeats, within eight minutes")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows as JSON")
    asked = parser.parse_args(arguments)
    if unknown := [name for name in asked.names if name not in known]:
        parser.error(f"unknown figure {', '.join(unknown)}: there are {', '.join(known)}")
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; {noise()}", flush=True)
    rows: list[Row] = []
    for name in asked.names or known:
        start = time.perf_counter()
        found = measured(name, known[name], quick=asked.quick)
        rows.extend(found)
        print(f"\n{name} ({time.perf_counter() - start:.0f} s)\n{table(found)}", flush=True)
    if asked.json:
        asked.json.write_text(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1), encoding="utf-8")
    return 1 if any(row.is_failure for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
