"""The shipped tables, a small calendar, and a case that walks through the shipped workflow."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from app.adapters.tables import read_calendar, read_catalogue, read_limits, read_workflow
from app.domain.case import Case
from app.domain.catalogue import Catalogue
from app.domain.limits import Limits, StageLimits
from app.domain.moment import CHINA, DAY, Instant, from_datetime
from app.domain.registration import Finding, open_case
from app.domain.terms import Source
from app.domain.work_time import DAY_WINDOWS, WorkCalendar
from app.domain.workflow import StepRule, Workflow, take

ROOT = Path(__file__).parents[3]
PHOTOS = [{"sha256": "0" * 64, "phase": "after"}]
SAID = frozenset({"unverified_because"})
"""What is given with a step though the step only may take it: a guard asks for it."""


@dataclass(frozen=True)
class Site:
    """The shipped tables, and short words to move a case with them."""

    workflow: Workflow
    limits: Limits
    stage_limits: StageLimits
    calendar: WorkCalendar
    catalogue: Catalogue

    @staticmethod
    def at(text: str) -> Instant:
        """Return the instant of a local ``YYYY-MM-DD HH:MM``."""
        return from_datetime(datetime.fromisoformat(text).replace(tzinfo=CHINA))

    def open(
        self, at: str = "2026-06-12 09:00", class_key: str = "E06010", step: str = "reported", fields=None, **said
    ) -> Case:
        """Return a newly opened case."""
        moment = self.at(at)
        finding = Finding(
            **{
                "source": Source.COLLECTOR,
                "reported_at": moment,
                "class_key": class_key,
                "lon": 120.1,
                "lat": 30.2,
                "place": "万米路 1 号",
                "road": "万米路",
                "grid": "330199001002003",
                "duty_grid": "G01",
                "description": "垃圾未清",
                "reporter": "T01",
            }
            | said
        )
        return open_case(
            finding,
            self.workflow.step(step),
            case_id="case-1",
            number="E0601020260612001",
            at=moment,
            calendar=self.calendar,
            stage_limits=self.stage_limits,
            limits=self.limits,
            fields=fields,
        )

    def step(self, case: Case, name: str, at: str | Instant, **fields) -> Case:
        """Return the case after a step."""
        return take(
            case,
            self.workflow.step(name),
            at=self.at(at) if isinstance(at, str) else at,
            calendar=self.calendar,
            stage_limits=self.stage_limits,
            limits=self.limits,
            fields=fields,
        )

    def filed(self, class_key: str = "E06010", condition: str = "1") -> Case:
        """Return a case filed at 09:10 on Friday 2026-06-12."""
        case = self.step(self.open(class_key=class_key), "accept", "2026-06-12 09:05")
        return self.step(case, "file", "2026-06-12 09:10", condition=condition)

    def disposing(self, class_key: str = "E06010", condition: str = "1") -> Case:
        """Return a case dispatched at 09:12 and signed at 09:20."""
        case = self.step(self.filed(class_key, condition), "dispatch", "2026-06-12 09:12", department="D1", unit="U1")
        return self.step(case, "sign", "2026-06-12 09:20")

    def fed_back(self) -> Case:
        """Return a case with the department's feedback of 10:42."""
        case = self.step(self.disposing(), "handle", "2026-06-12 10:40", note="已清理")
        return self.step(case, "feedback", "2026-06-12 10:42")

    def closed(self) -> Case:
        """Return a case closed at 11:30, in time."""
        return self.step(self.checked(), "close", "2026-06-12 11:30", closing="清理干净")

    def usual(self, rule: StepRule, case: Case, at: Instant) -> dict[str, object]:
        """Return what a person gives with the step on the case, and no more."""
        is_work = case.case_clock is None or case.case_clock.limit.is_work
        words: dict[str, object] = {
            "reason": "理由", "note": "说明", "department": "D1", "unit": "U1", "team": "B1", "checker": "T02",
            "requirement": "今日办结", "photos": [{"sha256": "0" * 64, "phase": "after"}], "closing": "清理干净",
            "merged_into": "case-2", "compared": ["case-2"], "office": "市水务局", "amount_fen": 12_000, "what": "围挡",
            "party": "市供水公司", "satisfaction": "satisfied", "more": "2h" if is_work else "2u",
            "hang_until": at + 3 * DAY, "condition": self.limits.conditions(case.state.class_key)[0].condition,
            "unverified_because": "照片清楚",
        }  # fmt: skip
        if "is_assistant" in rule.guards:
            words["department"] = (*case.state.assistants, "D9")[0]
        names = (*rule.needs, *(["reason"] if rule.reason else []), *(name for name in rule.takes if name in SAID))
        return {name: words[name] for name in names}

    def checked(self) -> Case:
        """Return a case whose check passed at 11:20."""
        case = self.step(self.fed_back(), "send_check", "2026-06-12 10:50", checker="T02")
        return self.step(case, "check_passed", "2026-06-12 11:20", photos=PHOTOS)


def shipped() -> Site:
    """Return the shipped tables."""
    limits, stage_limits = read_limits(ROOT / "config" / "limits")
    return Site(
        workflow=read_workflow(ROOT / "config" / "workflow.toml"),
        limits=limits,
        stage_limits=stage_limits,
        calendar=read_calendar(ROOT / "config" / "calendar"),
        catalogue=read_catalogue(ROOT / "resources" / "catalogue"),
    )


@pytest.fixture(scope="session")
def site() -> Site:
    return shipped()


@pytest.fixture(scope="session")
def calendar() -> WorkCalendar:
    """The calendar of the trade's vectors: 2024-04-04 … 06 are holidays, Sunday the 7th works."""
    holidays = frozenset(date(2024, 4, day) for day in (4, 5, 6))
    return WorkCalendar(DAY_WINDOWS, holidays, frozenset({date(2024, 4, 7)}), date(2024, 12, 31))
