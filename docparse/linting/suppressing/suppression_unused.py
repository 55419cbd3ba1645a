"""DP590 suppression-unused: a suppression silences nothing.

It was written for a finding that is gone, or it names no rule. Left where it is, it would silence the
next finding of its kind without anyone's notice. Texts of API Doctor that docparse has no finding for are
told once a page, as a note.

To mend: take it out, or correct the rule's name. docparse reads

    <!-- docparse: ignore[type-mismatch, DP303] why -->

above what it is for, or at the page's top for the whole page; `"docparse": {"ignore": ["type-mismatch"]}`
in the annotation of a block or of the page; and the page annotation's list `suppressions`.
"""

from docparse.linting.rule import Rule
from docparse.model import Level

RULE = Rule("DP590", "suppression-unused", Level.WARNING, __doc__)
