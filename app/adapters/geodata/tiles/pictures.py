"""Tells pictures from what is none: a server's error page must not reach the map."""

MOST_BYTES = 2_000_000
"""A tile above this is refused; usual ones have 5 to 50 kB."""


def is_picture(data: bytes) -> bool:
    """Return whether *data* begins as a PNG, JPEG or WebP does."""
    is_webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    return data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")) or is_webp
