"""A photo of a case with its bytes, and which phases stand on which side."""

from dataclasses import dataclass

from app.services.case_story import StoryPhoto

BEFORE, AFTER = ("before", "near", "far", "reference", "verify"), ("after", "check")
"""Phases of the pictures from before the work and from after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedPhoto:
    """A photo with its bytes, ``None`` while it has not come."""

    photo: StoryPhoto
    content: bytes | None
