"""A million cases to search in: rows put straight into the projection and its index, with the texts of a city's reports.

There is no log behind them, so such a store can be searched and nothing else.
"""

import random
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, cast

import psycopg
import sqlalchemy as sa

from app.adapters.store import tables
from app.adapters.store.words import as_array, as_text, sort_key, words_of_row
from app.domain.moment import DAY, SECOND, Instant

NOW: Instant = 1_782_000_000 * SECOND
YEARS = 3
CHUNK = 20_000
ROADS = tuple(
    f"{first}{second}{kind}"
    for first in "河江湖海山云文武长安新中东西南北"
    for second in "北南平昌兴盛华阳泰和源宁庆光明德"
    for kind in ("路", "街", "大道")
)
THINGS = ("井盖", "垃圾", "路灯", "护栏", "树木", "广告", "摊点", "积水", "车辆", "公厕", "雨水箅子", "交通标志")
FAULTS = ("破损", "外溢", "缺失", "倾倒", "乱停放", "占道经营", "污损", "松动", "不亮", "堵塞")
RARE = ("除雪车", "渣土车遗撒", "蜂窝", "无人机坠落")
RARITY = 25_000
DEPARTMENTS = tuple(f"310{area:02}-{number:02}" for area in range(10) for number in range(4))
CLASSES = tuple(f"{kind}{major:02}{minor:03}" for kind in "EC" for major in range(1, 8) for minor in range(10, 110, 10))
GRIDS = tuple(f"3101{a:02}{b:03}{c:03}{d:03}" for a in range(1, 9) for b in range(1, 7) for c in (1, 2, 3) for d in (1, 2, 3, 4))  # fmt: skip
OPEN_STAGES = ("reported", "accepted", "filed", "dispatched", "disposing", "feedback", "checking", "checked")
NAMES = tuple(column.name for column in tables.case.c)

_WORDED = ("number", "place", "road", "description", "class_key", "grid")

Row = dict[str, Any]


def rows(cases: int) -> Iterator[Row]:
    """Give *cases* rows of ``case_file``, oldest first: 99 in a hundred have ended, one of 25,000 is about something rare."""
    rng = random.Random(7)
    for number in range(1, cases + 1):
        at = NOW - (cases - number) * (YEARS * 365 * DAY // cases)
        yield _row(rng, number, at, is_open=number > cases * 0.99)


def _row(rng: random.Random, number: int, at: Instant, *, is_open: bool) -> Row:
    road, thing, fault = rng.choice(ROADS), rng.choice(THINGS), rng.choice(FAULTS)
    rare = f"，发现{rng.choice(RARE)}" if rng.randrange(RARITY) == 0 else ""
    place = f"{road} {rng.randrange(1, 900)} 号{rng.choice(('门前', '路口', '小区北门', '公交站旁'))}"
    stage = rng.choice(OPEN_STAGES) if is_open else rng.choices(("closed", "void"), (95, 5))[0]
    printed, order = f"{20230000 + number // 1000}-{number:07}", f"12345-{number:08}" if number % 5 == 0 else ""
    return {
        "case_id": f"{number:032x}", "number": printed, "version": 8, "last_seq": number * 8, "last_valid_at": at,
        "opened_at": at, "description": f"{place}{thing}{fault}{rare}，影响通行，请尽快处理", "source": "collector",
        "reported_at": at, "class_key": rng.choice(CLASSES), "urgent": False, "lon": 121.5, "lat": 31.2, "place": place,
        "road": road, "grid": rng.choice(GRIDS), "reporter": "T1", "stage": stage, "post": "", "unit": "",
        "department": rng.choice(DEPARTMENTS), "pending": "", "supervised": "", "opened_seq": number,
        "sort_key": sort_key(at, number), "number_end": printed[::-1], "order_no": order, "order_end": order[::-1],
        "team": "", "holder": "", "assistants": "", "flags": 16 if rng.randrange(5_000) == 0 else 0,
    }  # fmt: skip


def phone_of(number: int) -> str:
    """Return the number the case's caller has, one of ten cases being a call's."""
    return f"13{number * 7919 % 1_000_000_000:09}"


def fill(connection: sa.Connection, cases: int) -> None:
    """Put *cases* cases, their words and the callers of one in ten into an empty store."""
    is_sqlite = connection.dialect.name == "sqlite"
    for index in tables.case.indexes:  # made at the end they are made much quicker
        index.drop(connection)
    if not is_sqlite:
        connection.exec_driver_sql("DROP INDEX case_words_by_word")
    source = rows(cases)
    while chunk := list(islice(source, CHUNK)):
        _put(connection, "case_file", NAMES, [tuple(row[name] for name in NAMES) for row in chunk])
        words = [(row["sort_key"], words_of_row(*(row[name] for name in _WORDED))) for row in chunk]
        if is_sqlite:
            _put(connection, "case_words", ("rowid", "words"), [(key, as_text(found)) for key, found in words])
        else:
            _put(connection, "case_words", ("sort_key", "words"), [(key, as_array(found)) for key, found in words])
        callers = [_caller(row) for row in chunk if row["opened_seq"] % 10 == 0]
        _put(connection, "caller", ("digest", "subject", "phone", "at"), callers)
    for index in tables.case.indexes:
        index.create(connection)
    if not is_sqlite:
        connection.exec_driver_sql("CREATE INDEX case_words_by_word ON case_words USING gin (words)")


def _caller(row: Row) -> tuple[Any, ...]:
    return f"d{row['case_id']}", row["case_id"], phone_of(row["opened_seq"]), row["reported_at"]


def _put(connection: sa.Connection, table: str, names: Sequence[str], values: Sequence[tuple[Any, ...]]) -> None:
    if connection.dialect.name == "sqlite":
        places = ", ".join("?" * len(names))
        connection.exec_driver_sql(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})", list(values))
        return
    driver = cast("psycopg.Connection[Any]", connection.connection.driver_connection)
    with driver.cursor().copy(f"COPY {table} ({', '.join(names)}) FROM STDIN") as copy:
        for row in values:
            copy.write_row(row)
