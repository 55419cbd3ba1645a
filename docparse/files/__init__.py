"""The disk: pages in, reports out."""

from docparse.files.lines import read_file, read_lines
from docparse.files.pages import Cache, Mark, read_docset, read_pages, write_bytes, write_text
from docparse.files.search import find_pages
from docparse.files.surroundings import read_surroundings

__all__ = [
    "Cache",
    "Mark",
    "find_pages",
    "read_docset",
    "read_file",
    "read_lines",
    "read_pages",
    "read_surroundings",
    "write_bytes",
    "write_text",
]
