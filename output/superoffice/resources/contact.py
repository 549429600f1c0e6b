"""The Contact resource of the REST API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.rest.client import RestGroup
from superoffice._runtime.rest.model import Changes
from superoffice._runtime.rest.query.odata import Columns
from superoffice._runtime.rest.bodies.files import Content
from superoffice._runtime.rest.query.filter import Filter
from superoffice._runtime.rest.query.odata import Ordering
from superoffice._runtime.rest.lists.row import Row
from superoffice._runtime.rest.lists.rows import Rows

if TYPE_CHECKING:
    from superoffice import enums, models
else:
    enums = late_module("superoffice.enums")
    models = late_module("superoffice.models")


class ContactResource(RestGroup):
    """The Contact resource of the REST API."""

    __module__ = "superoffice.resources"
    _wire = "Contact"

    def delete_contact_entity(
        self,
        id: int,
        **call: Unpack[CallOptions],
    ) -> None:
        """Throws a company away

        Asks the Contact agent's DeleteContactEntity.

        `DELETE /api/v1/Contact/{id}`

        Args:
            id: Key of the company to throw away.

        Page: restful/rest/Contact/v1ContactEntity_DeleteContactEntity.md
        """
        self._send("DeleteContactEntity", (id,), call)

    def get_all(
        self,
        *,
        select: Columns | None = None,
        filter: Filter | str | None = None,
        order_by: Ordering | None = None,
        entities: str | None = None,
        top: int | None = None,
        skip: int | None = None,
        mode: enums.QueryMode | str | None = None,
        options: str | None = None,
        context: str | None = None,
        format: str | None = None,
        json_safe: bool | None = None,
        output: enums.QueryOutput | str | None = None,
        **call: Unpack[CallOptions],
    ) -> Rows[Row]:
        """All companies, as an OData list.

        Rows are cut, sorted and counted by the query string:

        * Contact?$select=name,orgNr,country/iso
        * Contact?$filter=endswith(name, 'AS') or rank eq 3
        * Contact?$orderby=country/iso,name desc
        * Contact?$top=40
        * Contact?$mode=slim

        The Accept header decides between JSON and XML.

        Rows come from the Archive service using the "SimpleContact" archive.

        Filter Operators:

        numbers: eq =, ne, lt, between,

        texts: begins, contains, isNot

        people: associateIsOneOf,

        dates: before, after, thisWeek

        Calls: endswith(a,b), previous(f,n,period)

        `GET /api/v1/Contact`

        Args:
            select: Columns to show, split by commas. Sums are possible:
                "Sum(amount):Header"
            filter: Which rows to show, e.g.: "name begins 'Ås' or rank lt 5"
            order_by: Columns to sort by; put "desc" behind one to turn it
                round
            entities: Kinds of rows to mix in. "contact" alone if it is left
                out
            top: How many rows at most
            skip: How many rows to pass over first
            mode: SLIM = texts only, FULL = raw values and hints as well
            options: Switches of the provider, e.g: "Total=yes"
            format: XML or JSON, whatever Accept says
            json_safe: Turn . and : in names into _
            output: SLIM mode only: true/false (Logical) or pictures (Display)
                for yes/no columns

        Columns: `superoffice.archives.simple_contact`

        Page: restful/rest/Contact/v1ContactEntity_GetAll.md
        """
        return self._rows(
            "GetAll",
            (
                select,
                filter,
                order_by,
                entities,
                top,
                skip,
                mode,
                options,
                context,
                format,
                json_safe,
                output,
            ),
            call,
        )

    def get_contact_entity(
        self,
        id: int,
        *,
        select: Columns | None = None,
        fk: bool | None = None,
        **call: Unpack[CallOptions],
    ) -> models.ContactEntityWithLinks:
        """Reads a company.

        Asks the Contact agent's GetContactEntity.

        `GET /api/v1/Contact/{id}`

        Args:
            id: Key of the company to read.
            select: Properties to fill, split by commas: "title,status,owner".
                All others come back as null. Leave it out to get everything.
            fk: Adds keys of other systems to ExtraFields, such as
                'ferry.dock.number'='7'.

        Returns:
            Here is the company.

        Page: restful/rest/Contact/v1ContactEntity_GetContactEntity.md
        """
        return self._call("GetContactEntity", (id, select, fk), call)

    def get_image(
        self,
        contact_id: int,
        *,
        w: int | None = None,
        h: int | None = None,
        type: str | None = None,
        if_blank: enums.IfBlank | str | None = None,
        **call: Unpack[CallOptions],
    ) -> bytes | None:
        """The picture on a company's card.

        Comes as it was stored, unless a size or a type is asked for; the picture
        is then
        redrawn.

        `GET /api/v1/Contact/{contactId}/Image`

        Args:
            contact_id: Key of the company
            w: Width in pixels.
            h: Height in pixels.
            type: PNG, JPEG or GIF
            if_blank: What to send if there is none (Null = 404)

        Returns:
            The picture

        Page: restful/rest/Contact/v1ContactEntity_GetImage.md
        """
        return self._call("GetImage", (contact_id, w, h, type, if_blank), call)

    def patch_contact_entity(
        self,
        id: int,
        changes: Changes,
        *,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> models.ContactEntityWithLinks:
        """Changes some properties of a company and leaves the others alone.

        Takes a list of steps (RFC 6902) or a sketch of the result (RFC 7396). A
        new name in steps:

        [ { "op": "replace", "path": "/Name", "value": "Kvist og Kongle" } ]

        The same as a sketch:

        { "Name": "Kvist og Kongle" }

        A step is one of 'test', 'remove', 'replace' and 'add'.
        Nobody cares about capitals or a first slash: "/name", "Name" and "NAME"
        mean the same.

        Uses the {SuperOffice.CRM.Services.IContactAgent} service
        SaveContactEntity to store it.

        `PATCH /api/v1/Contact/{id}`

        Args:
            id: Key of the company to change.
            changes: Steps to take, or the sketch of a result that the server
                turns into steps.
            select: Properties to fill, split by commas: "title,status,owner".
                All others come back as null. Leave it out to get everything.

        Returns:
            The company is changed.

        Page: restful/rest/Contact/v1ContactEntity_PatchContactEntity.md
        """
        return self._call("PatchContactEntity", (id, changes, select), call)

    def put_contact_entity(
        self,
        id: int,
        entity: models.ContactEntity,
        *,
        select: Columns | None = None,
        **call: Unpack[CallOptions],
    ) -> models.ContactEntityWithLinks:
        """Stores the changes of a company

        `PUT /api/v1/Contact/{id}`

        Args:
            id: Key of the company to change.
            entity: The company with its changes.
            select: Properties to fill, split by commas: "title,status,owner".
                All others come back as null. Leave it out to get everything.

        Returns:
            The company is stored.

        Page: restful/rest/Contact/v1ContactEntity_PutContactEntity.md
        """
        return self._call("PutContactEntity", (id, entity, select), call)

    def save_image_post(
        self,
        contact_id: int,
        image: Content,
        **call: Unpack[CallOptions],
    ) -> int | None:
        """Puts a picture on a company's card.

        Its ImageInfo follows by itself.

        `POST /api/v1/Contact/{contactId}/Image`

        Args:
            contact_id: Key of the company
            image: Picture as PNG, JPG, GIF or TIFF

        Returns:
            Key of the stored picture

        Page: restful/rest/Contact/v1ContactEntity_SaveImage_POST.md
        """
        return self._call("SaveImage_POST", (contact_id, image), call)

    def save_udef_layout(
        self,
        fields: list[models.UdefLayout],
        **call: Unpack[CallOptions],
    ) -> list[models.UdefLayout]:
        """Stores the layout of the fields a customer added to companies.

        `PUT /api/v1/Contact/UdefLayout`

        Page: restful/rest/Contact/v1ContactEntity_SaveUdefLayout.md
        """
        return self._call("SaveUdefLayout", (fields,), call)
