"""The answers on the pages of the documentation, for unit tests of code that uses the SDK."""

from __future__ import annotations

from typing import Final, cast

import msgspec

from ..package_files import read_file
from ..public import public
from ..transport.messages import Response
from .http_text import read_message
from .routes import PACKAGE

_NO_CONTENT: Final = 204
_NEXT_LINK: Final = b"odata.nextLink"


class _Sample(msgspec.Struct, frozen=True):
    """An answer: its first line and its headers, and its body as JSON, as text, or as that of another call."""

    head: str | None = None
    body: msgspec.Raw = msgspec.Raw()
    text: str = ""
    like: str | None = None


class _File(msgspec.Struct, frozen=True):
    """The file `samples.json`: the answers by call, and the usual first line and headers."""

    head: str
    samples: dict[str, _Sample]

    def response(self, call: str) -> Response:
        sample = self.samples[call]
        shown = read_message((sample.head or self.head).encode())
        body = self.samples[sample.like or call]
        content = bytes(body.body) or body.text.encode()
        content = b"" if shown.status == _NO_CONTENT else _last_page(content)
        return Response(status=shown.status, headers=shown.headers, content=content)


@public("testing")
def documented_samples(package: str = PACKAGE) -> dict[str, Response]:
    """Returns the answer to each REST call that the documentation shows, except for defective samples.

        transport = SampleTransport(documented_samples() | {"contact.get_all": [{"name": "Ferry"}]})

    Args:
        package: The package of the SDK.

    Returns:
        Answers by call, such as `contact.get_contact_entity`: status and headers as on the page, lists without the
        link to their next page. Calls with the same result, whose pages show the same fields, have the same values.
    """
    file = msgspec.json.decode(read_file(package, "samples.json"), type=_File)
    return {call: file.response(call) for call in file.samples}


def _last_page(body: bytes) -> bytes:
    """Returns a list without its next link, which in a sample leads to a server that does not exist."""
    # parsing and writing may change a body that is no list
    if _NEXT_LINK not in body:
        return body
    try:
        document: object = msgspec.json.decode(body)
    except msgspec.DecodeError:
        return body
    if isinstance(document, dict):
        fields = cast("dict[str, object]", document)
        # OData 4 writes `@` before it
        document = {
            name: value
            for name, value in fields.items()
            if name.removeprefix("@") != _NEXT_LINK.decode()
        }
    return msgspec.json.encode(document)
