"""Who sits at the console."""

from dataclasses import dataclass, field

from app.domain.terms import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody logged in: the rights they have here and the token that proves it. ``department`` for that post only."""

    user: str
    name: str
    posts: tuple[Post, ...]
    department: str
    area: str
    merged_posts: bool
    session: str = field(repr=False)

    @property
    def is_department(self) -> bool:
        """Say whether this is a department's desk."""
        return Post.DEPARTMENT in self.posts
