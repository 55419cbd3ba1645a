"""Text to Page: what authors write, read as the format says; whatever the text, it never raises."""

from docparse.reading.depth import Depth
from docparse.reading.includes import Include
from docparse.reading.page import no_includes, read_page

__all__ = ["Depth", "Include", "no_includes", "read_page"]
