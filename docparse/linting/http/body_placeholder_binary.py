"""DP211 body-placeholder-binary: words stand in place of binary content.

They are never sent as if they were the content, so the example is skipped.

To mend: nothing, if readers need not see bytes.
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP211", "body-placeholder-binary", Level.NOTE, __doc__)
