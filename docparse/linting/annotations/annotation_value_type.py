"""DP114 annotation-value-type: a key of an annotation has a value of the wrong type.

The value is left out and the rest of the annotation holds, so an option that is written there does
nothing.

To mend: write the type that the key wants.

    {"truncated": "true"}    not so
    {"truncated": true}      but so
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP114", "annotation-value-type", Level.WARNING, __doc__)
