"""What is kept of the walls: months of it, so every display once however many events carry it."""

import msgspec
import pytest

from app.domain.moment import MINUTE
from app.domain.terms import Stream
from app.situation.wall_log import WallLog, WallRecord
from app.situation.wall_stand import Display, Hand, WallStand
from tests.unit.situation.growth import NOON, ListSource

PUSHES = 40


def pushed(source: ListSource) -> None:
    """Put one scene after the other on the wall; each event carries the eight displays before."""
    past: tuple[Display, ...] = ()
    for n in range(PUSHES):
        display = Display(scene=f"s{n}", how="pushed", scene_by=Hand(at=NOON + n * MINUTE, actor="boss"))
        after = msgspec.to_builtins(WallStand(display=display, past=past))
        source.append("hall", "scene_shown", {"v": 2, "after": after}, NOON + n * MINUTE, stream=Stream.WALL)
        past = (*past, display)[-8:]


def restarted(log: WallLog) -> WallLog:
    return WallLog(msgspec.json.decode(msgspec.json.encode(log.records()), type=list[WallRecord]))


@pytest.mark.parametrize("kept", [lambda log: log, restarted], ids=["read", "from a snapshot"])
def test_a_display_is_kept_once_for_all_events_that_carry_it(kept):
    source = ListSource()
    pushed(source)
    log = WallLog()
    log.append(source.events)

    records = kept(log).records()

    stands = [one.stand for one in records]
    assert [stand.display.scene for stand in stands] == [f"s{n}" for n in range(PUSHES)]
    assert [one.scene for one in stands[-1].past] == [f"s{n}" for n in range(PUSHES - 9, PUSHES - 1)]
    assert len({id(one) for stand in stands for one in (stand.display, *stand.past)}) == PUSHES
