"""Types of JSON values: what resource blocks promise, and what is wrong with a value beside it."""

from docparse.schema.blocks import Resource, bare_name, read_resource, read_type
from docparse.schema.catalogue import Catalogue
from docparse.schema.faults import Breach, Fault
from docparse.schema.judging import judge
from docparse.schema.promised import Promised, read_promised, selects_properties
from docparse.schema.types import Collection, Reference
from docparse.schema.words import is_primitive

__all__ = [
    "Breach",
    "Catalogue",
    "Collection",
    "Fault",
    "Promised",
    "Reference",
    "Resource",
    "bare_name",
    "is_primitive",
    "judge",
    "read_promised",
    "read_resource",
    "read_type",
    "selects_properties",
]
