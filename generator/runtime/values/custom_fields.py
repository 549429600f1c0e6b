"""Dictionaries of custom and user-defined fields, with values in place of their texts."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any, Final, cast

from ..errors import EncodeError
from ..public import public
from .encoded import FieldValue, decode_value, encode_value
from .typed import TypedAccess

_TEXT: Final = ":DisplayText"
_TOOLTIP: Final = ":DisplayTooltip"


@public()
class CustomFields(TypedAccess, MutableMapping[str, FieldValue]):
    """The values in a dictionary of custom or user-defined fields, of REST or SOAP, or of other encoded texts.

    It reads from the dictionary and writes to it, each value in the form that it had. Fields are called like on the wire:
    by their ProgId, `SuperOffice:1` or `x_name`. What the server shows users for a field is no field of its own.

        fields = CustomFields(person.custom_fields)
        fields["SuperOffice:1"] = 15
        born = fields.as_date("SuperOffice:2")
        so.person.put_person_entity(5, person)

    Without a dictionary it makes one, `texts`, for a model that has none yet.
    """

    __slots__ = ("texts",)

    def __init__(self, texts: MutableMapping[str, Any] | None = None) -> None:
        given = cast("object", {} if texts is None else texts)
        if not isinstance(given, MutableMapping):
            raise TypeError(
                "expected the dictionary of a model, such as `person.custom_fields`, "
                f"got {type(given).__name__}"
            )
        self.texts = cast("MutableMapping[str, Any]", given)
        """The dictionary with the texts of the wire."""

    def display_text(self, name: str) -> str | None:
        """Returns what the server shows users for a field, such as the text of a list item; None if it does not say."""
        return self.texts.get(f"{name}{_TEXT}")

    def display_tooltip(self, name: str) -> str | None:
        """Returns the tooltip that the server shows users for a field; None if it does not say."""
        return self.texts.get(f"{name}{_TOOLTIP}")

    def __getitem__(self, name: str) -> FieldValue:
        value: FieldValue = self.texts[name]
        return decode_value(value) if isinstance(value, str) else value

    def __setitem__(self, name: str, value: FieldValue) -> None:
        old = self.texts.get(name)
        try:
            text = encode_value(value, old if isinstance(old, str) else None)
        except EncodeError as error:
            raise error.within(name) from None
        self.texts[name] = text
        if text != old:
            self._forget_display(name)

    def __delitem__(self, name: str) -> None:
        del self.texts[name]
        self._forget_display(name)

    def __iter__(self) -> Iterator[str]:
        return (name for name in self.texts if not name.endswith((_TEXT, _TOOLTIP)))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __repr__(self) -> str:
        return f"CustomFields({', '.join(map(repr, self))})"

    def _value(self, name: str, *, shown_to_users: bool = False) -> object:
        return self[name]

    def _forget_display(self, name: str) -> None:
        """Removes what the server showed for the old value."""
        for ending in (_TEXT, _TOOLTIP):
            self.texts.pop(f"{name}{ending}", None)
