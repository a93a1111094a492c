"""The answers of the scene 考核: a usual month, a month in which nothing was due yet, and the largest numbers."""

from dataclasses import replace
from fractions import Fraction

from app.domain.city import AreaLevel
from app.domain.moment import DAY, Instant
from app.domain.scores import area_score, collector_score, department_score, grade_of
from app.domain.terms import Post
from app.situation.questions.area_scores import AreaRanking, AreaScore, AreaScores
from app.situation.questions.closing_weeks import WEEK, ClosingTrend, ClosingWeek, ClosingWeeks, week_number, week_start
from app.situation.questions.department_scores import DepartmentRanking, DepartmentScore, DepartmentScores
from app.situation.questions.inspector_scores import InspectorRanking, InspectorScore, InspectorScores
from app.situation.questions.month_rates import MonthNumbers, MonthRates
from app.situation.questions.post_scores import PostScore, PostScores

Answers = dict[object, object]
LEVELS = (AreaLevel.DISTRICT, AreaLevel.SUBDISTRICT)


def department(
    rank: int, name: str, group: str, counts: tuple[int, int, int, int, int, int], change: int | None = 4
) -> DepartmentScore:
    filed, closed, handed, in_time, over, rework = counts
    score = department_score(
        filed=filed, due=closed + over, closed=closed, to_handle=handed + over, in_time=in_time, handled=handed,
        rework=rework,
    )  # fmt: skip
    return DepartmentScore(
        department=f"{group}{rank}", name=name, group=group, rank=rank, filed=filed, closed=closed, handed=handed,
        in_time=in_time, over=over, rework=rework, exempt=rank % 2, points=score.points, grade=score.grade,
        change=None if change is None else Fraction(change, 10),
    )  # fmt: skip


def departments() -> DepartmentRanking:
    table = [
        ("路灯处", "专业部门", (164, 158, 160, 154, 2, 4)), ("园林处", "专业部门", (212, 205, 208, 206, 2, 3)),
        ("市政处", "专业部门", (486, 470, 474, 460, 4, 18)), ("排水处", "专业部门", (238, 220, 226, 210, 3, 14)),
        ("环卫处", "专业部门", (1320, 1302, 1308, 1281, 2, 37)), ("执法大队", "专业部门", (1408, 1380, 1391, 1313, 7, 73)),
        ("滨河街道", "街道", (268, 260, 262, 250, 1, 8)), ("学院街道", "街道", (254, 230, 238, 214, 3, 16)),
        ("供水公司", "公用企业", (96, 84, 86, 79, 4, 7)), ("通信公司", "公用企业", (71, 47, 52, 44, 6, 18)),
    ]  # fmt: skip
    places: dict[str, int] = {}
    rows = []
    for name, group, counts in table:
        places[group] = places.get(group, 0) + 1
        rows.append(department(places[group], name, group, counts, 4 - len(rows) * 2))
    return DepartmentRanking(rows=tuple(rows), without=2, unnamed=0)


def area(rank: int, name: str, counts: tuple[int, int, int, int, int], grids: int = 52) -> AreaScore:
    filed, closed, in_time, over, complaints = counts
    score = area_score(
        complaints=complaints, filed=filed, due=closed + over, closed=closed, in_time=in_time, grids=grids
    )
    return AreaScore(
        code=f"99020100{rank}", name=name, rank=rank, grids=grids, filed=filed, closed=closed, in_time=in_time, over=over,
        complaints=complaints, points=score.points, grade=score.grade,
    )  # fmt: skip


def unscored(count: int) -> tuple[tuple[str, str], ...]:
    """Return so many streets that had nothing due."""
    return tuple((f"9902019{n:02d}", f"新城{n}街道") for n in range(count))


def areas(level: AreaLevel) -> AreaRanking:
    streets = (
        "滨河街道",
        "文昌街道",
        "解放街道",
        "人民街道",
        "迎宾街道",
        "建设街道",
        "南关街道",
        "环城街道",
        "学院街道",
    )
    names = streets if level is AreaLevel.SUBDISTRICT else ("城北区", "城西区")
    rows = [area(n, name, (90 + 24 * n, 80 + 22 * n, 78 + 18 * n, n, 3 * n)) for n, name in enumerate(names, start=1)]
    return AreaRanking(rows=tuple(rows), unscored=unscored(3 if level is AreaLevel.SUBDISTRICT else 0))


def inspector(rank: int, terminal: str, counts: tuple[int, ...]) -> InspectorScore:
    reported, decided, valid, filed, missed, verified, ver_time, ver_over, checked, check_time, check_over = counts
    score = collector_score(
        valid=valid, decided=decided, missed=missed, filed=filed, verified=ver_time, to_verify=verified + ver_over,
        checked=check_time, to_check=checked + check_over,
    )  # fmt: skip
    return InspectorScore(
        terminal=terminal, rank=rank, reported=reported, decided=decided, valid=valid, grid_filed=filed, missed=missed,
        verified=verified, verified_in_time=ver_time, verify_over=ver_over, checked=checked,
        checked_in_time=check_time, check_over=check_over, points=score.points, grade=score.grade,
    )  # fmt: skip


def inspectors() -> InspectorRanking:
    rows = [
        inspector(n, str(2030 + 7 * n), (146 - n, 141 - n, 139 - 2 * n, 160, n, 12, 12 - n // 4, 0, 40, 39 - n, n % 2))
        for n in range(1, 20)
    ]  # fmt: skip
    return InspectorRanking(rows=(*rows, inspector(20, "2199", (9, 4, 2, 80, 20, 0, 0, 0, 3, 1, 2))), without=4)


def posts(size: int = 1) -> tuple[PostScore, ...]:
    table = (
        (Post.ACCEPTOR, "acceptor1112", 1, ((1318, 1318), (402, 410), (388, 391)), 96),
        (Post.ACCEPTOR, "acceptor1113", 2, ((214, 214), (60, 66), (41, 52)), 74),
        (Post.SHIFT_LEADER, "1102", 1, ((988, 1001), (990, 1001), (955, 960)), 98),
        (Post.DISPATCHER, "3105", 1, ((1402, 1402), (1388, 1402), (1377, 1402)), 97),
    )
    return tuple(
        PostScore(
            post=post, actor=actor, rank=rank, parts=parts, points=Fraction(points), grade=grade_of(Fraction(points))
        )
        for post, actor, rank, parts, points in table * size
    )


def month(now: Instant) -> MonthNumbers:
    return MonthNumbers(
        since=now - 10 * DAY, filed=4517, closed=4356, closed_in_time=4161, closed_exempt=3, over=34, handed=4405,
        handed_in_time=4211, handed_exempt=5, rework=198, forced=2, self_handled=311, merged_posts=True,
    )  # fmt: skip


def trend(now: Instant) -> ClosingTrend:
    parts = (951, 948, 961, 955, 957, 966, 960, 968, 952, 969, 958, 961)
    start = week_start(now) - 11 * WEEK
    weeks = tuple(
        ClosingWeek(
            start=start + n * WEEK, number=week_number(start + n * WEEK), closed=990, in_time=part, over=10,
            is_known=n > 1,
        ) for n, part in enumerate(parts)
    )  # fmt: skip
    this = replace(weeks[-1], closed=1484, in_time=1459, over=34, is_known=True)
    year = tuple(replace(week, in_time=week.in_time - 18, is_known=True) for week in weeks)
    return ClosingTrend(weeks=(*weeks[:-1], this), last_year=year)


def usual(now: Instant) -> Answers:
    return {
        MonthRates(): month(now), ClosingWeeks(): trend(now), DepartmentScores(): departments(),
        InspectorScores(): inspectors(), PostScores(): posts(), **{AreaScores(level=level): areas(level) for level in LEVELS},
    }  # fmt: skip


def quiet(now: Instant) -> Answers:
    """The first minutes of a month."""
    none = dict.fromkeys(("closed", "closed_in_time", "closed_exempt", "over", "handed", "handed_in_time"), 0)
    weeks = tuple(replace(week, closed=0, in_time=0, over=0) for week in trend(now).weeks)
    return {
        MonthRates(): replace(month(now), **none, filed=0, rework=0), ClosingWeeks(): ClosingTrend(weeks=weeks, last_year=()),
        DepartmentScores(): DepartmentRanking(rows=(), without=16, unnamed=0),
        InspectorScores(): InspectorRanking(rows=(), without=62), PostScores(): (),
        **{AreaScores(level=level): AreaRanking(rows=(), unscored=unscored(12)) for level in LEVELS},
    }  # fmt: skip


def crowded(now: Instant, name: str) -> Answers:
    """Return long names, five-digit counts and the worst scores."""
    rows = tuple(
        department(n, name if n % 2 else "处", "专业部门", (14_080, 1, 13_910, 313, 12_345, 9_999), -999) for n in range(1, 19)
    )  # fmt: skip
    streets = tuple(area(n, name, (14_080, 12_345, 1_234, 9_999, 14_000), 7) for n in range(1, 30))
    people = tuple(
        inspector(n, str(1_234_567 + n), (1_460, 1_410, 1_390, 12_345, 999, 120, 0, 999, 400, 0, 999)) for n in range(1, 80)
    )  # fmt: skip
    big = MonthNumbers(
        since=now, filed=45_170, closed=43_560, closed_in_time=41_610, closed_exempt=1_234, over=12_345, handed=44_050,
        handed_in_time=2_211, handed_exempt=1_055, rework=19_800, forced=1_234, self_handled=31_100, merged_posts=True,
    )  # fmt: skip
    low = tuple(replace(week, closed=12_345, in_time=n * 900, over=9_999) for n, week in enumerate(trend(now).weeks))
    return {
        MonthRates(): big, ClosingWeeks(): ClosingTrend(weeks=low, last_year=trend(now).last_year),
        DepartmentScores(): DepartmentRanking(rows=rows, without=12, unnamed=9),
        InspectorScores(): InspectorRanking(rows=people, without=1_234), PostScores(): posts(9),
        **{AreaScores(level=level): AreaRanking(rows=streets, unscored=unscored(99)) for level in LEVELS},
    }  # fmt: skip
