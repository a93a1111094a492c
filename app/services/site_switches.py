"""The site's switches that people are held to, printed in the log when they change: 合岗."""

import json

from app.domain.event import Fact
from app.domain.moment import Instant
from app.domain.terms import Axis, Stream
from app.services.ports import WriterStore
from app.services.rules import Rules
from app.services.turn import SYSTEM

SUBJECT, KIND = "merged_posts", "switched"


def note_switches(store: WriterStore, rules: Rules, now: Instant) -> bool:
    """Append that 合岗 was switched on or off since the last start; return whether it was. Off is what a log begins with."""
    with store.unit(now) as unit:
        newest = unit.newest(Stream.CONFIG, SUBJECT)
        was_on = newest is not None and bool(json.loads(newest.payload)["on"])
        if was_on is rules.merged_posts:
            return False
        unit.append(
            Fact(
                stream=Stream.CONFIG,
                subject=SUBJECT,
                kind=KIND,
                axis=Axis.SUPERVISION,
                valid_at=now,
                actor=SYSTEM.actor,
                post=SYSTEM.post,
                seat=SYSTEM.seat,
                payload={"v": 1, "on": rules.merged_posts},
            )
        )
        unit.commit()
    return True
