"""A seat as a process of its own, to be killed: logs in, has the wall stand still, and gives signs of life until it is."""

import sys
import time

from app.adapters.clockwork import UuidIds
from app.adapters.mqtt.desk_link import DeskLink
from app.services.messages import Answer, Login, Step

EVERY_S = 0.1


def main(url: str, city: str, seat: str, password: str) -> None:
    """Sit down as the user *seat*; say in lines what the gateway granted."""
    ids, link = UuidIds(), DeskLink(url, city, seat, timeout_s=60)
    link.open()
    session = str(link.login(Login(step_id=ids.new(), seat=seat, user=seat, password=password)).fields["session"])

    def ask(name: str) -> Answer:
        return link.ask(Step(step_id=ids.new(), seat=seat, session=session, name=name))

    for name in ("wall_freeze", *["present"] * 1_000_000):
        sys.stdout.write(f"{name} {ask(name).ok}\n")
        sys.stdout.flush()
        time.sleep(EVERY_S)


if __name__ == "__main__":
    main(*sys.argv[1:])
