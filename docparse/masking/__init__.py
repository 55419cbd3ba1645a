"""Secrets taken out of texts that people and machines are shown."""

from docparse.masking.mask import find_pieces, make_mask
from docparse.masking.secrets import find_issued, hide_secrets, make_secret_mask
from docparse.masking.spelling import spell

__all__ = ["find_issued", "find_pieces", "hide_secrets", "make_mask", "make_secret_mask", "spell"]
