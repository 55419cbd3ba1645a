"""DP132 text-undecodable: the page holds bytes that are no text.

They are read as replacement characters, and readers see those too. Mostly the page was saved in another
encoding than UTF-8.

To mend: save the page as UTF-8.
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP132", "text-undecodable", Level.WARNING, __doc__)
