"""DP112 annotation-json-lenient: an annotation is JSON only with good will.

Trailing commas, single quotes, bare keys, comments, semicolons for commas and keys in another letter case
are read here, but other tools that read the same pages may refuse them.

To mend: write strict JSON, keys as the format spells them.

    {"blockType": "response", "truncated": true,}    not so
    {"blockType": "response", "truncated": true}     but so
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP112", "annotation-json-lenient", Level.NOTE, __doc__)
