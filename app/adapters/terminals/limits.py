"""What may come in: sizes, alphabets and ranges, the same for every protocol."""

import re

from app.adapters.topics import NAME, NAME_PATTERN

KB = 1024
FIX_BYTES = 256 * KB
REPORT_BYTES = 64 * KB
MEDIA_BYTES = 8 * KB * KB
KEPT_BYTES = KB * KB
"""Of an unreadable message no more than this is kept."""

FIXES_A_MESSAGE = 5_000
PHOTOS = 12
TEXT_LENGTH = 4_000
PLACE_LENGTH = 200

ID_PATTERN = NAME_PATTERN
ID_OR_NONE_PATTERN = r"^[A-Za-z0-9_.-]{0,64}\Z"
CLASS_PATTERN = r"^[CE][0-9]{5}\Z"
SHA256_PATTERN = r"^[0-9a-f]{64}\Z"

ID = NAME
SHA256 = re.compile(SHA256_PATTERN)
