"""A place where docs could describe something, with or without words."""

from __future__ import annotations

import msgspec

from generator.model.lint.places import Place
from generator.model.text import Text

OPERATION = "operation-undescribed"
PARAMETER = "parameter-undescribed"
RESULT = "result-undescribed"
FIELD = "field-undescribed"
MEMBER = "member-undescribed"
AGENT = "agent-undescribed"


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """What has a description or could have one.

    `id` is that of the defect that its absence is. `source` names a kind of page, and `form` a kind of place on it, such as
    parameters on SOAP pages: one template writes all of them. `page` is what the page is about, and `part` what the place on
    it is about, so that the same place of an older page has the same of both. `comment` names what is described, as the
    source code has it: the same in all versions and sources. `owner` is the type of a field. `what` begins the message.
    Where `is_only_lost`, only that a description was lost counts, since another place describes the same.
    """

    id: str
    source: str
    form: str
    page: str
    part: str
    subject: str
    place: Place
    text: Text | None
    comment: str
    what: str
    owner: str = ""
    is_only_lost: bool = False

    @property
    def key(self) -> tuple[str, str, str, str]:
        """The same for the same place of another edition."""
        return self.source, self.form, self.page, self.part
