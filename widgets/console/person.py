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

    @property
    def has_merged_posts(self) -> bool:
        """Say whether they really act under several posts (合岗); the site's switch alone merges nothing."""
        return self.merged_posts and len(self.posts) > 1
