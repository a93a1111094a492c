"""People at the command line: disabling one, and a roster that is wrong."""

from pathlib import Path

import pytest

from app.adapters.clockwork import SystemClock
from app.adapters.store.store import open_store
from tests.e2e.test_command_line import empty_store, run, says_one_sentence

__all__ = ["empty_store"]


def test_a_person_is_disabled_and_given_posts_again(empty_store: str) -> None:
    run("user", "anna", "--posts", "acceptor", "--database", empty_store, given="long enough word\n")

    done = run("user", "anna", "--disable", "--database", empty_store)
    nobody = run("user", "nobody", "--disable", "--database", empty_store)
    both = run("user", "anna", "--disable", "--posts", "acceptor", "--database", empty_store)

    assert (done.returncode, done.stdout.startswith("anna may no longer log in")) == (0, True), done.stderr
    assert says_one_sentence(nobody), nobody.stderr
    assert says_one_sentence(both), both.stderr
    assert posts_of(empty_store, "anna") == ()
    run("user", "anna", "--posts", "leader", "--database", empty_store, given="long enough word\n")
    assert posts_of(empty_store, "anna") == ("leader",)


@pytest.mark.parametrize("line", ["2001,,no such grid,2026-06-08 09:00,2026-06-08 17:00", "2001,,,yesterday,today"])
def test_a_roster_that_is_wrong_is_told_with_its_line(empty_store: str, tmp_path: Path, line: str) -> None:
    (tmp_path / "june.csv").write_text(f"terminal,name,duty_grid,start,end\n{line}\n", encoding="utf-8")

    done = run("gateway", "--database", empty_store, WANMI_GATEWAY__ROSTER=str(tmp_path))

    assert says_one_sentence(done), done.stderr
    assert "june.csv:2:" in done.stderr


def posts_of(database: str, user: str) -> tuple[str, ...]:
    store = open_store(database, attachments=Path("unused"))
    assert store.take_lease("test", SystemClock().now())
    with store.unit(SystemClock().now()) as unit:
        record = unit.user(user)
    store.release_lease("test")
    store.dispose()
    assert record is not None
    return record.posts
