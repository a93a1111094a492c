"""What the replay's lists say: people with their day in numbers, events with their times, doubts, covered grids."""

from dataclasses import dataclass

from app.domain.moment import MINUTE, Instant, to_datetime
from app.situation.questions.blind_spots import BlindSpot
from app.situation.questions.coverage import GridCoverage
from app.situation.questions.track_doubts import DoubtRow
from app.situation.questions.tracks import Track
from app.situation.tracks_events import TrackEvent, TrackEventKind
from app.situation.tracks_rules import KeptOut
from widgets.console.extra_rows import Col
from widgets.terms import word
from widgets.words import lasting, translate, zh


@dataclass(frozen=True, slots=True)
class SeenSince:
    """A blind spot, and for how long nobody has been there (µs)."""

    spot: BlindSpot
    waited: Instant


NOTICED = frozenset({TrackEventKind.OUTSIDE, TrackEventKind.LINGER, TrackEventKind.JUMP})
NOTHING = "—"


def hms(at: Instant) -> str:
    """Return the local time of day to the second."""
    return f"{to_datetime(at):%H:%M:%S}"


def km(metres: float) -> str:
    """Return kilometres with one decimal."""
    return f"{metres / 1000:.1f}"


def reasons(counts: tuple[tuple[KeptOut, int], ...]) -> str:
    """Return how many fixes were kept out for which reason."""
    return translate("、").join(f"{word(why)} {count}" for why, count in counts)


def out_of(track: Track) -> int:
    """Return how many fixes were kept out of the track."""
    return sum(count for _, count in track.kept_out)


def _if_seen(track: Track, words: str) -> str:
    return words if track.fixes else NOTHING


def _grids(track: Track) -> str:
    if not track.rostered:
        return translate("无排班")
    return translate("、").join(one.name for one in track.grids)


def _gaps(track: Track) -> str:
    gaps = [gap for gap in track.gaps if not gap.is_jump]
    return (
        translate("{0} 次 {1}").format(len(gaps), lasting(sum(gap.until - gap.since for gap in gaps))) if gaps else ""
    )


def _stops(track: Track) -> str:
    return translate("{0} 次 {1}").format(len(track.stops), lasting(track.stopped)) if track.stops else ""


PEOPLE = (
    Col(title=zh("监督员"), of=lambda row: row.name, width=100, bold=True),
    Col(title=zh("终端"), of=lambda row: row.terminal, width=86),
    Col(title=zh("责任网格"), of=_grids, colour=lambda row: "" if row.rostered else "soon_text"),
    Col(title=zh("里程"), of=lambda row: _if_seen(row, translate("{0} 公里").format(km(row.metres))), width=92, right=True),
    Col(title=zh("停留"), of=lambda row: _if_seen(row, _stops(row)), width=124, right=True),
    Col(title=zh("间断"), of=lambda row: _if_seen(row, _gaps(row)), width=118, right=True),
    Col(
        title=zh("剔除"),
        of=lambda row: str(out_of(row) or ""),
        width=86,
        right=True,
    ),
)  # fmt: skip


def minutes(took: Instant) -> str:
    """Return a time in whole minutes as :func:`lasting` has them, with one decimal below ten."""
    whole = took / MINUTE
    return translate("{0} 分").format(f"{whole:.1f}" if whole < 10 else f"{took // MINUTE}")


def _about(event: TrackEvent) -> str:
    if event.kind is TrackEventKind.BAD:
        return translate("{0} 次定位，{1}").format(event.count, word(event.reason))
    if event.kind in (TrackEventKind.GAP, TrackEventKind.JUMP):
        return translate("无可用定位") if event.kind is TrackEventKind.GAP else translate("两点之间不可能走到")
    if event.kind is TrackEventKind.ENTER:
        return translate("{0}，在内").format(event.grid)
    if event.kind in (TrackEventKind.LEAVE, TrackEventKind.OUTSIDE):
        return translate("{0}，在外").format(event.grid)
    return translate("{0} 次定位").format(event.count)


EVENTS = (
    Col(title=zh("时刻"), of=lambda row: hms(row.since), width=92),
    Col(title=zh("监督员"), of=lambda row: row.name, width=100),
    Col(
        title=zh("事件"),
        of=lambda row: word(row.kind),
        width=150,
        bold=True,
        colour=lambda row: "soon_text" if row.kind in NOTICED else "",
    ),
    Col(title=zh("时长"), of=lambda row: minutes(row.took) if row.took else "", width=88, right=True),
    Col(title=zh("说明"), of=_about),
)  # fmt: skip


def _waited(row: SeenSince) -> str:
    return lasting(row.waited)


SPOTS = (
    Col(title=zh("路段"), of=lambda row: row.spot.road or translate("无路名"), bold=True),
    Col(title=zh("责任网格"), of=lambda row: row.spot.duty_grid_name, width=200),
    Col(title=zh("30 日立案"), of=lambda row: str(row.spot.bred), width=110, right=True),
    Col(title=zh("未到"), of=_waited, width=110, right=True),
)  # fmt: skip


def _share(row: GridCoverage) -> str:
    return NOTHING if row.share is None else f"{100 * row.share:.0f} %"


def _who(row: GridCoverage) -> str:
    return translate("、").join(row.terminals) if row.rostered else translate("无排班")


COVERAGE = (
    Col(title=zh("责任网格"), of=lambda row: row.name, bold=True),
    Col(title=zh("在岗终端"), of=_who, width=170, colour=lambda row: "" if row.rostered else "soon_text"),
    Col(title=zh("道路"), of=lambda row: translate("{0} 公里").format(km(row.street_m)) if row.rostered else NOTHING, width=94, right=True),
    Col(title=zh("已巡"), of=lambda row: translate("{0} 公里").format(km(row.seen_m)) if row.rostered else NOTHING, width=94, right=True),
    Col(title=zh("覆盖率"), of=_share, width=86, right=True),
)  # fmt: skip


def doubt_words(row: DoubtRow) -> str:
    """Return why the track is doubtful."""
    return word(row.doubt.sentence).format(*row.doubt.values)


def _answer(row: DoubtRow) -> str:
    if row.answer is None:
        return translate("待看") if row.registered else translate("待看，未登记终端")
    return translate("，").join(part for part in (word(row.answer.mark), row.answer.reason) if part)


DOUBTS = (
    Col(title=zh("时刻"), of=lambda row: f"{to_datetime(row.doubt.since):%H:%M}", width=64),
    Col(title=zh("监督员"), of=lambda row: row.name, width=100, bold=True),
    Col(title=zh("疑点"), of=lambda row: word(row.doubt.kind), width=92, colour=lambda row: "soon_text" if row.answer is None else ""),
    Col(title=zh("依据"), of=doubt_words),
    Col(title=zh("处理"), of=_answer, width=150),
)  # fmt: skip
