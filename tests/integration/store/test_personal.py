"""Personal data stands beside the log, is erased for good, and the log stays whole."""

import hashlib
from dataclasses import replace

import sqlalchemy as sa

from app.adapters.store import tables
from app.domain.event import canonical
from app.domain.terms import Stage
from app.services.searching import SearchQuery
from tests.contract.store.facts import T0, call_fact, case_fact, new_case, wall_fact

VALUES = {"caller": "王小明", "caller_phone": "13812345678"}


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
    phone = VALUES["caller_phone"].encode()

    def is_on_disk():
        return any(phone in path.read_bytes() for path in sqlite_house.folder.glob("store.db*"))

    assert is_on_disk()
    store.erase_personal("c1", T0)

    assert not is_on_disk()


def test_an_erased_caller_is_found_no_more(writing):
    keep(writing)
    keep(writing, "c2")

    assert {caller.subject for caller in writing.callers("138 1234")} == {"c1", "c2"}
    writing.erase_personal("c1", T0)

    assert [caller.subject for caller in writing.callers("13812345678")] == ["c2"]


def test_a_caller_is_known_from_three_digits_on_with_the_case_of_the_call(writing):
    with writing.unit(T0) as unit:
        unit.append(case_fact(new_case("c1"), "call_registered"))
        unit.add_personal("c1", {"caller_phone": "138-1234 5678"})
        digest = unit.add_personal("call-1", {"caller_phone": "13900000000"})
        unit.append(call_fact("call-1", "call_taken", line="12345", text="路灯不亮", digest=digest))
        unit.append(call_fact("call-1", "call_linked", case_id="c1", number="20260621-0001"))
        unit.add_personal("call-2", {"caller_phone": "13900000001", "caller_name": "王"})
        unit.add_personal("call-3", {"caller_name": "李"})
        unit.commit()

    assert writing.callers("13") == ()
    assert [(c.phone, c.subject, c.number) for c in writing.callers("138")] == [("13812345678", "c1", "20260621-0001")]
    assert {(c.subject, c.number, c.stage) for c in writing.callers("139")} == {
        ("call-1", "20260621-0001", Stage.REPORTED),
        ("call-2", "", None),
    }
    assert [found.case_id for found in writing.search(SearchQuery(phone="139000"))] == ["c1"]


def test_with_a_case_goes_what_was_kept_under_the_ids_of_its_calls(writing):
    with writing.unit(T0) as unit:
        unit.append(case_fact(new_case("c1"), "call_registered"))
        own, told = unit.add_personal("c1", VALUES), unit.add_personal("call-1", VALUES)
        other = unit.add_personal("call-2", VALUES)
        unit.append(call_fact("call-1", "call_taken", line="12345", text="路灯不亮", digest=told))
        unit.append(call_fact("call-1", "call_linked", case_id="c1", number="20260621-0001"))
        unit.commit()

    assert writing.erase_personal("c1", T0) == 2

    assert [writing.personal(digest) for digest in (own, told, other)] == [None, None, VALUES]
    assert [caller.subject for caller in writing.callers("13812345678")] == ["call-2"]
