"""The disk: pages in, reports out."""

from docparse.files.pages import Cache, Mark, read_docset, read_pages, write_text
from docparse.files.search import find_pages

__all__ = ["Cache", "Mark", "find_pages", "read_docset", "read_pages", "write_text"]
