"""The desk port of a seat, without a gateway: answers as it is told. It knows no window, so a wall can be given it too."""

import hashlib
import threading
from collections import deque
from dataclasses import dataclass, field, replace

from app.domain.terms import Post
from app.services.messages import Answer, Login, Step
from tests.gui.waiting import PATIENCE_S

HALL_POSTS = (Post.ACCEPTOR, Post.SHIFT_LEADER, Post.DISPATCHER)
NUMBER = "E060102026061100001"
"""The case that every step is done to, unless the script says otherwise."""


@dataclass
class ScriptedDesk:
    """The desk port: answers steps from the script, else that they are done; ``GatewayAway`` while it is away."""

    answers: deque[Answer] = field(default_factory=deque)
    asked: list[Step] = field(default_factory=list)
    claims: list[Step] = field(default_factory=list)
    taken: dict[str, str] = field(default_factory=dict)
    """What a claim of a case is refused with."""
    signs: list[Step] = field(default_factory=list)
    """Signs of life, which a console gives by its own clock."""
    uploads: list[bytes] = field(default_factory=list)
    away: Exception | None = None
    opened: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.opened.set()

    def login(self, login: Login) -> Answer:
        fields = {"user": login.user, "name": "三一〇七", "posts": [post.value for post in HALL_POSTS], "session": "s1"}
        is_known = login.password == "right"
        return Answer(step_id=login.step_id, ok=is_known, text="" if is_known else "账号或密码不对", fields=fields)

    def upload(self, content: bytes) -> str:
        if self.away is not None:
            raise self.away
        self.uploads.append(content)
        return hashlib.sha256(content).hexdigest()

    def ask(self, step: Step) -> Answer:
        if step.name == "present":
            self.signs.append(step)
            if self.away is not None:
                raise self.away
            return Answer(step_id=step.step_id, ok=True)
        if step.name in ("claim", "release"):
            if self.away is not None:
                raise self.away
            self.claims.append(step)
            words = self.taken.get(step.case_id, "")
            return Answer(step_id=step.step_id, ok=not words, case_id=step.case_id, code="claimed", text=words)
        self.asked.append(step)
        self.opened.wait(PATIENCE_S)
        if self.away is not None:
            raise self.away
        if self.answers:
            return replace(self.answers.popleft(), step_id=step.step_id)
        version = (step.version or 0) + 1
        return Answer(step_id=step.step_id, ok=True, case_id=step.case_id, number=NUMBER, version=version)
