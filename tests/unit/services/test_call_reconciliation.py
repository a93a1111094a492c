"""The line's month against ours."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.exchange.csv_file import write
from app.adapters.exchange.line_orders import LineFileError, read_line_orders
from app.domain.call import CallRecord
from app.domain.moment import CHINA, DAY, HOUR, from_datetime
from app.domain.terms import CallOutcome, Source
from app.services.call_reconciliation import (
    LineOrder,
    LineState,
    month_bounds,
    reconcile,
    reconcile_month,
    rows,
    state_of,
)

NOON = from_datetime(datetime(2026, 6, 10, 12, tzinfo=CHINA))


def ours(order_no, outcome=CallOutcome.CASE, received_at=NOON, replied_at=NOON + DAY):
    return CallRecord(
        call_id=f"id-{order_no}", line=Source.HOTLINE_12345, received_at=received_at, text="t", order_no=order_no,
        outcome=outcome, number="N" if outcome is CallOutcome.CASE else "", replied_at=replied_at,
    )  # fmt: skip


def theirs(order_no, outcome="办结", received_on=date(2026, 6, 10)):
    return LineOrder(order_no=order_no, received_on=received_on, outcome=outcome)


def test_each_order_stands_where_it_belongs():
    result = reconcile(
        "2026-06",
        [theirs("A"), theirs("B"), theirs("C", "咨询办结")],
        [ours("a"), ours("C"), ours("D"), ours("E", received_at=NOON - 15 * DAY)],
    )
    assert [pair.line.order_no for pair in result.matched] == ["A"]
    assert [one.order_no for one in result.missing_here] == ["B"]
    assert [one.order_no for one in result.missing_there] == ["D"]
    (differing,) = result.differing
    assert differing.why == "办理结果：对方 咨询办结，我方 转为案卷，已回复"


@pytest.mark.parametrize(
    ("words", "outcome", "is_replied", "agrees"),
    [
        ("已办结", CallOutcome.CASE, True, True),
        ("已办结", CallOutcome.CASE, False, False),
        ("已办结", CallOutcome.CONSULTATION, True, True),
        ("在办", CallOutcome.CASE, False, True),
        ("未办结", CallOutcome.CASE, True, False),
        ("待办", CallOutcome.OPEN, False, True),
        ("立案派遣", CallOutcome.CASE, False, True),
        ("转办市水务局", CallOutcome.TRANSFER, False, True),
        ("退回", CallOutcome.CASE, False, False),
        ("电话解答", CallOutcome.CONSULTATION, False, True),
        ("？？", CallOutcome.CASE, True, False),
        ("", CallOutcome.CASE, True, False),
    ],
)
def test_the_lines_words_agree_with_what_we_did_or_not(words, outcome, is_replied, agrees):
    record = ours("A", outcome, replied_at=NOON + HOUR if is_replied else None)
    result = reconcile("2026-06", [theirs("A", words)], [record])
    assert (len(result.matched), len(result.differing)) == ((1, 0) if agrees else (0, 1))


def test_another_day_of_reception_is_a_difference_and_an_unsaid_one_is_none():
    late = from_datetime(datetime(2026, 6, 30, 23, 59, tzinfo=CHINA))
    result = reconcile("2026-06", [theirs("A", received_on=date(2026, 7, 1))], [ours("A", received_at=late)])
    assert result.differing[0].why == "接收日期：对方 2026-07-01，我方 2026-06-30"
    assert reconcile("2026-06", [theirs("A", received_on=None)], [ours("A", received_at=late)]).matched


def test_an_order_the_line_counts_in_this_month_is_found_in_ours_of_the_next():
    early = from_datetime(datetime(2026, 7, 1, 0, 1, tzinfo=CHINA))
    result = reconcile("2026-06", [theirs("A", received_on=date(2026, 6, 30))], [ours("A", received_at=early)])
    assert (len(result.differing), result.missing_here) == (1, ())


def test_a_number_listed_twice_is_named_and_counted_once():
    result = reconcile("2026-06", [theirs("A"), theirs("A", "退回"), theirs("B")], [ours("A"), ours("B")])
    assert (result.repeated, len(result.matched)) == (("A",), 2)
    assert [row["remark"] for row in rows(result)] == ["对方清单重复", ""]


def test_calls_that_are_no_orders_do_not_count():
    assert reconcile("2026-06", [], [ours("")]).missing_there == ()


def test_a_month_is_a_month_in_china():
    assert month_bounds("2026-12") == (
        from_datetime(datetime(2026, 12, 1, tzinfo=CHINA)), from_datetime(datetime(2027, 1, 1, tzinfo=CHINA)),
    )  # fmt: skip
    for text in ("2026-13", "2026", "june"):
        with pytest.raises(ValueError, match=r"does not match|unconverted"):
            month_bounds(text)


NUMBERS = st.lists(st.integers(0, 30).map(str), max_size=20)


@given(NUMBERS, NUMBERS, st.sampled_from(["办结", "在办", "咨询", "??"]))
def test_every_order_of_either_list_stands_in_one_list_and_no_other(line, own, words):
    result = reconcile("2026-06", [theirs(one, words) for one in line], [ours(one) for one in dict.fromkeys(own)])
    both = [pair.line.order_no for pair in (*result.matched, *result.differing)]
    here, there = [one.order_no for one in result.missing_here], [one.order_no for one in result.missing_there]
    assert sorted(both + here) == sorted(set(line))
    assert sorted(both + there) == sorted(set(own))
    assert len(list(rows(result))) == len(set(line) | set(own))


class Books:
    """Calls in pages, newest first, as a store gives them."""

    def __init__(self, records):
        self.records = sorted(records, key=lambda one: (one.received_at, one.call_id), reverse=True)
        self.asked = []

    def calls(self, query):
        self.asked.append(query)
        kept = [
            one for one in self.records
            if query.since <= one.received_at < query.until and (query.after is None or (one.received_at, one.call_id) < query.after)
        ]  # fmt: skip
        return tuple(kept[: query.limit])


def test_a_month_of_more_orders_than_one_answer_holds_is_read_to_its_end():
    records = [ours(f"W{number}", received_at=NOON + number * 1_000_000) for number in range(2_500)]
    books = Books(records)
    result = reconcile_month(books, "2026-06", [theirs(one.order_no) for one in records])
    assert (len(result.matched), result.missing_here) == (2_500, ())
    assert len(books.asked) == 3
    assert {query.line for query in books.asked} == {"12345"}


def test_the_result_is_written_as_a_table_with_what_needs_a_hand_first(tmp_path):
    result = reconcile("2026-06", [theirs("A"), theirs("=B")], [ours("A"), ours("D")])
    assert write(rows(result), tmp_path / "out.csv") == 3
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[0:2] for line in lines[1:]] == [["我方缺", "'=B"], ["对方缺", "D"], ["一致", "A"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_lines_list_is_read_in_either_encoding(tmp_path, encoding):
    path = tmp_path / "line.csv"
    path.write_bytes(
        "工单编号,标题,受理时间,办理结果\nW1,噪声,2026/6/1 08:30,已办结\n\nW2,井盖,2026年6月2日,转办\nW3,灯,,在办\n".encode(
            encoding
        )
    )
    assert read_line_orders(path) == (
        theirs("W1", "已办结", date(2026, 6, 1)), theirs("W2", "转办", date(2026, 6, 2)), theirs("W3", "在办", None),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("a,b\n1,2\n", "line 1: has no column order_no or 工单号"),
        ("工单号,结果\n,办结\n", "line 2: has no order number"),
        ("工单号,受理时间,结果\nW,2026-02-30,办结\n", "line 2: '2026-02-30' is no date"),
        ("工单号,受理时间,结果\nW,soon,办结\n", "'soon' is no date"),
        ("", "line 1: has no column"),
        (b"\xff\xff\xff", "neither UTF-8 nor GB 18030"),
    ],
)
def test_a_bad_list_is_refused_with_its_line(tmp_path, content, sentence):
    path = tmp_path / "line.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(LineFileError, match=sentence):
        read_line_orders(path)


def test_a_list_that_is_not_there_is_said_to_be_so(tmp_path):
    with pytest.raises(LineFileError, match="cannot be read"):
        read_line_orders(tmp_path / "none.csv")


def test_words_that_deny_are_read_before_words_they_contain():
    assert (state_of("未办结"), state_of(" 转办 办结"), state_of("奇怪")) == (LineState.OPEN, LineState.TRANSFER, None)
