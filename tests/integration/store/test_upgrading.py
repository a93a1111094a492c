"""Stores of earlier versions are brought up to date with all that was in them."""

import logging

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.script import ScriptDirectory

from app.adapters.store import indexing, migrating, tables
from app.services.searching import SearchQuery
from tests.contract.store.facts import T0, case_fact, new_case, next_of, terminal_fact, wall_fact
from tests.integration.store.conftest import House

LATER_TABLES = {"call_record", "caller"}


def make_old(house, revision):
    """Make an empty store of an earlier version."""
    with house.raw() as connection:
        config = migrating._config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def copy_into(house, contents):
    """Put the rows of a store of today into *house*, as far as its tables have their columns."""
    with house.raw() as connection:
        for name, rows in contents.items():
            old = sa.Table(name, sa.MetaData(), autoload_with=connection)
            kept = [{column.name: row[column.name] for column in old.c} for row in rows]
            if kept:
                connection.execute(sa.insert(old), kept)


def contents_of(house):
    with house.raw() as connection:
        return {
            table.name: connection.execute(sa.select(table)).mappings().all()
            for table in tables.metadata.sorted_tables
            if table.name not in LATER_TABLES
        }


@pytest.fixture
def old_house(request, house, tmp_path):
    """Give a house beside *house*, in the same kind of database, that holds an empty store of before the search."""
    url = f"sqlite:///{tmp_path}/old.db" if house.is_sqlite else request.getfixturevalue("postgres_url")
    old = House(url, tmp_path / "old", [])
    make_old(old, "0002")
    yield old
    for store in old.opened:
        store.dispose()


def test_a_store_of_before_the_search_finds_its_cases_and_callers(writing, house, old_house, monkeypatch, caplog):
    with writing.unit(T0) as unit:
        for number in range(7):
            case = new_case(
                f"c{number}", number=f"20260621-000{number}", at=T0 - number, description=f"井盖破损 {number}"
            )
            unit.append(case_fact(case, "reported"))
            unit.append(case_fact(next_of(case, urgent=number == 3), "accept"))
        unit.append(wall_fact())
        unit.append(terminal_fact("T1"))
        unit.add_personal("c5", {"caller_phone": "138-1234 5678"})
        unit.commit()
    copy_into(old_house, contents_of(house))
    old_house.run("UPDATE projection SET version = 1 WHERE name = 'case'")
    old_house.run("DELETE FROM projection WHERE name IN ('words', 'call')")
    monkeypatch.setattr(indexing, "CHUNK", 3)

    with caplog.at_level(logging.INFO):
        upgraded = old_house.open()
        upgraded.migrate()

    assert list(upgraded.check_projections()) == []
    assert "rebuilding the projection case" not in caplog.text
    assert "the search index has 7 of 7 cases" in caplog.text
    for query in (SearchQuery(text="盖破"), SearchQuery(flags=("urgent",)), SearchQuery(phone="1381234567")):
        assert upgraded.search(query) == writing.search(query) != ()
    assert upgraded.callers("138") == writing.callers("138")
    assert upgraded.verify().ok


def test_sessions_of_before_they_knew_their_person_stay_and_are_nobodys(bare_house):
    make_old(bare_house, "0001")
    bare_house.run("INSERT INTO seat_session VALUES ('d1', '5', 'li', '[\"acceptor\"]', '', '', 1)")

    store = bare_house.open()
    store.migrate()

    with store.unit(T0) as unit:
        assert unit.session("d1").person == ""


@pytest.mark.parametrize("fault", ["UPDATE", "DELETE"])
def test_a_search_index_that_is_not_what_the_cases_say_is_told_and_filled_anew(writing, house, fault):
    with writing.unit(T0) as unit:
        for number in range(3):
            unit.append(case_fact(new_case(f"c{number}", number=f"N{number}"), "reported"))
        unit.commit()
    changes = {"UPDATE": "UPDATE case_file SET place = '别处' WHERE case_id = 'c1'", "DELETE": "DELETE FROM case_file"}
    house.run(changes[fault])

    names = {difference.projection for difference in writing.check_projections()}

    assert names == {"case", "words"}
    writing.rebuild_projections()
    assert list(writing.check_projections()) == []


def test_the_versions_known_by_their_files_names_are_those_of_the_steps():
    steps = ScriptDirectory.from_config(migrating._config())

    assert migrating.known_versions() == tuple(step.revision for step in steps.walk_revisions())[::-1]
    assert migrating.known_versions()[-1] == steps.get_current_head()
