"""Measures one subject in a process of its own: windows, caches and memory of one must not slow another."""

import importlib
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict

from app.services.memory import spare_the_start
from tests.bench.row import Row

SUFFIX = "_bench"
QUICK = "quick"


def measure_alone(name: str, quick: bool) -> Sequence[Row]:
    """Return the rows of the subject *name*; raise :class:`RuntimeError` with its last words if it breaks."""
    command = [sys.executable, "-m", "tests.bench.alone", name, *([QUICK] if quick else [])]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"it ended with code {done.returncode}")
    return [Row(**values) for values in json.loads(done.stdout.splitlines()[-1])]


def main(name: str, *given: str) -> None:
    """Measure and print the rows as one line of JSON, the last of what is printed; memory is looked after as in main.py."""
    spare_the_start()
    rows: Sequence[Row] = importlib.import_module(f"tests.bench.{name}{SUFFIX}").measure(QUICK in given)
    print(f"\n{json.dumps([asdict(row) for row in rows], ensure_ascii=False)}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
