"""Disks fill, servers go away, addresses are wrong: one clear sentence, nothing half-written, and on it goes."""

import errno
import hashlib
import os
import sqlite3
import subprocess
from contextlib import suppress
from dataclasses import replace
from types import SimpleNamespace

import psycopg
import pytest
import sqlalchemy as sa

from app.adapters.mqtt import salvage
from app.adapters.store import open_store
from app.adapters.store.failures import NotStorable, guarded
from app.services.messages import Unreadable
from app.services.ports import StoreFailure
from tests.contract.store.facts import T0, fix, wall_fact


def append(store, *, events=1, size=10):
    with store.unit(T0) as unit:
        for _ in range(events):
            unit.append(wall_fact(scene="x" * size))
        unit.add_fixes([fix(at=T0 + store.head())])
        unit.commit()


@pytest.fixture
def small_disk(tmp_path):
    """Give the folder of a real file system of 2 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() != 0 or subprocess.call(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder]) != 0:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_on_a_full_disk_nothing_is_written_and_it_goes_on_when_there_is_space(small_disk):
    store = open_store(f"sqlite:///{small_disk}/s.db", attachments=small_disk / "a", fsync=True)
    store.migrate()
    store.take_lease("gateway-1", T0)
    append(store)
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"\0" * 4096)

    with pytest.raises(StoreFailure, match="disk is full"):
        append(store, events=50, size=5000)
    assert store.head() == 1
    assert len(store.fixes_after(0, 9)) == 1

    ballast.unlink()
    append(store)
    assert store.head() == 2
    assert store.verify().ok
    store.dispose()


def test_an_attachment_that_does_not_fit_takes_its_unit_with_it(small_disk, tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/s.db", attachments=small_disk / "a", fsync=True)
    store.migrate()
    store.take_lease("gateway-1", T0)
    big, small = b"\1" * 3_000_000, b"\1" * 300_000
    big_name, small_name = (hashlib.sha256(content).hexdigest() for content in (big, small))

    with store.unit(T0) as unit:
        unit.append(wall_fact())
        unit.add_media(big_name, big)
        with pytest.raises(StoreFailure, match="disk is full"):
            unit.commit()

    assert (store.head(), store.attachment(big_name)) == (0, None)
    assert [path for path in small_disk.rglob("*") if path.is_file()] == []
    with store.unit(T0) as unit:
        unit.append(wall_fact())
        unit.add_media(small_name, small)
        unit.commit()
    assert (store.head(), store.attachment(small_name)) == (1, small)
    store.dispose()


def test_a_server_that_goes_and_comes_back_is_written_to_again(postgres_house, postgres_server):
    store = postgres_house.open(fsync=True)
    store.take_lease("gateway-1", T0)
    append(store)
    postgres_server.stop()
    try:
        for asking in (lambda: append(store), store.head, lambda: store.take_lease("gateway-1", T0)):
            with pytest.raises(StoreFailure, match="no connection"):
                asking()
    finally:
        postgres_server.start()

    assert store.take_lease("gateway-1", T0)
    append(store)

    assert store.head() == 2
    assert len(store.fixes_after(0, 9)) == 2
    assert store.verify().ok


def test_a_lock_held_by_another_program_is_named(sqlite_house, monkeypatch):
    monkeypatch.setattr("app.adapters.store.engines.BUSY_SECONDS", 0.2)
    store = sqlite_house.open()
    store.take_lease("gateway-1", T0)
    other = sqlite3.connect(sqlite_house.folder / "store.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StoreFailure, match="another program keeps the store locked"):
        append(store)

    other.execute("ROLLBACK")
    other.close()
    append(store)
    assert store.head() == 1


def test_a_commit_whose_answer_got_lost_counts_as_written(writing):
    engine = writing._engines.write
    commit = engine.dialect.do_commit

    def commit_and_break(connection):
        commit(connection)
        engine.dialect.do_commit = commit
        raise engine.dialect.dbapi.OperationalError("connection reset by peer")

    engine.dialect.do_commit = commit_and_break
    append(writing)

    assert writing.head() == 1
    append(writing)
    assert writing.head() == 2
    assert writing.verify().ok


def test_an_interrupted_commit_leaves_no_wrong_memory(writing):
    engine = writing._engines.write
    commit = engine.dialect.do_commit

    def commit_and_interrupt(connection):
        commit(connection)
        engine.dialect.do_commit = commit
        raise KeyboardInterrupt

    engine.dialect.do_commit = commit_and_interrupt
    with pytest.raises(KeyboardInterrupt):
        append(writing)

    append(writing)
    assert writing.head() == 2
    assert writing.verify().ok


def test_a_commit_that_broke_before_it_was_written_raises_and_changes_nothing(sqlite_house):
    store = sqlite_house.open()
    store.take_lease("gateway-1", T0)
    append(store)

    @sa.event.listens_for(store._engines.write, "commit", once=True)
    def break_before(connection):
        raise sa.exc.OperationalError("COMMIT", {}, sqlite3.OperationalError("disk I/O error"))

    with pytest.raises(StoreFailure, match="disk I/O error"):
        append(store)

    assert (store.head(), len(store.fixes_after(0, 9))) == (1, 1)
    append(store)
    assert store.head() == 2
    assert store.verify().ok


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("nonsense", "no store's address"),
        ("sqlite://", "SQLite file or in PostgreSQL"),
        ("sqlite:///:memory:", "SQLite file or in PostgreSQL"),
        ("mysql://u:secret@h/d", "SQLite file or in PostgreSQL"),
        ("postgresql+psycopg://u:secret@127.0.0.1:1/d", "no connection to the database server"),
        ("sqlite:////proc/none/s.db", "store's files failed"),
    ],
)
def test_an_address_that_is_none_gets_one_sentence_without_the_password(url, words, tmp_path):
    with pytest.raises(StoreFailure, match=words) as caught:
        open_store(url, attachments=tmp_path)

    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_file_that_is_no_database_is_named(tmp_path):
    (tmp_path / "s.db").write_text("this is a letter, not a database" * 100)

    with pytest.raises(StoreFailure, match="damaged or is no database"):
        open_store(f"sqlite:///{tmp_path}/s.db", attachments=tmp_path)


def test_a_missing_database_on_a_server_is_named(postgres_server, tmp_path):
    with pytest.raises(StoreFailure, match=r'no connection .* "nowhere" does not exist'):
        open_store(postgres_server.url("nowhere"), attachments=tmp_path)


def test_a_store_that_was_never_made_ready_says_so(bare_house):
    store = bare_house.open()

    for asking in (store.head, store.store_id, store.verify, lambda: append(store)):
        with pytest.raises(StoreFailure, match="run its migrations first"):
            asking()
    with pytest.raises(StoreFailure, match="run its migrations first"):
        bare_house.open(read_only=True)


def test_nothing_is_made_where_a_store_is_only_to_be_read(tmp_path):
    with pytest.raises(StoreFailure, match="cannot be opened"):
        open_store(f"sqlite:///{tmp_path}/s.db", attachments=tmp_path, read_only=True)

    assert list(tmp_path.iterdir()) == []


def test_a_store_opened_for_reading_writes_nothing(writing, house):
    append(writing)
    reader = house.open(read_only=True)

    for asking in (lambda: reader.take_lease("x", T0), reader.migrate, reader.rebuild_projections):
        with pytest.raises(StoreFailure, match="only be read"):
            asking()
    assert reader.head() == 1


def test_a_unit_within_a_unit_of_the_same_thread_is_a_mistake(writing):
    with writing.unit(T0), pytest.raises(RuntimeError, match="open in this thread"):
        append(writing)


def test_a_unit_commits_once(writing):
    with writing.unit(T0) as unit:
        unit.append(wall_fact())
        unit.commit()
        with pytest.raises(RuntimeError, match="commits once"):
            unit.commit()
    assert writing.head() == 1


@pytest.mark.parametrize(
    ("given", "kept"), [(1e-50, 0.0), (-1e-50, 0.0), (5e-324, 0.0), (1e300, 3.4028235e38), (-1e300, -3.4028235e38), (0.5, 0.5)]
)  # fmt: skip
def test_a_number_no_real_can_hold_is_stored_as_near_as_it_can_be(writing, given, kept):
    with writing.unit(T0) as unit:
        unit.add_fixes([replace(fix(), accuracy_m=given, speed_mps=given, course_deg=given)])
        unit.commit()

    rows = writing.fixes_after(0, 9)
    assert [rows.accuracy[0], rows.speed[0], rows.course[0]] == pytest.approx([kept] * 3, rel=1e-6)


def test_a_value_the_database_will_never_take_is_not_put_off_but_refused(writing):
    with writing.unit(T0) as unit:
        unit.append(wall_fact())
        unit.quarantine(Unreadable(topic="t", payload=b"", received_at=2**63, reason="r"))
        with pytest.raises(NotStorable):
            unit.commit()

    assert writing.head() == 0
    append(writing)
    assert writing.head() == 1
    assert writing.verify().ok


def test_a_row_that_is_there_already_is_not_put_off_but_refused(writing, house):
    append(writing)
    house.run("INSERT INTO event SELECT 2, stream, subject, kind, axis, 2, prev_hash, hash, hash_version, recorded_at,"
              " valid_at, actor, post, seat, payload FROM event WHERE seq = 1")  # fmt: skip

    with pytest.raises(NotStorable):
        append(writing)


def test_one_message_the_database_never_takes_costs_no_other(writing):
    def handle(batch):
        with writing.unit(T0) as unit:
            for message in batch:
                unit.quarantine(message)
            unit.commit()
        return SimpleNamespace(outgoing=())

    good = Unreadable(topic="good", payload=b"", received_at=T0, reason="r")
    batch = [good, replace(good, topic="bad", received_at=2**63), good]

    salvage.handle(handle, batch, lambda place: replace(good, topic=f"original {place}"))

    assert [one.topic for _, one in writing.quarantined()] == ["good", "original 1", "good"]


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (psycopg.DataError("a value too long"), NotStorable, "the database refused: a value too long"),
        (psycopg.errors.UniqueViolation("twice"), NotStorable, "the database refused: twice"),
        (
            psycopg.OperationalError("server closed"),
            StoreFailure,
            "no connection to the database server: server closed",
        ),
        (psycopg.errors.DiskFull("no space"), StoreFailure, "the store's disk is full"),
        (OSError(errno.ENOSPC, "no space"), StoreFailure, "the store's disk is full"),
        (ZeroDivisionError("a bug"), ZeroDivisionError, "a bug"),
    ],
)
def test_a_drivers_own_error_is_told_and_a_bug_stays_one(error, kind, words):
    with pytest.raises(kind) as told, guarded():
        raise error

    assert type(told.value) is kind
    assert str(told.value) == words
