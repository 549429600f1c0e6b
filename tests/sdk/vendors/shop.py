"""The API of a shop, as documents of OpenAPI describe such: forms, styles, headers, cookies, and a server's own path."""

from __future__ import annotations

from typing import Final

import msgspec
from emit.rest.rest_api import (
    api_of,
    body,
    cookie,
    enum,
    header,
    model,
    operation,
    path,
    query,
    type_of,
)

from generator.model.api import Api, Member, StatusResponse, Style
from generator.model.text import Text, value_name

ORDER: Final = "/v2/orders/{id}"
MERGE: Final = ("application/merge-patch+json",)
LIST: Final = ("application/json-patch+json",)
SHOP: Final[Api] = api_of(
    # forms
    operation(
        "orders/Login",
        body("user", required=True),
        body("password", required=True),
        body("remember", "boolean"),
        body("scopes", "array<string>"),
        body("roles", "array<#Status>", style=Style.COMMA),
        body("since", "date-time"),
        body("address", "#Address"),
        body("labels", "dict<string,string>", style=Style.DEEP),
        kind="form",
        route="/v2/login",
        returns="string",
    ),
    operation(
        "orders/Attach",
        path("id", "int64"),
        body("file", "byte", required=True),
        body("pages", "array<byte>"),
        body("caption"),
        body("tags", "array<string>"),
        body("address", "#Address"),
        body("lines", "array<#Address>"),
        body("status", "#Status"),
        body("copies", "int32"),
        kind="multipart",
        route=f"{ORDER}/files",
        returns="int32",
    ),
    # styles
    operation(
        "orders/Find",
        query("status", "array<#Status>"),
        query("commas", "array<string>", style=Style.COMMA),
        query("spaces", "array<string>", style=Style.SPACE),
        query("pipes", "array<int32>", style=Style.PIPE),
        query("tabs", "array<string>", style=Style.TAB),
        query("filter", "#Address", style=Style.DEEP),
        query("where", "dict<string,any>", style=Style.DEEP),
        query("place", "#Address", style=Style.PROPERTIES),
        method="GET",
        route="/v2/orders",
        returns="array<#Order>",
    ),
    operation(
        "orders/Some",
        path("ids", "array<string>", style=Style.COMMA),
        method="GET",
        route="/v2/orders/some/{ids}",
        returns="array<#Order>",
    ),
    # headers and cookies
    operation(
        "orders/Delete",
        path("id", "int64"),
        query("id", "string"),
        header("api_key"),
        header("X-Request-Id", required=True),
        header("X-Depth", "int32"),
        header("X-Dry-Run", "boolean"),
        header("X-Codes", "array<int32>"),
        header("X-Names", "array<string>"),
        header("X-Status", "#Status"),
        header("If-Unmodified-Since", "date-time"),
        header("Accept"),
        header("authorization"),
        header("Content-Length", "int32"),
        cookie("theme", "#Status"),
        cookie("visit", "int32"),
        cookie("session"),
        method="DELETE",
        route=ORDER,
    ),
    # results
    operation("orders/Get", path("id", "int64"), method="GET", route=ORDER, returns="#Order"),
    operation("orders/Put", path("id", "int64"), body("order", "#Order"), kind="value", method="PUT", route=ORDER,
              sends=("application/vnd.shop+json",), answers=("application/vnd.shop+json",), returns="#Order"),
    operation("orders/Note", path("id", "int64"), body("order", "#Order"), kind="value", needs_body=False,
              route=f"{ORDER}/note", returns="#Order"),
    *(operation(f"orders/Change{form}", path("id", "int64"), body("changes", "any"), kind="patch", method="PATCH",
                route=f"{ORDER}/{form}", sends=kinds, returns="#Order")
      for form, kinds in (("Merge", MERGE), ("List", LIST), ("Any", (*MERGE, *LIST)))),
    operation("orders/Receipt", path("id", "int64"), method="GET", route=f"{ORDER}/receipt", result="text",
              answers=("text/csv", "text/plain"), returns="string"),
    operation("orders/Page", path("id", "int64"), method="GET", route=f"{ORDER}/page", result="text",
              answers=("text/html",), returns="string"),
    operation("orders/Totals", method="GET", route="/v2/totals", returns="dict<string,int32>"),
    operation("orders/State", method="GET", route="/v2/state", returns="#Status"),
    operation("orders/States", method="GET", route="/v2/states", returns="array<#Status>"),
    operation("orders/Count", method="GET", route="/v2/count", returns="int64"),
    operation("orders/Start", method="POST", route="/v2/start", returns="#Order",
              others=(StatusResponse(202, type_of("#Address"), None),)),
    # groups with names that clients use themselves
    *(operation(f"{group}/Get", method="GET", route=f"/v2/{group}", returns="string")
      for group in ("close", "request", "version", "agents", "options", "pet", "import", "models")),
    model("Order", id="int64", status="#Status", type="string", **{"class": "string"}, parent="#Order",
          children="array<#Order>", order="int32", address="#Address", paid="boolean", size="#Size", sizes="array<#Size>"),
    model("order", name="string", order="#Order"),
    model("Address", street="string", city="string", floor="int32"),
    enum("Status", "placed approved On_Hold"),
    msgspec.structs.replace(
        enum("Size", ""),
        members=tuple(
            Member(value_name(value), None, None, Text(value))
            for value in ("Extra Large", "10", "", "é", "small")
        ),
    ),
    base_path="/v2",
)  # fmt: skip
