"""The samples of pages as examples: their JSON, where it can be read, is not defective and fits its type."""

from __future__ import annotations

import re
from typing import Any, Final, cast

import msgspec

from generator.emit.openapi.fitting import Fitting
from generator.model.api import BodyKind, Location, RestOperation
from generator.model.samples import Fence, Samples

# some pages have spaces in the line between headers and body
_BLANK_LINE: Final = re.compile(rb"\r?\n[ \t]*\r?\n")
_STATUS: Final = re.compile(rb"HTTP/[0-9.]+ ([1-5][0-9]{2})\b")
_SECRET_NAME: Final = re.compile(
    r"(?:passw(?:or)?d|secret|token|ticket|credentials?)\Z", re.IGNORECASE
)
_HIDDEN: Final = "..."
_DEEPEST: Final = 100


class Example(msgspec.Struct, frozen=True):
    """An example of a body. `status` is that of the answer, 0 for a request or where the sample has none."""

    value: Any
    status: int = 0


class Examples:
    """The examples of operations, from the samples of their pages."""

    def __init__(self, samples: Samples, fitting: Fitting) -> None:
        self._samples = samples
        self._fitting = fitting

    def request(self, operation: RestOperation) -> Example | None:
        """The body of the sample request."""
        sample = self._samples.get(operation.id)
        if sample is None or sample.request is None or "request" in sample.defects:
            return None
        example = _example(sample.request)
        fits = example and self._fits_request(example.value, operation)
        return example if fits else None

    def response(self, operation: RestOperation) -> Example | None:
        """The body of the sample answer."""
        sample = self._samples.get(operation.id)
        if sample is None or sample.response is None or "response" in sample.defects:
            return None
        example = _example(sample.response)
        type_ = operation.result
        if example is None or type_ is None:
            return example
        return example if self._fitting.fits(example.value, type_) else None

    def _fits_request(self, value: object, operation: RestOperation) -> bool:
        types = {
            str(parameter.wire): parameter.type
            for parameter in operation.parameters
            if parameter.where == Location.BODY
        }
        if operation.body and operation.body.kind is BodyKind.WRAPPER:
            return isinstance(value, dict) and all(
                self._fitting.fits(item, types[name])
                for name, item in cast("dict[str, object]", value).items()
                if name in types
            )
        return all(self._fitting.fits(value, type_) for type_ in types.values())


def _example(message: Fence) -> Example | None:
    head, *body = _BLANK_LINE.split(message.data.strip(), maxsplit=1)
    if not body:
        return None
    try:
        value = msgspec.json.decode(body[0])
        shown = _without_secrets(value, "", 0)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None
    status = _STATUS.match(head)
    return Example(shown, int(status[1]) if status else 0)


def _without_secrets(value: object, name: str, depth: int) -> object:
    """The value without texts whose names say that they are secrets.

    Raises:
        RecursionError: it is nested so deeply that other programs may not read it.
    """
    if depth > _DEEPEST:
        raise RecursionError
    if isinstance(value, dict):
        members = cast("dict[str, object]", value)
        return {
            key: _without_secrets(item, key, depth + 1) for key, item in members.items()
        }
    if isinstance(value, list):
        items = cast("list[object]", value)
        return [_without_secrets(item, name, depth + 1) for item in items]
    is_secret = isinstance(value, str) and value and _SECRET_NAME.search(name)
    return _HIDDEN if is_secret else value
