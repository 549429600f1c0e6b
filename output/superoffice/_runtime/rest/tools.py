"""Methods of clients as plain functions, for registries of tools such as FastMCP's, which refuse `**kwargs`."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from types import GenericAlias, MethodType
from typing import Any, ParamSpec, TypeVar, cast, get_args, get_origin, overload

from ..client.abstract import GroupBase
from ..public import public
from .bodies.files import Content
from .lists.rows import Rows

_P = ParamSpec("_P")
_T = TypeVar("_T")
_PLAIN = {
    Content: bytes,
    Content | None: bytes | None,
    list[Content]: list[bytes],
    list[Content] | None: list[bytes] | None,
}
"""Types of parameters that have values of JSON, by those that have not."""


@overload
def function(method: Callable[_P, Rows[_T]]) -> Callable[_P, list[_T]]: ...


@overload
def function(method: Callable[_P, _T]) -> Callable[_P, _T]: ...


@public("tools")
def function(method: Callable[..., Any]) -> Callable[..., Any]:
    """Returns a plain function that calls a method of an agent or resource, without the options of the call.

    It has the method's own parameters, hints, docstring and name, and is asynchronous if the method is. Of a list it
    returns all rows: give `top`, or let the caller choose it. Options such as `timeout` are those of the client.

    Args:
        method: A method of an agent or resource, such as `so.contact.get_contact_entity`.

    Raises:
        TypeError: it is no such method.
    """
    if not isinstance(method, MethodType) or not isinstance(method.__self__, GroupBase):
        raise TypeError("function takes a method of an agent or resource of a client")
    signature = _signature(method)
    waits = inspect.iscoroutinefunction(method) or _is_asynchronous(method)
    call: Callable[..., object] = (_asynchronous if waits else _synchronous)(method)
    call.__name__ = method.__name__
    call.__qualname__ = method.__qualname__
    call.__module__ = method.__module__
    call.__doc__ = method.__doc__
    call.__annotations__ = {
        **{name: item.annotation for name, item in signature.parameters.items()},
        "return": signature.return_annotation,
    }
    cast("Any", call).__signature__ = signature
    return call


def _synchronous(method: MethodType) -> Callable[..., object]:
    def call(*args: object, **kwargs: object) -> object:
        result: object = method(*args, **kwargs)
        return (
            cast("Rows[object]", result).all() if isinstance(result, Rows) else result
        )

    return call


def _asynchronous(method: MethodType) -> Callable[..., Awaitable[object]]:
    async def call(*args: object, **kwargs: object) -> object:
        result = method(*args, **kwargs)
        return await (result.all() if hasattr(result, "all") else result)

    return call


def _is_asynchronous(method: MethodType) -> bool:
    """Whether a method returns rows that are awaited later."""
    return "AsyncRows" in str(method.__annotations__.get("return"))


def _signature(method: MethodType) -> inspect.Signature:
    """Returns the signature of a method with its hints resolved, without the options of the call."""
    signature = inspect.signature(method, eval_str=True)
    parameters = [
        parameter.replace(
            annotation=_PLAIN.get(parameter.annotation, parameter.annotation)
        )
        for parameter in signature.parameters.values()
        if parameter.kind is not inspect.Parameter.VAR_KEYWORD
    ]
    return signature.replace(
        parameters=parameters, return_annotation=_result(signature.return_annotation)
    )


def _result(annotation: Any) -> Any:
    if getattr(get_origin(annotation), "__name__", "") in {"Rows", "AsyncRows"}:
        (row,) = get_args(annotation)
        return GenericAlias(list, row)
    return annotation
