"""Projections follow from the log: checked, rebuilt, and their tables kept in step with the migrations."""

import json
from dataclasses import replace

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from app.adapters.store import rebuilding, tables
from app.domain.errors import BrokenHistory
from app.services.ports import StoreFailure
from tests.contract.store.facts import T0, call_fact, case_fact, new_case, next_of, terminal_fact


def fill(store, cases=5):
    with store.unit(T0) as unit:
        for number in range(cases):
            case = new_case(f"c{number}", number=f"N{number}")
            unit.append(case_fact(case, "reported"))
            unit.append(case_fact(next_of(case), "accept"))
        unit.append(terminal_fact("T1", online=True))
        unit.append(terminal_fact("T1", "terminal_left", online=False, why="will"))
        unit.append(terminal_fact("T2", online=True))
        unit.commit()


def rows(house, table):
    with house.raw() as connection:
        return connection.execute(sa.select(table).order_by(*table.primary_key)).mappings().all()


def test_projections_equal_what_the_log_says(writing):
    fill(writing)

    assert list(writing.check_projections()) == []


def test_a_terminals_row_holds_its_newest_word(writing, house):
    fill(writing)

    first, second = rows(house, tables.terminal)

    assert (first["terminal"], first["last_kind"], second["terminal"]) == ("T1", "terminal_left", "T2")
    assert json.loads(first["details"]) == {"v": 1, "online": False, "why": "will"}


def test_differences_are_named_and_rebuilding_removes_them(writing, house):
    fill(writing)
    whole = rows(house, tables.case), rows(house, tables.terminal)
    house.run("UPDATE case_file SET stage = 'closed' WHERE case_id = 'c1'")
    house.run("DELETE FROM case_file WHERE case_id = 'c2'")
    house.run("INSERT INTO terminal VALUES ('T9', 1, 1, 1, 'x', '{}')")

    key = next(row["sort_key"] for row in whole[0] if row["case_id"] == "c2")
    found = sorted(map(str, writing.check_projections()))

    assert found == [
        "case c1: stage is 'closed', the log says 'accepted'",
        "case c2: missing",
        "terminal T9: unknown to the log",
        f"words sort key {key}: unknown to the log",
    ]
    writing.rebuild_projections()
    assert list(writing.check_projections()) == []
    assert (rows(house, tables.case), rows(house, tables.terminal)) == whole


def test_rebuilding_needs_no_more_memory_than_it_is_given(writing, house, monkeypatch):
    cases = [new_case(f"c{number}", number=f"N{number}") for number in range(30)]
    with writing.unit(T0) as unit:
        for case in cases + [next_of(case) for case in cases] + [next_of(next_of(case)) for case in cases]:
            unit.append(case_fact(case, "step"))
        unit.commit()
    whole = rows(house, tables.case)
    monkeypatch.setattr(rebuilding, "CHUNK", 7)
    monkeypatch.setattr(rebuilding, "_KEPT", 3)

    writing.rebuild_projections()

    assert rows(house, tables.case) == whole


def test_a_projection_of_another_version_is_rebuilt_at_the_next_start(writing, house):
    fill(writing)
    house.run("UPDATE case_file SET stage = 'closed'")
    house.run("UPDATE projection SET version = 0 WHERE name = 'case'")

    house.open().migrate()

    assert list(writing.check_projections()) == []
    assert writing.verify().ok


def test_migrating_again_changes_nothing(writing, house):
    fill(writing)
    before = writing.store_id(), rows(house, tables.case), writing.anchor()

    house.open().migrate()

    assert (writing.store_id(), rows(house, tables.case), writing.anchor()) == before


def is_sqlalchemys(name, kind, _parents):
    """Leave out the search index, which is made by hand, with the tables SQLite keeps for it."""
    return kind != "table" or not name.startswith("case_words")


def test_the_migrations_make_exactly_the_tables(bare_house):
    bare_house.open().migrate()

    with bare_house.raw() as connection:
        options = {"compare_type": True, "compare_server_default": True, "include_name": is_sqlalchemys}
        context = MigrationContext.configure(connection, opts=options)
        differences = compare_metadata(context, tables.metadata)

    assert differences == []


def test_a_store_of_a_newer_program_is_refused_and_left_alone(writing, house):
    house.run("UPDATE alembic_version SET version_num = '9999'")

    for opening in (lambda: house.open().migrate(), lambda: house.open(read_only=True)):
        with pytest.raises(StoreFailure, match=r"version 9999, newer than this program"):
            opening()
    with house.raw() as connection:
        assert connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one() == "9999"


def test_a_case_is_found_by_its_number(writing):
    fill(writing)

    assert writing.case_numbered("N3").case_id == "c3"
    assert writing.case_numbered("N99") is None


def test_a_repeated_version_never_reaches_the_log(writing):
    fill(writing)
    with writing.unit(T0) as unit:
        with pytest.raises(BrokenHistory, match="version 2"), unit.savepoint():
            unit.append(case_fact(replace(new_case("c1"), version=2), "accept"))
        unit.commit()

    assert writing.verify().ok
    assert list(writing.check_projections()) == []


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("UPDATE event SET payload = replace(payload, 'version', 'v2rsion') WHERE seq = 4", "version"),
        ("UPDATE event SET payload = 'torn' WHERE seq = 11", "Expecting value"),
    ],
)
def test_a_log_that_cannot_be_replayed_is_said_to_be_so(writing, house, damage, words):
    fill(writing)
    house.run(damage)

    with pytest.raises(StoreFailure, match=f"cannot be replayed: .*{words}"):
        writing.check_projections()
    with pytest.raises(StoreFailure, match="cannot be replayed"):
        writing.rebuild_projections()


def test_the_projection_of_calls_follows_from_the_log(writing, house):
    with writing.unit(T0) as unit:
        for call in ("k1", "k2", "k3"):
            unit.append(call_fact(call, "call_taken", line="12345", text="来电"))
            unit.append(call_fact(call, "consulted", category="停车", answer="可以"))
        unit.commit()
    assert list(writing.check_projections()) == []
    house.run("UPDATE call_record SET outcome = 'open'")

    assert len(writing.check_projections()) == 3
    writing.rebuild_projections()
    assert list(writing.check_projections()) == []
