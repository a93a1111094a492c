"""A gateway in a process of its own, to be killed: writes the numbers it has taken to a file, a commit a batch."""

import os
import sys
from collections.abc import Sequence

from app.services.messages import Incoming
from tests.integration.mqtt.hall import Given, Hall, link, number_of


def main(url: str, city: str, path: str) -> None:
    """Take messages until killed."""
    with open(path, "a", encoding="ascii") as taken:  # noqa: PTH123

        class Writing(Hall):
            def handle(self, batch: Sequence[Incoming]) -> Given:
                taken.write("".join(f"{number_of(message)}\n" for message in batch))
                taken.flush()
                os.fsync(taken.fileno())
                return Given()

        gateway = link(url, city, Writing(), batch=50)
        gateway.open()
        print("ready", flush=True)  # noqa: T201
        gateway.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
