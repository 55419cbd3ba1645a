"""DP122 block-type-inferred: an annotation has no blockType, so it was guessed.

A block that begins with a request line or a status line is taken as that; JSON with a type as a
resource. A guess can be wrong.

To mend: write the blockType.
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP122", "block-type-inferred", Level.NOTE, __doc__)
