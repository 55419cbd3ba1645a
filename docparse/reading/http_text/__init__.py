"""HTTP messages as authors write them: requests, responses, and the request lines of a syntax block."""

from docparse.reading.http_text.fields import HttpSlip, RequestLine
from docparse.reading.http_text.request import RequestReading, find_request_lines, read_request
from docparse.reading.http_text.response import ResponseReading, read_response
from docparse.reading.http_text.sending import content_to_send

__all__ = [
    "HttpSlip",
    "RequestLine",
    "RequestReading",
    "ResponseReading",
    "content_to_send",
    "find_request_lines",
    "read_request",
    "read_response",
]
