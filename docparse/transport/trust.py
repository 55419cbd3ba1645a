"""Certificates: whether their files can be used, said before anything is sent."""

from __future__ import annotations

import os
import ssl

from docparse.errors import ConfigurationError
from docparse.transport.options import TransportOptions


def check_certificates(options: TransportOptions, trusted: str) -> None:
    """Raise ConfigurationError where a file of certificates, or of the key, cannot be used.

    `trusted` is the file or folder of certificates to trust; empty: the usual ones.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if trusted:
        whose = "--ca" if options.ca_bundle else "REQUESTS_CA_BUNDLE"
        _check_trusted(context, trusted, whose)
    if options.client_key and not options.client_certificate:
        raise ConfigurationError(
            "--key gives the key of a client certificate; give the certificate with --cert"
        )
    if options.client_certificate:
        _check_shown(context, options.client_certificate, options.client_key)


def _check_trusted(context: ssl.SSLContext, trusted: str, whose: str) -> None:
    try:
        if os.path.isdir(trusted):  # noqa: PTH112  # OpenSSL takes the path as a text
            context.load_verify_locations(capath=trusted)
        else:
            context.load_verify_locations(cafile=trusted)
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
        told = "it holds no certificate in PEM form" if isinstance(error, ssl.SSLError) else _tell(error)
        raise ConfigurationError(
            f"{whose} {trusted}: {told}; give a file of certificates to trust, as -----BEGIN CERTIFICATE-----"
        ) from error


def _check_shown(context: ssl.SSLContext, certificate: str, key: str) -> None:
    asked: list[bool] = []

    def refuse() -> str:
        asked.append(True)
        return ""

    try:
        context.load_cert_chain(certificate, key or None, password=refuse)
    except (OSError, ValueError) as error:
        if asked:
            told = "its key is encrypted; give a key without a passphrase (openssl pkey -in KEY -out PLAIN)"
        elif isinstance(error, ssl.SSLError):
            told = (
                "it is not the certificate of the key that --key gives"
                if "MISMATCH" in (error.reason or "")
                else "certificate and key cannot be read; both are PEM, the key by --key or in the same file"
            )
        else:
            missing = error.filename if isinstance(error, OSError) and error.filename else ""
            told = f"{missing}{': ' if missing else ''}{_tell(error)}"
        raise ConfigurationError(f"--cert {certificate}: {told}") from error


def _tell(error: Exception) -> str:
    strerror = error.strerror if isinstance(error, OSError) else None
    return (strerror or "it cannot be read").lower()
