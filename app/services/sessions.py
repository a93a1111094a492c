"""Who sits at a seat: tokens, posts and areas (rights are denied unless given)."""

import hashlib
import json
from collections.abc import Iterable

from app.domain.moment import HOUR, MINUTE, Instant
from app.domain.terms import Post
from app.services.messages import Step
from app.services.ports import Session, UserRecord
from app.services.refusals import Refused
from app.services.registry import Seated
from app.services.rules import Rules
from app.services.turn import By, Turn

SESSION_US: Instant = 12 * HOUR
MOST_FAILURES = 5
LOCKED_US: Instant = 15 * MINUTE


def digest(token: str) -> str:
    """Return what is stored of a session's *token*."""
    return hashlib.sha256(token.encode()).hexdigest()


def person_digest(record: UserRecord) -> str:
    """Return what a session keeps of its person's *record*: it changes with rights and password, and ends the session."""
    rights = [record.posts, record.department, record.area, record.password_hash]
    return digest(json.dumps(rights))


def session_of(turn: Turn, step: Step) -> Session:
    """Return the session *step* was sent in; refuse an unknown or ended one, and one of another seat.

    One whose person's rights or password are no longer those of the log-in has ended too.
    """
    session = turn.unit.session(digest(step.session)) if step.session else None
    if session is None or session.seat != step.seat or session.until <= turn.now:
        raise Refused("not_logged_in", "未登录或登录已失效，请重新登录")
    record = turn.unit.user(session.user)
    if record is None or session.person != person_digest(record):
        raise Refused("not_logged_in", "账号的权限或密码已变更，请重新登录")
    return session


def posts_of(session: Session, rules: Rules) -> tuple[Post, ...]:
    """Return the posts the seat may act under: all its person's with 合岗, else the one it was logged in for."""
    posts = tuple(Post(post) for post in session.posts)
    return posts if rules.merged_posts else posts[:1]


def seated(session: Session, rules: Rules, allowed: Iterable[Post], preferred: Post = Post.NOBODY) -> Seated:
    """Return the seat acting under one of the *allowed* posts, *preferred* if it may; refuse naming who may.

    Nobody named in *allowed* means whoever is logged in.
    """
    own = posts_of(session, rules)
    wanted = tuple(allowed)
    common = [post for post in own if post in wanted] if wanted else list(own)
    if not common:
        raise Refused("no_right", f"此步骤由{'、'.join(post.zh for post in wanted)}办理")
    post = preferred if preferred in common else common[0]
    return Seated(by=By(actor=session.user, post=post, seat=session.seat), session=session)
