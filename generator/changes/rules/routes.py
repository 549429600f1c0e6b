"""How an operation is addressed: verb and route of REST, action, place and messages of SOAP."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.drafts import Context, Draft, Pair
from generator.changes.renaming.parameters import placeholders
from generator.changes.rules.row import (
    BREAKING,
    MAJOR,
    PATCH,
    REQUEST,
    RESPONSE,
    Rule,
    changed,
)
from generator.model.comparison.snapshot import Entry, RestFact, SoapFact


def _rest(pair: Pair, context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(old=Entry(fact=RestFact() as old), new=Entry(fact=RestFact() as new)):
            pass
        case _:
            return
    levels = (BREAKING, PATCH)
    if old.method != new.method:
        texts = (old.method, new.method)
        yield changed("operation-method-changed", pair, REQUEST, levels, texts)
    former = _with_new_names(old, pair, context)
    if former.lower() == new.path.lower():
        # the server compares routes without case
        return
    names = placeholders(new)
    if sorted(_names(former)) == sorted(names) and _names(former) != names:
        texts = (", ".join(_names(former)), ", ".join(names))
        yield changed("path-order-changed", pair, REQUEST, (BREAKING, MAJOR), texts)
    if _without_names(former) != _without_names(new.path):
        texts = (old.path, new.path)
        yield changed("operation-route-changed", pair, REQUEST, levels, texts)


def _with_new_names(old: RestFact, pair: Pair, context: Context) -> str:
    """The old route with the new names of its parameters."""
    path = old.path
    if pair.old is None:
        return path
    for name in placeholders(old):
        subjects = (
            f"{pair.old.subject}#param/{name}",
            f"{pair.old.subject}#param/path/{name}",
        )
        for subject in subjects:
            new = context.renames.new_subject(subject)
            if subject in context.old.by_subject:
                path = path.replace(f"{{{name}}}", f"{{{new.rpartition('/')[2]}}}")
    return path


def _names(path: str) -> list[str]:
    return placeholders(RestFact("", path))


def _without_names(path: str) -> str:
    for name in _names(path):
        path = path.replace(f"{{{name}}}", "{}", 1)
    return path.lower()


def _soap(pair: Pair, _context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(old=Entry(fact=SoapFact() as old), new=Entry(fact=SoapFact() as new)):
            pass
        case _:
            return
    levels = (BREAKING, PATCH)
    facts = (
        ("operation-action-changed", REQUEST, (old.action, new.action)),
        ("operation-route-changed", REQUEST, (old.path, new.path)),
        ("operation-request-changed", REQUEST, (old.request, new.request)),
        ("operation-response-changed", RESPONSE, (old.response, new.response)),
    )
    for id_, direction, texts in facts:
        if texts[0] != texts[1]:
            yield changed(id_, pair, direction, levels, texts)


RULES = (
    Rule(
        ("operation-method-changed", "operation-route-changed", "path-order-changed"),
        (RestFact,),
        _rest,
    ),
    Rule(
        (
            "operation-action-changed",
            "operation-route-changed",
            "operation-request-changed",
            "operation-response-changed",
        ),
        (SoapFact,),
        _soap,
    ),
)
