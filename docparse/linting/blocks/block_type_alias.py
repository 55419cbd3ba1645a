"""DP121 block-type-alias: blockType is another spelling of a known word.

`ignore` is read as `ignored`. Other tools may not do so.

To mend: write the word as the format spells it.
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP121", "block-type-alias", Level.NOTE, __doc__)
