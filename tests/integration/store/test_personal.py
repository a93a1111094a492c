"""Personal data stands beside the log, is erased for good, and the log stays whole."""

import hashlib
from dataclasses import replace

import sqlalchemy as sa

from app.adapters.store import tables
from app.domain.event import canonical
from tests.contract.store.facts import T0, wall_fact

VALUES = {"caller": "王小明", "phone": "13812345678"}


def keep(store, subject="c1"):
    with store.unit(T0) as unit:
        digest = unit.add_personal(subject, VALUES)
        unit.append(replace(wall_fact(), payload={"caller": digest}))
        unit.commit()
    return digest


def test_the_digest_is_salted_and_leads_to_the_values(writing, house):
    digest = keep(writing)

    assert writing.personal(digest) == VALUES
    assert writing.personal("0" * 64) is None
    with house.raw() as connection:
        salt = connection.execute(sa.select(tables.personal.c.salt)).scalar_one()
    assert len(salt) == 32
    assert digest == hashlib.sha256((salt + canonical(VALUES)).encode()).hexdigest()


def test_erasing_takes_values_and_salt_of_one_subject_and_leaves_the_log_whole(writing, house):
    first, again, other = keep(writing), keep(writing), keep(writing, "c2")

    assert writing.erase_personal("c1", T0 + 5) == 2
    assert writing.erase_personal("c1", T0 + 9) == 0

    assert [writing.personal(digest) for digest in (first, again, other)] == [None, None, VALUES]
    with house.raw() as connection:
        row = connection.execute(sa.select(tables.personal).where(tables.personal.c.digest == first)).mappings().one()
    assert (row["salt"], row["content"], row["erased_at"]) == (None, None, T0 + 5)
    assert writing.verify().ok


def test_erased_data_is_in_none_of_the_files_any_more(sqlite_house):
    store = sqlite_house.open()
    store.take_lease("gateway-1", T0)
    for _ in range(50):
        keep(store)
    phone = VALUES["phone"].encode()

    def is_on_disk():
        return any(phone in path.read_bytes() for path in sqlite_house.folder.glob("store.db*"))

    assert is_on_disk()
    store.erase_personal("c1", T0)

    assert not is_on_disk()
