"""Answers for the scene 高发, made by hand: the day of the mock picture, a quiet one, and the worst one."""

from dataclasses import replace

from app.domain.moment import DAY, HOUR, MINUTE, Instant
from app.domain.terms import Source
from app.domain.work_time import local_day, midnight
from app.situation.answers import Question
from app.situation.case_row import CaseRow
from app.situation.period import Period
from app.situation.questions.hotlines import HotlineCounts, Hotlines
from app.situation.questions.hour_weekday import HourWeekday, HourWeekdayCounts
from app.situation.questions.pareto import ClassPareto, ClassShare, ClassShares
from app.situation.questions.rank_areas import AreaRank, AreaRanks, RankAreas
from app.situation.questions.recurring_spots import RecurringSpots, Spot, Spots
from app.situation.questions.sources import SourceCount, SourceCounts, Sources
from app.situation.questions.trend import Trend, TrendDay, TrendDays

Answers = dict[Question[object], object]


def sources(*counts: tuple[Source, int, int | None]) -> SourceCounts:
    listed = {source: (count, before) for source, count, before in counts}
    rows = [
        SourceCount(source=one, count=listed.get(one, (0, 0))[0], before=listed.get(one, (0, 0))[1]) for one in Source
    ]
    return SourceCounts(rows=tuple(sorted(rows, key=lambda row: -row.count)), total=sum(row.count for row in rows))


def pareto(others: int, rest: int, few: int, *counts: tuple[str, int, int | None]) -> ClassShares:
    rows, upto = [], 0
    for place, (name, count, before) in enumerate(counts):
        upto += count
        rows.append(ClassShare(class_key=f"E0{place}010", name=name, count=count, upto=upto, before=before))
    return ClassShares(rows=tuple(rows), others=others, rest=rest, few=few, total=upto + rest)


def areas(outside: int, *counts: tuple[str, int, int, int | None]) -> AreaRanks:
    rows = [
        AreaRank(code=f"99010{place:04}", name=name, count=count, tenth_km2=tenths, before=before)
        for place, (name, count, tenths, before) in enumerate(counts)
    ]
    rows.sort(key=lambda row: -row.per_km2)
    return AreaRanks(rows=tuple(rows), outside=outside, total=sum(row.count for row in rows) + outside)


def hours(total: int) -> HourWeekdayCounts:
    """Return *total* filings spread over a week like a working town's, what is left over on Thursday at ten."""
    shape = (0, 0, 0, 0, 0, 1, 2, 4, 8, 9, 9, 8, 5, 4, 8, 8, 8, 6, 4, 3, 2, 2, 1, 1)
    share = total // (sum(shape) * 7)
    counts = [[share * weight for weight in shape] for _ in range(7)]
    counts[3][10] += total - sum(map(sum, counts))
    return HourWeekdayCounts(counts=tuple(map(tuple, counts)), total=total)


def trend(now: Instant, today: int, size: int, *, known: int = 28, has_band: bool = True) -> TrendDays:
    start = midnight(local_day(now))

    def day(place: int) -> TrendDay:
        usual = size * (60 if local_day(start + place * DAY).weekday() > 4 else 100) // 100
        is_known = -known <= place < 0
        return TrendDay(
            start=start + place * DAY, count=usual + place * 7 % 23 if is_known else today if place == 0 else None,
            last_week=usual - 5 if -known <= place - 7 < 0 else None,
            low=usual * 0.93 if has_band else None, high=usual * 1.04 if has_band else None,
        )  # fmt: skip

    return TrendDays(past=tuple(map(day, range(-28, 0))), today=day(0), ahead=tuple(map(day, range(1, 8))))


def spots(cases: list[CaseRow], counts: tuple[int, ...], total: int) -> Spots:
    rows = [
        Spot(class_key=case.class_key, lon=case.lon, lat=case.lat, count=count, still_open=place % 3, latest=case)
        for place, (case, count) in enumerate(zip(cases, counts, strict=False))
    ]
    return Spots(rows=tuple(rows), total=total, cases=sum(counts))


def _of_all(made: Answers) -> Answers:
    """Return *made* for every period a panel may ask for."""
    (spread,) = [found for question, found in made.items() if isinstance(question, HourWeekday)]
    return made | {HourWeekday(period=period): spread for period in (Period.WEEK, Period.MONTH)}


def usual(now: Instant, cases: list[CaseRow]) -> Answers:
    table = (
        ("暴露垃圾", 96, 88), ("占道经营", 71, 75), ("机动车乱停放", 55, 61), ("非法小广告", 41, 39), ("道路破损", 28, 30),
        ("井盖缺失", 17, 12), ("私搭乱建", 9, 11),
    )  # fmt: skip
    return _of_all({
        Sources(): sources(
            (Source.COLLECTOR, 301, 288), (Source.HOTLINE_12345, 66, 59), (Source.VIDEO, 21, 25),
            (Source.HOTLINE_12319, 14, 11), (Source.APP, 8, 9), (Source.LEADER, 2, 0),
        ),
        ClassPareto(): pareto(31, 95, 9, *table),
        RankAreas(): areas(
            2, ("桥西街道", 58, 26, 51), ("钟楼街道", 51, 29, 55), ("西苑街道", 47, 34, 40), ("文昌街道", 45, 41, 47),
            ("北苑街道", 44, 52, 39), ("人民街道", 43, 66, 41), ("东湖街道", 42, 68, 44), ("南门街道", 41, 72, 38),
            ("学院街道", 39, 80, 36),
        ),
        HourWeekday(): hours(2_345),
        RecurringSpots(period=Period.TODAY): spots(cases, (14, 11, 9, 6, 5, 4, 3), 23),
        Trend(): trend(now, 412, 560), Hotlines(): HotlineCounts(by_12345=86, by_12319=47),
    })  # fmt: skip


def quiet(now: Instant) -> Answers:
    return _of_all({
        Sources(): sources(), ClassPareto(): pareto(0, 0, 0), HourWeekday(): hours(0),
        RankAreas(): areas(0, ("桥西街道", 0, 26, 0)), RecurringSpots(period=Period.TODAY): spots([], (), 0),
        Trend(): trend(now, 0, 0), Hotlines(): HotlineCounts(by_12345=0, by_12319=0),
    })  # fmt: skip


def first_minute(now: Instant) -> Answers:
    """Return the answers of a log that is a minute old: nothing to compare with."""
    spread = tuple(tuple(int((day, hour) == (3, 0)) for hour in range(24)) for day in range(7))
    return _of_all({
        Sources(): sources((Source.COLLECTOR, 1, None)), ClassPareto(): pareto(0, 0, 1, ("暴露垃圾", 1, None)),
        RankAreas(): areas(0, ("桥西街道", 1, 26, None), ("钟楼街道", 0, 29, None)),
        HourWeekday(): HourWeekdayCounts(counts=spread, total=1), Trend(): trend(now, 1, 0, known=0, has_band=False),
    })  # fmt: skip


def crowded(now: Instant, cases: list[CaseRow], name: str) -> Answers:
    long_class = "渣土运输车辆未安装密闭装置"
    late = now - 3 * DAY - 2 * HOUR - MINUTE
    return _of_all({
        Sources(): sources(*((one, 123_456 // (place + 1), 99_999) for place, one in enumerate(Source))),
        ClassPareto(): pareto(231, 12_345, 118, *((long_class if n % 2 else "井盖", 23_456 // (n + 1), 9_876) for n in range(7))),
        RankAreas(): areas(1_234, *((name if n % 2 else "桥街道", 12_345 - n * 777, 3 + n * 211, 11_111) for n in range(14))),
        HourWeekday(): hours(123_456),
        RecurringSpots(period=Period.TODAY): spots([_old(one, late) for one in cases], (999, 58, 47, 46, 45, 44, 43), 3_041),
        Trend(): trend(now, 12_345, 12_000, known=3), Hotlines(): HotlineCounts(by_12345=12_345, by_12319=9_999),
    })  # fmt: skip


def _old(case: CaseRow, at: Instant) -> CaseRow:
    return replace(case, reported_at=at)
