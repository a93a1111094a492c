"""A site's roster is read from CSV, and an error names its line."""

import pytest

from app.adapters.tables.roster_file import read_roster, roster_files
from app.domain.errors import TableError
from app.domain.moment import HOUR
from tests.unit.services.town import MONDAY_9, city

HEAD = "terminal,name,duty_grid,start,end\n"
ROW = "T1,监督员甲,D1,2026-06-08 09:00,2026-06-08 17:00\n"


def read(tmp_path, text):
    file = tmp_path / "june.csv"
    file.write_text(HEAD + text, encoding="utf-8")
    return read_roster([file], city())


def test_a_duty_is_read_in_local_time(tmp_path):
    (duty,) = read(tmp_path, ROW)

    assert (duty.terminal, duty.name, duty.duty_grid) == ("T1", "监督员甲", "D1")
    assert (duty.start, duty.end) == (MONDAY_9, MONDAY_9 + 8 * HOUR)


def test_a_time_with_a_zone_counts_as_said_and_a_name_may_be_missing(tmp_path):
    (duty,) = read(tmp_path, "T1,,D1,2026-06-08T01:00+00:00,2026-06-08T09:00+00:00\n")

    assert (duty.start, duty.end, duty.name) == (MONDAY_9, MONDAY_9 + 8 * HOUR, "T1")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("T1,,D9,2026-06-08 09:00,2026-06-08 17:00\n", "no responsibility grid D9"),
        ("T1,,D1,2026-06-08 17:00,2026-06-08 09:00\n", "ends after it starts"),
        ("T1,,D1,2026-06-08 09:00,2026-08-08 09:00\n", "within 7 days"),
        ("T1,,D1,8.6.2026,2026-06-08 09:00\n", "is not a time"),
        ("T1,,D1,1026-06-08 09:00,1026-06-08 10:00\n", "outside the years"),
        (",,D1,2026-06-08 09:00,2026-06-08 17:00\n", "terminal is empty"),
        ("T1,,D2,2026-06-08 16:00,2026-06-08 18:00\n", "already"),
    ],
)
def test_an_error_names_the_line(tmp_path, row, says):
    with pytest.raises(TableError, match=says) as caught:
        read(tmp_path, ROW + row)

    assert caught.value.line == 3


def test_the_files_are_those_of_the_folder_and_of_the_city(tmp_path):
    folder, data = tmp_path / "roster", tmp_path / "city"
    for place in (folder / "07.csv", folder / "06.csv", folder / "notes.txt", data / "roster.csv"):
        place.parent.mkdir(exist_ok=True)
        place.write_text(HEAD)

    assert [file.name for file in roster_files(folder, data)] == ["06.csv", "07.csv", "roster.csv"]
    assert list(roster_files(tmp_path / "absent", None)) == []
