"""Words in place of bytes: `<Image>`, `Binary data for the image`."""

from __future__ import annotations

import re

_SUBJECT = (
    r"(?:binary|bytes?|contents?|data|files?|image|photo|picture|stream|zip|pdf|jpe?g|png|gif|audio|video|media"
    r"|package|blob|document|attachment|logo|icon|thumbnail|raw)"
)
_WRAPPED = re.compile(
    r"(?:<+(?P<angle>[^<>]+)>+|\[+(?P<square>[^\[\]]+)\]+|\{+(?P<curly>[^{}]+)\}+|\(+(?P<round>[^()]+)\)+"
    r"|(?:\.{3}|…)(?P<dots>[^.…]+)(?:\.{3}|…))"
)
_WORDS = re.compile(r"\w[\w ,.'/-]*", re.ASCII)
_NAMES_SUBJECT = re.compile(rf"\b{_SUBJECT}\b", re.IGNORECASE)
_GOES_HERE = re.compile(r"[\w ,'/-]*\bgo(?:es)? here\.?", re.IGNORECASE)
_SENTENCE = re.compile(
    rf"(?:the |raw |your )*{_SUBJECT}(?: {_SUBJECT})*(?: (?:of|for|from|to|in) [\w ,'/-]+)?\.?"
    rf"|{_GOES_HERE.pattern}",
    re.IGNORECASE,
)


def name_bytes(words: str, media_type: str) -> bool:
    """Tell whether a short line of text is words in place of bytes.

    Words in brackets stand for bytes where they name some (`[Zip file …]`), and where no text is due.
    Where it is text, a plain sentence may well be the content, unless it says that something goes here.
    """
    is_text = media_type.startswith("text/")
    wrapped = _WRAPPED.fullmatch(words)
    if wrapped is None:
        sentence = _GOES_HERE if is_text else _SENTENCE
        return sentence.fullmatch(words) is not None and (media_type != "" or " " in words)
    inner = (wrapped[wrapped.lastgroup or 0] or "").strip()
    if not _WORDS.fullmatch(inner):
        return False
    return bool(_NAMES_SUBJECT.search(inner)) or (media_type != "" and not is_text)
