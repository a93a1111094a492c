"""Log-in: five wrong passwords lock a person out for a quarter of an hour.

An unknown user takes the time of a known one, and only so many passwords are looked at in a second, because each
look takes about 0.1 s on purpose and all others wait meanwhile.
"""

import secrets
from dataclasses import replace

from app.domain.moment import to_datetime
from app.domain.terms import Post, Stream
from app.services import answers
from app.services.messages import Answer, Login, Outgoing
from app.services.ports import Session, UserRecord
from app.services.refusals import Refused
from app.services.registry import Taking
from app.services.sessions import LOCKED_US, MOST_FAILURES, SESSION_US, digest, person_digest
from app.services.turn import By, Turn

WRONG = "用户名或密码错误"


def take(turn: Turn, message: Login) -> Outgoing:
    """Log the person in at the seat, or count the failure."""
    record = turn.unit.user(message.user)
    if record is not None and turn.now < record.locked_until <= turn.now + 2 * LOCKED_US:  # else the clock went back
        raise Refused("locked_out", _locked_text(record))
    if not turn.looks.take(turn.now):
        raise Refused("unavailable", "登录请求过多，请稍后再试")
    if not turn.passwords.matches(message.password, turn.decoy if record is None else record.password_hash):
        return _fail(turn, message, record)
    if record is None:
        raise Refused("bad_password", WRONG)
    return _log_in(turn, message, record)


def refuse(message: Login, code: str, text: str) -> Outgoing:
    """Tell the seat why not."""
    return answers.refused_answer(message.seat, message.step_id, code, text)


def _fail(turn: Turn, message: Login, record: UserRecord | None) -> Outgoing:
    """Count the failure; a name nobody has is not written down, it may be a password in the wrong field."""
    subject = record.user if record is not None else "unknown"
    failures = record.failures + 1 if record is not None else 0
    by = By(actor=subject, post=Post.NOBODY, seat=message.seat)
    turn.record(Stream.SHIFT, subject, "login_failed", {"v": 1, "failures": failures}, by)
    if record is None or failures < MOST_FAILURES:
        if record is not None:
            turn.unit.put_user(replace(record, failures=failures))
        return refuse(message, "bad_password", WRONG)
    locked = replace(record, failures=0, locked_until=turn.now + LOCKED_US)
    turn.unit.put_user(locked)
    return refuse(message, "locked_out", _locked_text(locked))


def _log_in(turn: Turn, message: Login, record: UserRecord) -> Outgoing:
    post = message.post or record.posts[0]
    if post not in record.posts:
        raise Refused("no_right", f"{record.name}没有这个岗位")
    posts = (post, *(other for other in record.posts if other != post))
    token = secrets.token_hex(32)  # not from the Ids port: a token must be secret, not only new
    session = Session(
        seat=message.seat,
        user=record.user,
        posts=posts,
        department=record.department,
        area=record.area,
        person=person_digest(record),
        until=turn.now + SESSION_US,
    )
    turn.unit.put_session(digest(token), session)
    turn.memory.signs.hear(message.seat)
    if record.failures:
        turn.unit.put_user(replace(record, failures=0))
    by = By(actor=record.user, post=Post(post), seat=message.seat)
    payload = {"v": 1, "posts": list(posts), "merged": turn.rules.merged_posts}
    turn.record(Stream.SHIFT, record.user, "logged_in", payload, by)
    return answers.seat_answer(message.seat, _welcome(turn, message, session, token, record.name))


def _welcome(turn: Turn, message: Login, session: Session, token: str, name: str) -> Answer:
    fields = {
        "session": token,
        "user": session.user,
        "name": name,
        "posts": list(session.posts if turn.rules.merged_posts else session.posts[:1]),
        "department": session.department,
        "area": session.area,
        "until": session.until,
        "merged": turn.rules.merged_posts,
    }
    return Answer(step_id=message.step_id, ok=True, fields=fields)


def _locked_text(record: UserRecord) -> str:
    return f"密码连续错误 {MOST_FAILURES} 次，{to_datetime(record.locked_until):%H:%M} 前不能登录"


TAKING = Taking(message=Login, take=take, refuse=refuse)
