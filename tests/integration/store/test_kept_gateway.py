"""A gateway whose store failed: it goes on where nobody wrote, begins anew where somebody did, ends where another writes."""

import pytest

from app.cli.kept_gateway import KeptGateway
from app.services.gateway import Gateway
from app.services.ports import LeaseLost, StoreFailure
from tests.unit.services.town import CountedIds, Hall, rules

CUT = (
    "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
"""Ends every connection to the database, as a restart of its server does."""
CUT_LEASE = (
    "SELECT pg_terminate_backend(pid, 10000) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
"""Ends the one connection that holds the lease."""


class KeptHall(Hall):
    """A hall whose gateway is kept under its lease, as the process keeps it; counts how often one was begun."""

    begun = 0

    def __post_init__(self):
        self.name = f"hall-{id(self)}"
        self.gateway = KeptGateway(self.store, self._begin, owner=self.name, now=self.clock.now)

    def _begin(self):
        self.begun += 1
        return Gateway(self.store, self.rules, self.clock, self.ids, self.passwords)

    def handle(self, *messages):
        return self.gateway.handle(messages)


@pytest.fixture
def hall(postgres_house):
    made = KeptHall(postgres_house.open(), rules())
    assert made.store.take_lease(made.name, made.clock.now())
    made.staff()
    made.gateway.make_sure()
    return made


def other_hall(hall, house):
    """Return the hall of a second gateway that is the writer now; its messages have names of their own."""
    other = KeptHall(house.open(), rules(), ids=CountedIds(1_000_000), counter=1_000)
    other.clock.go(hall.clock.now() - other.clock.now())
    other.gateway.make_sure()
    return other


@pytest.mark.parametrize("cut", [CUT, CUT_LEASE], ids=["all connections", "the lease's"])
def test_a_batch_fails_while_the_lease_is_not_held_and_is_taken_in_when_it_is_had_again(hall, postgres_house, cut):
    case_id = hall.opened()
    report = hall.report()
    postgres_house.run(cut)

    with pytest.raises(StoreFailure) as failure:
        hall.handle(report)
    assert not isinstance(failure.value, LeaseLost)
    assert hall.store.head() == hall.store.case(case_id).last_seq

    body = hall.one(report)
    assert body["ok"]
    assert hall.one(report) == body, "a repeat gets the same answer"
    assert hall.begun == 2, "a lease taken anew is begun from the log"
    assert hall.store.verify().ok


def test_what_another_gateway_wrote_meanwhile_is_known_when_the_lease_is_had_again(hall, postgres_house):
    case_id = hall.opened()
    hall.token("triple")
    postgres_house.run(CUT)
    other = other_hall(hall, postgres_house)
    assert other.ask("acceptor", "claim", case_id)["ok"]
    other.store.release_lease(other.name)

    hall.gateway.tick()

    assert hall.ask("triple", "accept", case_id)["code"] == "claimed", "its memory is the log's"
    assert hall.store.verify().ok


def test_while_another_gateway_is_the_writer_nothing_is_taken_in_and_the_lease_is_lost(hall, postgres_house):
    report = hall.report()
    postgres_house.run(CUT)
    other = other_hall(hall, postgres_house)
    head = other.store.head()

    with pytest.raises(StoreFailure):
        hall.handle(report)
    for _ in range(2):
        with pytest.raises(LeaseLost, match="another gateway"):
            hall.handle(report)
        with pytest.raises(LeaseLost):
            hall.gateway.tick()

    assert other.store.head() == head
    assert other.opened()


def test_a_commit_that_came_through_unseen_is_not_forgotten(hall, postgres_house, monkeypatch):
    case_id = hall.opened()
    asked = hall.step("acceptor", "claim", case_id)
    hall.token("triple")
    begun = hall.begun
    write = hall.store._writer._write

    def write_and_break(draft, unit_id):
        write(draft, unit_id)
        raise StoreFailure("the connection broke behind the commit")

    with monkeypatch.context() as patch:
        patch.setattr(hall.store._writer, "_write", write_and_break)
        patch.setattr(hall.store._writer, "_has_written", lambda _unit_id: False)
        with pytest.raises(StoreFailure):
            hall.handle(asked)

    assert hall.ask("triple", "accept", case_id)["code"] == "claimed"
    assert hall.begun == begun + 1


def test_ticks_and_batches_of_a_healthy_store_begin_nothing_anew(hall):
    for _ in range(3):
        hall.opened()
        hall.gateway.tick()

    assert hall.begun == 1
