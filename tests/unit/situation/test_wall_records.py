"""The records of the walls up to a moment are those that a plain reading of the log gives, and few are looked at for it."""

import random

import pytest
from msgspec import to_builtins

from app.domain.moment import HOUR, MINUTE, SECOND
from app.domain.terms import Stream
from app.situation.axis import AxisName
from app.situation.wall_log import ANNOTATED, ANNOTATION_REMOVED, Annotation, WallLog, WallRecord
from app.situation.wall_records import WallBook
from app.situation.wall_stand import Display, WallStand
from tests.unit.situation.growth import NOON, ListSource

WALLS = ("hall", "review")
ABOUT = ("", "case-1", "case-2")


def events(seed, count=120, *, is_put_back=False):
    """Return what was done to two walls; where a clock *is put back*, some of it tells of earlier than what went before."""
    rng, at, source = random.Random(seed), NOON, ListSource()
    for n in range(count):
        at += rng.choice((0, SECOND, MINUTE))
        back = rng.choice((0, 20 * MINUTE)) if is_put_back else 0
        kind, told = rng.choice((stood, drew))(rng, n)
        payload = {"v": 2, "wall": rng.choice(WALLS), **told}
        source.append("wall", kind, payload, at, valid_at=at - back, stream=Stream.WALL)
    return source.events


def stood(_rng, n):
    return "scene_shown", {"after": to_builtins(WallStand(display=Display(scene=f"s{n}")))}


def drew(rng, n):
    note = Annotation(f"n{rng.randrange(9)}", "text", ((0.0, 0.0),), str(n), rng.choice(ABOUT))
    return rng.choice((ANNOTATED, ANNOTATED, ANNOTATION_REMOVED)), {"note": to_builtins(note)}


def record(seq, at, **values):
    return Watched(
        seq=seq, recorded_at=at, valid_at=at, wall="hall", actor="李", post="leader", seat="1", **values
    )  # fmt: skip


def plainly(all_, wall, axis, t):
    """Return the records of *wall* up to *t* with their times, one after another."""
    dated = [(one.recorded_at if axis is AxisName.RECORDED else one.valid_at, one) for one in all_]
    return [(at, one) for at, one in dated if wall in ("", one.wall) and at <= t]


def drawn(dated, about):
    notes = {}
    for _, one in dated:
        if one.note is not None and one.note.about == about:
            notes.pop(one.note.id, None) if one.kind == ANNOTATION_REMOVED else notes.update({one.note.id: one.note})
    return tuple(notes.values())


def check(part, dated, rng):
    """Compare every question that is put to *part* with what the records say, read one after another."""
    since = NOON + rng.randrange(-MINUTE, HOUR)
    stands = [(at, one.stand) for at, one in dated if one.stand is not None]
    assert len(part) == len(dated)
    assert part.stand == (stands[-1][1] if stands else None)
    assert part.newest(3) == dated[-3:]
    assert part.between(since, since + 9 * MINUTE) == [row for row in dated if since <= row[0] < since + 9 * MINUTE]
    for about in ABOUT:
        assert part.notes(about) == drawn(dated, about)
        assert part.about(about) == [row for row in dated if row[1].note is not None and row[1].note.about == about]
    came = part.standing(since)
    assert [row for row in came if row[0] > since] == [row for row in stands if row[0] > since]
    assert [row for row in came if row[0] <= since][-1:] == [row for row in stands if row[0] <= since][-1:]


@pytest.mark.parametrize("axis", AxisName)
@pytest.mark.parametrize("is_put_back", [False, True])
def test_at_any_moment_they_are_those_of_a_plain_reading(axis, is_put_back):
    for seed in range(8):
        rng, log, book, taken = random.Random(seed), WallLog(), WallBook(), []
        told = events(seed, is_put_back=is_put_back)
        for upto in sorted(rng.sample(range(1, len(told)), 6)):
            log.append(told[len(log) : upto])
            taken.append((upto, book.after(log)))
        all_ = log.records()
        for upto, kept in taken:
            for wall in ("", *WALLS, "nowhere"):
                for t in (NOON - 1, *(NOON + rng.randrange(HOUR) for _ in range(4)), NOON + 9 * HOUR):
                    check(kept.of(wall, axis).until(t), plainly(all_[:upto], wall, axis, t), rng)
                check(kept.of(wall, axis), plainly(all_[:upto], wall, axis, NOON + 9 * HOUR), rng)


looked_at = set()


class Watched(WallRecord):
    """A record that tells when it is looked at."""

    def __getattribute__(self, name):
        looked_at.add(id(self))
        return super().__getattribute__(name)


def test_few_of_many_records_are_looked_at_for_a_moment_however_long_ago():
    stand = WallStand(display=Display(scene="daily"))
    note = Annotation("n", "text", ((0.0, 0.0),), "积水")
    many = [record(n, NOON + n * SECOND, kind="scene_shown", stand=stand) for n in range(5000)]
    many[7] = record(7, NOON + 7 * SECOND, kind=ANNOTATED, note=note)
    kept, log = WallBook(), WallLog(many)
    kept.after(log)
    looked_at.clear()

    part = kept.after(log).of("hall", AxisName.RECORDED).until(NOON + 2500 * SECOND)

    assert part.stand == stand
    assert part.notes("") == (note,)
    assert [one.seq for _, one in part.newest(2)] == [2499, 2500]
    assert len(part.standing(NOON + 2490 * SECOND)) == 11
    assert len(looked_at) < 20
