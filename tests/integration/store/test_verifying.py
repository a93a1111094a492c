"""Whatever is changed in the log behind its back is found."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import sqlalchemy as sa

from app.adapters.store import tables
from app.adapters.store.asking import read_event
from app.domain.event import chain_hash
from app.domain.terms import Axis
from tests.contract.store.facts import T0, case_fact, new_case, next_of, wall_fact


def fill(store, events=10):
    case = new_case("c1")
    with store.unit(T0) as unit:
        unit.append(case_fact(case, "reported"))
        for number in range(events - 1):
            case = next_of(case)
            axis = Axis.COMMAND if number % 3 == 0 else Axis.SUPERVISION
            unit.append(case_fact(case, "step", axis=axis))
        unit.commit()


def test_an_untouched_log_is_whole(writing):
    fill(writing)

    report = writing.verify()

    assert (report.ok, report.events, report.bad_seq) == (True, 10, None)
    assert "10 events" in report.sentence
    assert report.anchor == writing.anchor()


@pytest.mark.parametrize(
    ("damage", "bad_seq", "word"),
    [
        ("UPDATE event SET payload = replace(payload, 'C01001', 'C01002') WHERE seq = 4", 4, "hash"),
        ("UPDATE event SET actor = 'wang' WHERE seq = 10", 10, "hash"),
        ("UPDATE event SET kind = 'accept' WHERE seq = 1", 1, "hash"),
        ("DELETE FROM event WHERE seq = 5", 5, "missing"),
        ("DELETE FROM event WHERE seq = 1", 1, "missing"),
        ("DELETE FROM event WHERE seq = 10", 10, "head"),
        ("UPDATE event SET seq = 11 WHERE seq = 10", 10, "missing"),
        ("UPDATE event SET recorded_at = recorded_at - 1 WHERE seq = 6", 6, "time"),
        ("UPDATE event SET valid_at = recorded_at + 1 WHERE seq = 6", 6, "time"),
        ("UPDATE event SET hash = prev_hash WHERE seq = 3", 3, "hash"),
        ("UPDATE event SET axis = 'leaders' WHERE seq = 3", 3, "chain"),
        ("UPDATE head SET supervision_seq = supervision_seq + 1", 11, "head"),
        ("UPDATE projection SET version = 99", None, "projection"),
    ],
)
def test_damage_is_found_where_it_begins(sqlite_house, damage, bad_seq, word):
    store = sqlite_house.open()
    store.take_lease("gateway-1", T0)
    fill(store)
    sqlite_house.run(damage)

    report = store.verify()

    assert not report.ok
    assert report.bad_seq == bad_seq
    assert word in report.sentence


def test_a_swapped_pair_is_found(writing, house):
    fill(writing)
    house.run("UPDATE event SET seq = -3 WHERE seq = 3")
    house.run("UPDATE event SET seq = 3 WHERE seq = 4")
    house.run("UPDATE event SET seq = 4 WHERE seq = -3")

    report = writing.verify()

    assert (report.ok, report.bad_seq) == (False, 3)


def rewrite(house, change: Callable[[dict[str, object]], None]) -> None:
    """Change the log and hash all of it anew, head and all, as somebody with all rights could."""
    ends = {axis.value: "0" * 64 for axis in Axis}
    with house.raw() as connection:
        for row in connection.execute(sa.select(tables.event).order_by(tables.event.c.seq)).mappings().all():
            values = dict(row)
            change(values)
            values["prev_hash"] = ends[values["axis"]]
            values["hash"] = chain_hash(read_event(list(values.values())))
            ends[values["axis"]] = values["hash"]
            connection.execute(sa.update(tables.event).where(tables.event.c.seq == row["seq"]).values(values))
        connection.execute(sa.update(tables.head).values({f"{axis}_hash": end for axis, end in ends.items()}))


def test_a_log_written_anew_is_found_by_an_anchor_kept_elsewhere(writing, house):
    fill(writing, events=8)
    anchor = writing.anchor()
    fill_more = wall_fact()
    with writing.unit(T0) as unit:
        unit.append(fill_more)
        unit.commit()
    assert writing.verify(anchor).ok

    rewrite(house, lambda row: row.update(actor="wang") if row["seq"] == 2 else None)

    assert writing.verify().ok
    report = writing.verify(anchor)
    assert not report.ok
    assert "anchor" in report.sentence


def test_a_log_cut_short_is_found_by_an_anchor(writing, house):
    fill(writing)
    anchor = writing.anchor()
    house.run("DELETE FROM event")
    house.run(
        "UPDATE head SET seq = 0, recorded_at = 0, supervision_seq = 0, command_seq = 0,"
        " supervision_hash = :zero, command_hash = :zero",
        zero="0" * 64,
    )

    assert writing.verify().ok
    assert "shorter" in writing.verify(anchor).sentence


def test_an_anchor_of_another_store_is_refused(writing, tmp_path):
    fill(writing)
    report = writing.verify(replace(writing.anchor(), store_id="other"))

    assert "another store" in report.sentence


def test_a_store_opened_for_reading_can_verify_and_check(writing, house):
    fill(writing)
    reader = house.open(read_only=True)

    assert reader.verify().ok
    assert list(reader.check_projections()) == []
