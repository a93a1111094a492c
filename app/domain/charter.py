"""What all steps of the workflow share: who acts where, who rules on what, and the site's own limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.clocks import SOON_PERCENT, Limit, LimitUnit
from app.domain.levels import Level
from app.domain.terms import Pending, Post, Stage

MOST_DELAYS = 2
DELAY_DAYS = 15
HANG_DAYS = 365
REPLY_LIMIT, SETTLE_LIMIT = Limit(1, LimitUnit.WORK_DAY), Limit(2, LimitUnit.WORK_DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """The post that must act in a stage; ``final`` ends a case, ``waiting`` waits for a date and has no clock of ours."""

    post: Post
    final: bool = False
    waiting: bool = False

    @property
    def is_ours(self) -> bool:
        """Whether one of our own posts must act, so that its clock (环节) runs."""
        return not self.final and not self.waiting and self.post is not Post.DEPARTMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Charter:
    """Holders of the stages, posts that rule on applications, and limits.

    ``shares`` are the per cent of a case's limit a level has to sign or pass it on; ``sign_limit`` is the longest it has;
    ``reply_limit`` answers a 督办 that names no time, ``settle_limit`` settles one of a case that is over already; ``hang_days`` natural days a 挂账 lasts at most.
    ``delay_days`` is the longest single 延期: work days for a limit in work time, else natural days.
    """

    holders: Mapping[Stage, Holder]
    rulers: Mapping[Pending, Post] = field(default_factory=dict)
    shares: Mapping[Level, int] = field(default_factory=dict)
    sign_limit: Limit | None = None
    most_delays: int = MOST_DELAYS
    delay_days: int = DELAY_DAYS
    hang_days: int = HANG_DAYS
    soon_percent: int = SOON_PERCENT
    reply_limit: Limit = REPLY_LIMIT
    settle_limit: Limit = SETTLE_LIMIT

    def post_of(self, stage: Stage, pending: Pending = Pending.NONE) -> Post:
        """Return who must act on a case that stands there; ``NOBODY`` for a stage the workflow does not have."""
        holder = self.holders.get(stage)
        if holder is None:
            return Post.NOBODY
        return holder.post if pending is Pending.NONE else self.rulers.get(pending, holder.post)
