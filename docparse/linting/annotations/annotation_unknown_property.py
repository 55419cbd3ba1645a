"""DP115 annotation-unknown-property: an annotation has a key that the format does not know.

It does nothing; mostly it is a known key misspelt, and the message names the nearest one.

To mend: spell it as the format does, or take it out.

    {"blockType": "response", "truncted": true}     not so
    {"blockType": "response", "truncated": true}    but so
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP115", "annotation-unknown-property", Level.WARNING, __doc__)
