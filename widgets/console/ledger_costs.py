"""What acting first has cost (费用台账): the 费用登记 of disputed cases, read from their histories."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.moment import Instant
from app.services.ports import CaseFiles
from app.situation.case_row import CaseRow

COST, SETTLED = "cost", "settle_dispute"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """One entry: what for, how much (1/100 yuan), entered when and by whom; ``party`` pays, ``""`` while that is open."""

    case_id: str
    number: str
    class_name: str
    place: str
    department: str
    what: str
    amount_fen: int
    at: Instant
    actor: str
    party: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All entries, newest first; ``bare`` are disputed cases for which nothing was entered."""

    costs: tuple[Cost, ...]
    bare: int

    @property
    def total_fen(self) -> int:
        """Return the sum of all entries."""
        return sum(one.amount_fen for one in self.costs)

    @property
    def open_fen(self) -> int:
        """Return the sum of the entries for which nobody has been found to pay."""
        return sum(one.amount_fen for one in self.costs if not one.party)


def yuan(fen: int) -> str:
    """Return an amount as ``1,234.50``."""
    return f"{fen // 100:,}.{fen % 100:02d}"


def read_ledger(files: CaseFiles, rows: Iterable[CaseRow]) -> Ledger:
    """Return the entries of the cases in *rows*; reads each one's history, so it is for a worker."""
    found = [costs_of(files, row) for row in rows]
    entries = sorted((cost for costs in found for cost in costs), key=lambda cost: -cost.at)
    return Ledger(costs=tuple(entries), bare=sum(1 for costs in found if not costs))


def costs_of(files: CaseFiles, row: CaseRow) -> list[Cost]:
    """Return the entries of one case, in order."""
    costs: list[Cost] = []
    party = ""
    for event in files.history(row.case_id):
        if event.kind not in (COST, SETTLED):
            continue
        facts = json.loads(event.payload).get("facts", {})
        if event.kind == SETTLED:
            party = str(facts.get("party", ""))
            continue
        costs.append(
            Cost(
                case_id=row.case_id,
                number=row.number,
                class_name=row.class_name,
                place=row.place or row.road,
                department=row.department_name,
                what=str(facts.get("what", "")),
                amount_fen=int(facts.get("amount_fen", 0)),
                at=event.valid_at,
                actor=event.actor,
                party="",
            )
        )
    return [_paid_by(cost, party) for cost in costs]


def _paid_by(cost: Cost, party: str) -> Cost:
    values = {name: getattr(cost, name) for name in cost.__slots__}
    return Cost(**{**values, "party": party})
