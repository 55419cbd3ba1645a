"""What the pages leave open and a person gives with --var."""

from collections.abc import Mapping

VARIABLES: Mapping[str, str] = {
    "shelf": "north",
    "copies": "2",
    "reader": "Ada",
    "token": "t0k-en-123456",
    "basic": "YWRhOmxhY2U=",
    "tag": "1.0",
}
