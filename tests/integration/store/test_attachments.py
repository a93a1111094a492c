"""Attachments on disk: where they stand, and what a damaged one is."""

import hashlib
import logging
import os
import stat

CONTENT = b"\xff\xd8 a photo"
NAME = hashlib.sha256(CONTENT).hexdigest()


def keep(store, now=1):
    with store.unit(now) as unit:
        unit.add_media(NAME, CONTENT)
        unit.commit()


def test_an_attachment_stands_under_its_digest_with_nothing_else_beside_it(sqlite_house):
    store = sqlite_house.open(fsync=True)
    store.take_lease("gateway-1", 1)
    keep(store)

    files = [path for path in (sqlite_house.folder / "attachments").rglob("*") if path.is_file()]

    assert files == [sqlite_house.folder / "attachments" / NAME[:2] / NAME[2:4] / NAME]
    assert files[0].read_bytes() == CONTENT


def test_an_attachment_may_be_read_by_whoever_the_gateways_umask_lets(writing, house):
    before = os.umask(0o027)
    try:
        keep(writing)
    finally:
        os.umask(before)

    path = house.folder / "attachments" / NAME[:2] / NAME[2:4] / NAME

    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o750


def test_a_damaged_attachment_is_not_shown_and_is_replaced_when_it_comes_again(writing, house, caplog):
    keep(writing)
    path = house.folder / "attachments" / NAME[:2] / NAME[2:4] / NAME
    path.write_bytes(b"torn")

    with caplog.at_level(logging.ERROR):
        assert writing.attachment(NAME) is None
    assert "damaged" in caplog.text

    keep(writing)
    assert writing.attachment(NAME) == CONTENT


def test_a_name_that_is_no_digest_leads_to_no_file(writing, tmp_path, caplog):
    secret = tmp_path / "secret"
    secret.write_bytes(CONTENT)

    with caplog.at_level(logging.ERROR):
        assert writing.attachment(str(secret)) is None
        assert writing.attachment("../../../" + str(secret)) is None

    assert caplog.text == "", "a file elsewhere was looked at"
