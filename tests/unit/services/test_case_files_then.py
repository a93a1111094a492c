"""A case's files of a past moment say what the files said then."""

import pytest

from app.adapters.store import open_store
from app.domain.moment import MINUTE
from app.services.case_files_then import FilesThen
from tests.unit.services.town import Hall, duty, rules


@pytest.fixture
def hall(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/hall.db", attachments=tmp_path / "media", fsync=False)
    store.migrate()
    yield Hall(store, rules(duties=(duty("T2", "D1"),))).staff()
    store.dispose()


def test_the_case_its_story_and_the_list_end_at_that_moment(hall):
    told = [(hall.clock.now(), None, 0)]
    hall.clock.go(MINUTE)
    case_id = hall.opened()
    for user, name, given in (
        ("acceptor", "accept", {}), ("leader", "file", {}), ("leader", "urge", {}),
    ):  # fmt: skip
        told.append((hall.clock.now(), hall.store.case(case_id), len(hall.store.history(case_id))))
        hall.clock.go(MINUTE)
        hall.ask(user, name, case_id, **given)
    other = hall.opened()
    told.append((hall.clock.now(), hall.store.case(case_id), len(hall.store.history(case_id))))
    assert len({case.version for _, case, _ in told if case is not None}) > 1

    for at, case, events in told:
        then = FilesThen(hall.store, at)
        assert then.case(case_id) == case
        assert len(then.history(case_id)) == events
        listed = [one.case_id for one in then.cases(None, None)]
        assert listed == [one for one in (case_id, other) if then.case(one) is not None]


def test_a_photo_is_a_photo_at_any_time(hall):
    assert FilesThen(hall.store, 0).attachment("ab" * 32) is None
