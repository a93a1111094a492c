"""`scripts/bench`: runs the measurements named, prints a table, writes JSON."""

import argparse
import importlib
import json
import os
import pkgutil
import platform
import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from tests import bench
from tests.bench.row import Measure, Row

SUFFIX = "_bench"


def subjects() -> dict[str, Measure]:
    """Return each subject's ``measure`` by name: the modules here whose names end in ``_bench``."""
    names = [found.name for found in pkgutil.iter_modules(bench.__path__) if found.name.endswith(SUFFIX)]
    return {name.removesuffix(SUFFIX): _later(name) for name in sorted(names)}


def _later(name: str) -> Measure:
    def measure(quick: bool) -> Sequence[Row]:
        rows: Sequence[Row] = importlib.import_module(f"tests.bench.{name}").measure(quick)
        return rows

    return measure


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
    ours = "skipped" if row.ours is None else f"{row.ours:,.4g} {row.unit}"
    peer = "" if row.peer is None else f"{row.peer:,.4g} {row.unit} ({row.peer_name})"
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    met = {True: "yes", False: "NO", None: "-"}[row.met]
    return row.name, ours, peer, ratio, row.goal, met


def main(arguments: Sequence[str]) -> int:
    """Measure what is asked; return 0 even where a goal was missed: a figure is told, never hidden."""
    known = subjects()
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
        measured = known[name](asked.quick)
        rows.extend(measured)
        print(f"\n{name} ({time.perf_counter() - start:.0f} s)\n{table(measured)}", flush=True)
    if asked.json:
        asked.json.write_text(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
