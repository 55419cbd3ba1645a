"""DP130 fence-unclosed: a code block is never closed and swallows what follows.

Headings and annotations below it are code to every CommonMark reader, so readers see them raw and
none of them counts.

To mend: close the block with as many backticks as opened it.
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP130", "fence-unclosed", Level.ERROR, __doc__)
