"""A gateway of its own, for tests that kill one: takes the lease and writes until it is ended."""

import sys
from pathlib import Path

from app.adapters.clockwork import SystemClock
from app.adapters.store import open_store
from tests.contract.store.facts import wall_fact


def main(url: str, attachments: str) -> None:
    clock = SystemClock()
    store = open_store(url, attachments=Path(attachments), fsync=False)
    if not store.take_lease("killed", clock.now()):
        raise SystemExit("the lease is taken")
    sys.stdout.write("writing\n")
    sys.stdout.flush()
    while True:
        with store.unit(clock.now()) as unit:
            for _ in range(20):
                unit.append(wall_fact(valid_at=clock.now()))
            unit.commit()


if __name__ == "__main__":
    main(*sys.argv[1:])
