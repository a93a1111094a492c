"""Who has which case open."""

from dataclasses import dataclass

from app.domain.moment import Instant
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim (占用): the seat and who sits there, since when, and when it ends by itself."""

    case_id: str
    number: str
    seat: str
    actor: str
    post: str
    since: Instant
    until: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """The claims that hold, newest first; ``seat`` narrows it to one seat's. Known of the last day only."""

    seat: str = ""

    def answer(self, view: View) -> tuple[ClaimRow, ...]:
        """Return the claims at the view's moment."""
        held = sorted(view.claims.values(), key=lambda claim: -claim.seq)
        return tuple(
            ClaimRow(
                case_id=one.case_id,
                number=one.number,
                seat=one.seat,
                actor=one.actor,
                post=one.post,
                since=one.at(view.axis) if one.since is None else one.since,
                until=one.until,
            )
            for one in held
            if self.seat in ("", one.seat)
        )
