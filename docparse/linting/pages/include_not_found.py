"""DP131 include-not-found: an included file cannot be found.

The page is read without it, so blocks in the included file are missing.

To mend: correct the path; it is relative to the page that includes it.

    [!INCLUDE [permissions](../includes/permissions.md)]
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP131", "include-not-found", Level.WARNING, __doc__)
