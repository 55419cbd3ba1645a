"""DP120 block-type-unknown: blockType is a word that the format does not know.

The block is neither replayed nor checked. The message names the nearest word.

To mend: write request, response, resource, example or ignored.

    {"blockType": "requst"}     not so
    {"blockType": "request"}    but so
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP120", "block-type-unknown", Level.ERROR, __doc__)
