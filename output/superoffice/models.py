"""The models of the REST API: what its operations take and return."""

from __future__ import annotations

from datetime import datetime

from msgspec import field as _field

from superoffice._runtime.values.flags import Flags
from superoffice._runtime.rest.model import Model
from superoffice.enums import (
    ActivityStatus,
    EFieldRight,
    ETableRight,
    JsonPatchOperation,
    TicketPriorityEscalateEvent,
    TicketPriorityFlags,
    TicketPriorityStatus,
    UpsertRowActionStatus,
    UserType,
)


class Address(Model, kw_only=True):
    """Address of the REST API. The docs show none of its fields: all are in
    `unknown_fields`.
    """


class AppointmentDay(Model, kw_only=True, rename="pascal"):
    """AppointmentDay of the REST API."""

    recurrence_id: int | None = None
    start_date: datetime | None = None
    end_date: datetime | None = None
    recurrence_counter: int | None = None
    recurrence_end_type: str | None = None
    pattern: str | None = None
    day_pattern: object = None
    week_pattern: object = None
    month_pattern: object = None
    year_pattern: object = None
    dates: list[AppointmentDayDate] | None = None
    is_recurrence: bool | None = None


class AppointmentDayDate(Model, kw_only=True, rename="pascal"):
    """AppointmentDayDate of the REST API."""

    date: datetime | None = None
    is_conflict: bool | None = None
    description: str | None = None
    description_style_hint: str | None = None
    tooltip: str | None = None


class AppointmentEntity(Model, kw_only=True, rename="pascal"):
    """One entry of a diary: a meeting, a phone call or a task with a deadline."""

    associate: Associate | None = None
    """Whose calendar shows the appointment.
    Use MDO List name "associate" to get list items.
    """
    contact: Contact | None = None
    """Company that is met, or nothing at all.
    Use MDO List name "contact_new" to get list items.
    """
    created_by: Associate | None = None
    """Colleague who typed it in first. (Read-only)"""
    updated_by: Associate | None = None
    """Colleague who touched it last"""
    created_date: datetime | None = None
    """Moment of the first save in UTC."""
    appointment_id: int | None = None
    """Key of the row; 0 asks the server for a new one"""
    description: str | None = None
    """Free text. Quotes "like these", 'these' and \"\"\"even three\"\"\" are kept, and so
    is C:\\new\\table\\
    """
    start_date: datetime | None = None
    """Begin. A day without a time starts at midnight"""
    end_date: datetime | None = None
    """End; never before StartDate"""
    invited_person: Person | None = None
    """Guest from outside; one copy of the appointment exists per guest.
    Carrier object for Person.
    """
    person: Person | None = None
    """Person to talk to, one of the company's own people.
    Use MDO List name "person" to get list items.
    """
    mother_id: int | None = None
    """0 = stands alone, own id = leads the booking, other id = copy of that one"""
    priority: Priority | None = None
    """How urgent it is.
    Use MDO List name "priority" to get list items.
    """
    private: str | None = None
    """Who may look inside: everybody, “only my group” or “only me”"""
    project: Project | None = None
    """Project card that lists it, too.
    Use MDO List name "project" to get list items.
    """
    type: str | None = None
    """Diary, checklist or document? The codes stand in the table "appointment" """
    updated_date: datetime | None = None
    """Moment of the last save in UTC."""
    completed: ActivityStatus | None = None
    """Tick box of the list. Has a third state if {Preference.ThreeState} is on"""
    active_links: int | None = None
    """Count of Links that still lead somewhere. Calculated, readonly"""
    links: list[AppointmentEntityLink] | None = None
    """Sales, documents and appointments hanging on this one"""
    alarm_lead_time: str | None = None
    """Minutes between bell and begin, as "00:15:00" """
    has_alarm: bool | None = None
    """1 if a bell rings"""
    color_index: int | None = None
    """Colour in the oldest clients; newer ones paint by Task"""
    is_free: bool | None = None
    is_allday_event: bool | None = None
    """Covers whole days; the times of day are ignored then"""
    lag_time: str | None = None
    """Way home (minutes), blocked behind the end"""
    lead_time: str | None = None
    """Way there, blocked in front of the begin; {{ minutes }} and {% raw %} are no
    templates
    """
    location: str | None = None
    """Room or address, e.g. Storgata 5, Trondheim – 2nd floor. {0} and %s mean
    nothing here
    """
    reject_counter: int | None = None
    """Number of guests who said no # type: ignore"""
    reject_reason: str | None = None
    """Why somebody said no; the list only makes proposals.
    Use MDO List name "rejectReason" to get list items.
    """
    recurrence: RecurrenceInfo | None = None
    """Rule that repeats the appointment"""
    participants: list[AppointmentEntityParticipant] | None = None
    """Everybody at the table, people and rooms alike"""
    assignment_status: str | None = None
    """How far a hand-over to a colleague has come"""
    invitation_status: str | None = None
    """What the guest has answered so far"""
    booking_type: str | None = None
    """Leader of a booking, guest of one, or neither"""
    active_date: datetime | None = None
    """Day that lists & searches sort by"""
    has_conflict: bool | None = None
    """Somebody is needed in two places. Deprecated: ask for the conflicts of a day
    instead
    """
    assigned_by: Associate | None = None
    """Colleague who handed it over"""
    mother_associate: Associate | None = None
    """Whose calendar holds the leading appointment. Equal to Associate if MotherId
    is 0. See Associate.
    """
    task: TaskListItem | None = None
    """Phone call, meeting, “fika” … as set up by the admin.
    Use MDO List name "task" to get list items.
    """
    preferred_tz_location: int | None = _field(default=None, name="PreferredTZLocation")
    """Time zone the owner thinks in, \\N{DASH} or not"""
    sale: Sale | None = None
    """Sale that profits from it.
    Use MDO List name "sale" to get list items.
    """
    suggested_appointment_id: int | None = None
    """Step of the sales guide that asked for it (-1 = none, 0 = forgotten)"""
    is_mile_stone: bool | None = None
    """Milestone of a project, no"""
    caution_warning: str | None = None
    """What is odd about it, if anything (pending, lost, etc)"""
    join_videomeet_url: str | None = None
    """Address of the online room, empty without one"""
    centralservice_videomeet_id: str | None = None
    """Number of the online room, kept by a central server; \\u0041 is six characters"""
    user_defined_fields: dict[str, str] | None = None
    """Deprecated: {SuperOffice.CRM.Services.AppointmentEntity.CustomFields} holds
    these values as well. Keys look like "SuperOffice:7" or carry a ProgId
    """
    extra_fields: dict[str, str] | None = None
    """Deprecated: {SuperOffice.CRM.Services.AppointmentEntity.CustomFields} holds
    these values as well. Columns added by plug-ins
    """
    custom_fields: dict[str, str] | None = None
    """All fields a customer added, in one box. Replaces
    {SuperOffice.CRM.Services.AppointmentEntity.ExtraFields} and
    UserDefinedFields.
    """
    publish_event_date: datetime | None = None
    """Day it goes public"""
    publish_to: datetime | None = None
    """Last public day"""
    publish_from: datetime | None = None
    """First public day"""
    is_published: bool | None = None
    visible_for: list[VisibleFor] | None = None
    """Groups and colleagues who may see it"""
    table_right: TableRight | None = None
    """What the user may do with the whole object."""
    field_properties: dict[str, FieldProperty] | None = None
    """What is known of each field, by the name of the field."""


class AppointmentEntityLink(Model, kw_only=True, rename="pascal"):
    """AppointmentEntityLink of the REST API."""

    entity_name: str | None = None
    id: int | None = None
    description: str | None = None
    extra_info: str | None = None
    link_id: int | None = None
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None


class AppointmentEntityParticipant(Model, kw_only=True, rename="pascal"):
    """AppointmentEntityParticipant of the REST API."""

    associate_id: int | None = None
    person_id: int | None = None
    contact_id: int | None = None
    email_id: int | None = None
    send_email: bool | None = None
    invitation_status: str | None = None


class AppointmentInfo(Model, kw_only=True, rename="pascal"):
    """AppointmentInfo of the REST API."""

    appointment_id: int | None = None
    """Key of the row"""
    start_date: datetime | None = None
    """Begin"""
    end_date: datetime | None = None
    """End"""
    type: str | None = None
    """Kind of entry, as a word of the table "appointment" """
    task: str | None = None
    """Name of the activity, such as ‘Samtal’ or ‘Møte’"""
    associate_full_name: str | None = None
    """Name of the calendar's owner, written out"""
    contact_name: str | None = None
    """Name of the company that is met"""
    description: str | None = None
    """First lines of the text"""
    person_full_name: str | None = None
    """Name of the person that is met"""
    person_id: int | None = None
    """Key of that person, 0 = nobody"""
    contact_id: int | None = None
    """Key of that company, 0 = none"""
    project_id: int | None = None
    """Key of the project, 0 = none"""
    project_name: str | None = None
    is_published: bool | None = None
    """Shown on a public page?"""
    associate_id: int | None = None
    """Key of the owner; never 0"""
    color_index: int | None = None
    """Colour in the oldest clients"""
    is_free: bool | None = None
    """Time stays bookable"""
    has_alarm: bool | None = None
    is_allday_event: bool | None = None
    private: str | None = None
    """Obsolete, but still filled: who may look inside"""
    priority_id: int | None = None
    priority_name: str | None = None
    task_type: str | None = None
    """Kind of activity (appointment, phone, to-do and so on)"""
    is_booking_main: bool | None = None
    """Leads a booking"""
    is_recurrence: bool | None = None
    """One of a row of repeats"""
    is_booking: bool | None = None
    """Somebody else takes part"""
    active_date: datetime | None = None
    """Day that lists & searches sort by"""
    assignment_status: str | None = None
    invitation_status: str | None = None
    booking_type: str | None = None
    """Leader of a booking, guest of one, or neither"""
    completed: str | None = None
    recurring_pattern: str | None = None
    recurring_start_date: datetime | None = None
    recurring_end_date: datetime | None = None
    mother_id: int | None = None
    """Key of the appointment that leads the booking"""
    assigned_by: int | None = None
    """Key of the colleague who handed it over"""
    assigned_by_full_name: str | None = None
    reject_reason: str | None = None
    """Why somebody said no. May be any text, even `code` or $HOME"""
    location: str | None = None
    alarm_lead_time: str | None = None
    sale_id: int | None = None
    sale_name: str | None = None
    associate_name: str | None = None
    """Short name of the owner, as used to log in"""
    created_date: datetime | None = None
    created_by: str | None = None
    created_by_full_name: str | None = None
    created_by_associate_id: int | None = None
    caution_warning: str | None = None
    """What is odd about it, if anything"""
    join_videomeet_url: str | None = None
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None


class Associate(Model, kw_only=True, rename="pascal"):
    """Associate of the REST API."""

    associate_id: int | None = None
    name: str | None = None
    person_id: int | None = None
    rank: int | None = None
    tooltip: str | None = None
    type: UserType | None = None
    group_idx: int | None = None
    full_name: str | None = None
    formal_name: str | None = None
    deleted: bool | None = None
    ej_user_id: int | None = None
    user_name: str | None = None
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None


class Business(Model, kw_only=True):
    """Business of the REST API. The docs show none of its fields: all are in
    `unknown_fields`.
    """


class BusinessHeading(Model, kw_only=True, rename="pascal"):
    """BusinessHeading of the REST API."""

    id: int | None = None
    """Key of the row in its list"""
    name: str | None = None
    """What users read"""
    tool_tip: str | None = None
    """What users read while they hover"""
    deleted: bool | None = None
    """Hidden, but not gone"""
    rank: int | None = None
    """Place among its neighbours"""
    type: str | None = None
    """Free mark of the list's owner"""
    color_block: int | None = None
    """Colour as a number: blue * 65536 + green * 256 + red"""
    icon_hint: str | None = None
    """Picture to show, e.g. "flag/no" """
    selected: bool | None = None
    """Ticked"""
    last_changed: datetime | None = None
    child_items: list[BusinessHeading] | None = None
    """Rows below this heading, each with its own ones"""
    extra_info: str | None = None
    """Whatever else the list wants to say"""
    style_hint: str | None = None
    """How to paint it: `bold`, `grey` …"""
    hidden: bool | None = None
    full_name: str | None = None
    """Name with the headings above it, e.g. Trade/Food/Bakery"""
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None


class Category(Model, kw_only=True):
    """Category of the REST API. The docs show none of its fields: all are in
    `unknown_fields`.
    """


class ColumnData(Model, kw_only=True, rename="pascal"):
    """ColumnData of the REST API."""

    display_value: str | None = None
    tooltip_hint: str | None = None
    link_hint: str | None = None


class ConfigurationField(Model, kw_only=True, rename="pascal"):
    """ConfigurationField of the REST API."""

    field_key: str | None = None
    """Name to send the value under"""
    rank: int | None = None
    """Place in the dialog, smallest first"""
    display_name: str | None = None
    """Label – in the language of the user"""
    display_description: str | None = None
    """Help text of the label; may hold {placeholders} and \"\"\"quotes\"\"\" """
    field_type: str | None = None
    """Widget to draw: a box, a list, a date …"""
    list_name: str | None = None
    """List behind the widget, if it is one"""
    default_value: str | None = None
    """Value before anybody typed"""
    max_length: int | None = None
    """Longest text; 0 = any length"""
    access: str | None = None
    """May it be left empty, may it be changed?"""
    show_in_search: bool | None = None
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None


class Contact(Model, kw_only=True, rename="pascal"):
    """Contact of the REST API."""

    contact_id: int | None = None
    name: str | None = None
    org_nr: str | None = None
    department: str | None = None
    url: str | None = _field(default=None, name="URL")
    city: str | None = None
    direct_phone: str | None = None
    associate_id: int | None = None
    country_id: int | None = None
    email_address: str | None = None
    kananame: str | None = None
    email_address_name: str | None = None
    url_name: str | None = _field(default=None, name="URLName")
    associate_full_name: str | None = None
    business_name: str | None = None
    category_name: str | None = None
    country_name: str | None = None
    address: Address | None = None
    formatted_address: str | None = None
    full_name: str | None = None
    is_owner_contact: bool | None = None
    active_erp_links: int | None = None
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None


class ContactEntity(Model, kw_only=True, rename="pascal"):
    """ContactEntity of the REST API."""

    contact_id: int | None = None
    """Key of the company"""
    name: str | None = None
    """Official name, e.g. Smørgrøt & Sønner AS. Not HTML:
    stays as it is
    """
    department: str | None = None
    """Branch, if the company has several"""
    org_nr: str | None = None
    """Number in the public register"""
    number1: str | None = None
    """Own number, free to use"""
    number2: str | None = None
    """Another one"""
    updated_date: datetime | None = None
    """Moment of the last save in UTC."""
    created_date: datetime | None = None
    """Moment of the first save in UTC."""
    emails: list[ContactEntityEmail] | None = None
    """Addresses of the company itself, not of its people"""
    interests: list[BusinessHeading] | None = None
    """Topics the company cares about, ticked or not.
    Use MDO List name "contint" to get list items.
    """
    urls: list[ContactEntityEmail] | None = None
    """Web pages"""
    phones: list[ContactEntityEmail] | None = None
    """Numbers to call"""
    faxes: list[ContactEntityEmail] | None = None
    """Numbers to fax to, should anybody still do that"""
    description: str | None = None
    """Yellow note on the card"""
    updated_by: Associate | None = None
    """Colleague who touched it last"""
    created_by: Associate | None = None
    """Colleague who typed it in first"""
    associate: Associate | None = None
    """Colleague in charge.
    Use MDO List name "associate" to get list items.
    """
    business: Business | None = None
    """Trade. Clients insist on one, the API does not.
    Use MDO List name "business" to get list items.
    """
    category: Category | None = None
    """Customer, supplier, rival …
    Use MDO List name "category" to get list items.
    """
    country: Country | None = None
    """Decides how numbers and addresses are laid out.
    Use MDO List name "country" to get list items.
    """
    persons: list[ContactEntityPerson] | None = None
    """People who work there"""
    no_mailing: bool | None = None
    """No advertising, please"""
    kananame: str | None = None
    """Name in kana, e.g. カブシキガイシャ"""
    xstop: bool | None = None
    """Stop sign on the card"""
    active_interests: int | None = None
    """Count of ticked Interests. The property is calculated and read only"""
    group_id: int | None = None
    """Group the first owner belonged to"""
    active_status_monitor_id: int | None = None
    """Traffic light that is lit, by rank"""
    support_associate: Associate | None = None
    """Use MDO List name "associate" to get list items."""
    ticket_priority: TicketPriority | None = None
    """Use MDO List name "ticketpriority" to get list items."""
    customer_language: CustomerLanguage | None = None
    """customer language"""
    deleted: int | None = None
    """0 = alive, anything else = hide it"""
    dbi_agent_id: int | None = None
    dbi_last_syncronized: datetime | None = None
    """Last time another system was asked"""
    dbi_key: str | None = None
    """Key in that system, e.g. {B-7}\\11"""
    dbi_last_modified: datetime | None = None
    support_person: Person | None = None
    """Carrier object for Person. The Person agent knows what to do with one."""
    address: Address | None = None
    """Where letters and visitors go. Either of the two forms may be changed.
    Carrier object for Address.
    """
    source: int | None = None
    """Fair, web page or pure luck: how contact began"""
    active_erp_links: int | None = None
    bounce_emails: list[str] | None = None
    """Addresses that sent mail back"""
    domains: list[str] | None = None
    """Domains of the company, best first"""
    user_defined_fields: dict[str, str] | None = None
    """Deprecated: {SuperOffice.CRM.Services.ContactEntity.CustomFields} holds these
    values as well. Keys look like "SuperOffice:7" or carry a ProgId
    """
    extra_fields: dict[str, str] | None = None
    """Deprecated: {SuperOffice.CRM.Services.ContactEntity.CustomFields} holds these
    values as well. Columns added by plug-ins
    """
    custom_fields: dict[str, str] | None = None
    """All fields a customer added, in one box. Replaces
    {SuperOffice.CRM.Services.ContactEntity.ExtraFields} and UserDefinedFields.
    """


class ContactEntityEmail(Model, kw_only=True, rename="pascal"):
    """ContactEntityEmail of the REST API."""

    value: str | None = None
    stripped_value: str | None = None
    description: str | None = None
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None


class ContactEntityPerson(Model, kw_only=True, rename="pascal"):
    """ContactEntityPerson of the REST API."""

    position: str | None = None
    person_id: int | None = None
    mrmrs: str | None = None
    firstname: str | None = None
    lastname: str | None = None
    middle_name: str | None = None
    title: str | None = None
    description: str | None = None
    email: str | None = None
    full_name: str | None = None
    direct_phone: str | None = None
    formal_name: str | None = None
    country_id: int | None = None
    contact_id: int | None = None
    contact_name: str | None = None
    retired: int | None = None
    rank: int | None = None
    active_interests: int | None = None
    contact_department: str | None = None
    contact_country_id: int | None = None
    contact_org_nr: str | None = None
    fax_phone: str | None = None
    mobile_phone: str | None = None
    contact_phone: str | None = None
    associate_name: str | None = None
    associate_id: int | None = None
    use_person_address: bool | None = None
    contact_fax: str | None = None
    kanafname: str | None = None
    kanalname: str | None = None
    post1: str | None = None
    post2: str | None = None
    post3: str | None = None
    email_name: str | None = None
    contact_full_name: str | None = None
    active_erp_links: int | None = None
    ticket_priority_id: int | None = None
    support_language_id: int | None = None
    support_associate_id: int | None = None
    category_name: str | None = None
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None


class ContactEntityWithLinks(ContactEntity, kw_only=True, rename="pascal"):
    """ContactEntityWithLinks of the REST API."""

    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
    links: dict[str, str] | None = _field(default=None, name="_Links")


class Country(Model, kw_only=True):
    """Country of the REST API. The docs show none of its fields: all are in
    `unknown_fields`.
    """


class CustomerLanguage(Model, kw_only=True):
    """CustomerLanguage of the REST API. The docs show none of its fields: all are in
    `unknown_fields`.
    """


class FieldProperty(Model, kw_only=True, rename="pascal"):
    """What is known of one field of an object."""

    field_right: FieldRight | None = None
    """What the user may do with it."""
    field_type: str | None = None
    """The kind of value, such as "int" or "datetime"."""
    field_length: int | None = None
    """The most characters that fit in."""


class FieldRight(Model, kw_only=True, rename="pascal"):
    """What the user may do with a field, and why not more."""

    mask: Flags[EFieldRight] | None = None
    """All that is allowed, as flags.
    Null where the name is none that this client knows.
    """
    reason: str | None = None
    """Why something is missing in the flags; empty where nothing is."""


class HierarchyEntity(Model, kw_only=True, rename="pascal"):
    """HierarchyEntity of the REST API."""

    hierarchy_id: int | None = None
    """Key of the folder"""
    domain: str | None = None
    """Tree it grows in"""
    name: str | None = None
    """Its own name"""
    fullname: str | None = None
    """All names from the root, joined by /"""
    parent_id: int | None = None
    """Key of the folder above, 0 at the root"""
    children: list[HierarchyEntity] | None = None
    """Folders below"""
    registered: datetime | None = None
    """Moment of the first save in UTC."""
    registered_associate_id: int | None = None
    updated: datetime | None = None
    """Moment of the last save in UTC."""
    updated_associate_id: int | None = None
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None


class JsonPatch(Model, kw_only=True, rename="pascal"):
    """JsonPatch of the REST API."""

    op: JsonPatchOperation | None = _field(default=None, name="op")
    """\"add", "replace", "remove" or "test"; "copy" is refused"""
    path: str | None = _field(default=None, name="path")
    """Way to the property, "/emails/0/value" or "/emails/-","""
    value: object = _field(default=None, name="value")
    """New value: a text, a number or an object."""


class ListEntity(Model, kw_only=True, rename="pascal"):
    """ListEntity of the REST API."""

    id: int | None = None
    """Key of the list"""
    name: str | None = None
    """Name of the list"""
    tooltip: str | None = None
    deleted: bool | None = None
    """Hidden from all clients"""
    rank: int | None = None
    is_custom_list: bool | None = None
    """Made by the customer"""
    is_mdo_list: bool | None = _field(default=None, name="IsMDOList")
    use_groups_and_headings: bool | None = None
    """Rows are sorted below headings and shown per group"""
    list_type: str | None = None
    """Mostly the table behind the list - but don't rely on it"""
    in_use_by_user_defined_fields: bool | None = None
    """Some field of the customer needs it"""
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None


class MassOperationResult(Model, kw_only=True, rename="pascal"):
    """MassOperationResult of the REST API."""

    success: bool | None = None
    """No row was refused"""
    message: str | None = None
    """Why rows were refused, one reason per line"""
    inserts: int | None = None
    """Count of new rows"""
    updates: int | None = None
    """Count of changed rows"""
    deletes: int | None = None
    """Count of rows that went"""
    row_status: list[UpsertRowStatus] | None = None
    """One entry per row, in the order of the data"""
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None


class ODataSlimResponse(Model, kw_only=True, rename="pascal"):
    """ODataSlimResponse of the REST API."""

    odata_metadata: str | None = _field(default=None, name="odata.metadata")
    odata_next_link: str | None = _field(default=None, name="odata.nextLink")
    value: list[dict[str, object]] | None = _field(default=None, name="value")


class Person(Model, kw_only=True, rename="pascal"):
    """Person of the REST API."""

    position: str | None = None
    person_id: int | None = None
    mrmrs: str | None = None
    firstname: str | None = None
    lastname: str | None = None
    middle_name: str | None = None
    title: str | None = None
    description: str | None = None
    email: str | None = None
    full_name: str | None = None
    direct_phone: str | None = None
    formal_name: str | None = None
    country_id: int | None = None
    contact_id: int | None = None
    contact_name: str | None = None
    retired: int | None = None
    rank: int | None = None
    active_interests: int | None = None
    contact_department: str | None = None
    contact_country_id: int | None = None
    contact_org_nr: str | None = None
    fax_phone: str | None = None
    mobile_phone: str | None = None
    contact_phone: str | None = None
    associate_name: str | None = None
    associate_id: int | None = None
    use_person_address: bool | None = None
    contact_fax: str | None = None
    kanafname: str | None = None
    kanalname: str | None = None
    post1: str | None = None
    post2: str | None = None
    post3: str | None = None
    email_name: str | None = None
    contact_full_name: str | None = None
    active_erp_links: int | None = None
    ticket_priority_id: int | None = None
    support_language_id: int | None = None
    support_associate_id: int | None = None
    category_name: str | None = None
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None


class PersonEntity(Model, kw_only=True):
    """PersonEntity of the REST API. The docs show none of its fields: all are in
    `unknown_fields`.
    """


class PreferredTimeZone(Model, kw_only=True, rename="pascal"):
    """A time zone that somebody has chosen.
    Read it with the time zone agent.
    """

    preference_id: int | None = None
    """The preference that names the zone; 0 where nobody has chosen one."""
    tz_location_id: int | None = _field(default=None, name="TZLocationId")
    """The zone."""
    location_code: str | None = None
    """The code of the zone, such as NO or US-HI."""
    description: str | None = None
    """The zone in words."""
    bias: int | None = None
    """Minutes from UTC."""


class Priority(Model, kw_only=True, rename="pascal"):
    """Priority of the REST API."""

    id: int | None = None
    value: str | None = None
    tooltip: str | None = None
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None


class Project(Model, kw_only=True, rename="pascal"):
    """Project of the REST API."""

    project_id: int | None = None
    name: str | None = None
    description: str | None = None
    url: str | None = _field(default=None, name="URL")
    type: str | None = None
    associate_id: int | None = None
    associate_full_name: str | None = None
    type_id: int | None = None
    updated: datetime | None = None
    status_id: int | None = None
    status: str | None = None
    text_id: int | None = None
    publish_to: datetime | None = None
    publish_from: datetime | None = None
    is_published: bool | None = None
    url_name: str | None = _field(default=None, name="URLName")
    project_number: str | None = None
    active_erp_links: int | None = None
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None


class RecurrenceDate(Model, kw_only=True):
    """RecurrenceDate of the REST API. The docs show none of its fields: all are in
    `unknown_fields`.
    """


class RecurrenceInfo(Model, kw_only=True, rename="pascal"):
    """How an appointment repeats."""

    recurrence_id: int | None = None
    """The number of the series; 0 until it is saved."""
    start_date: datetime | None = None
    """The first day of the series."""
    end_date: datetime | None = None
    """The last day of the series, where it has one."""
    recurrence_counter: int | None = None
    recurrence_end_type: str | None = None
    pattern: str | None = None
    """Whether it repeats by days, weeks, months or years.
    Null where the name is none that this client knows.
    """
    day_pattern: object = None
    week_pattern: object = None
    month_pattern: object = None
    year_pattern: object = None
    dates: list[RecurrenceDate] | None = None
    """Each day on which it takes place."""
    is_recurrence: bool | None = None
    """False where the appointment takes place only once."""


class Sale(Model, kw_only=True, rename="pascal"):
    """Sale of the REST API."""

    contact_name: str | None = None
    sale_date: datetime | None = None
    sale_id: int | None = None
    probability: int | None = None
    title: str | None = None
    amount: float | None = None
    currency: str | None = None
    project_name: str | None = None
    associate_full_name: str | None = None
    description: str | None = None
    status: str | None = None
    weighted_amount: float | None = None
    project_id: int | None = None
    earning_percent: float | None = None
    earning: float | None = None
    contact_id: int | None = None
    associate_id: int | None = None
    person_id: int | None = None
    sale_type_id: int | None = None
    sale_type_name: str | None = None
    person_full_name: str | None = None
    completed: str | None = None
    active_erp_links: int | None = None
    next_due_date: datetime | None = None
    number: str | None = None
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None


class SelectionMembersArchiveRow(Model, kw_only=True, rename="pascal"):
    """SelectionMembersArchiveRow of the REST API."""

    entity_name: str | None = None
    """Kind of the row; one list may mix several"""
    primary_key: int | None = None
    """Key of the row"""
    column_data: dict[str, ColumnData] | None = None
    """Cell per column name.
    A cell has at least a text to show; "tooltip" and link may be missing
    """
    link_hint: str | None = None
    """Where a click leads"""
    style_hint: str | None = None
    """How to paint it, for instance 'struck' or 'grey'"""
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None


class TableRight(Model, kw_only=True, rename="pascal"):
    """What the user may do with a row, and why not more."""

    mask: Flags[ETableRight] | None = None
    """All that is allowed, as flags.
    Null where the name is none that this client knows.
    """
    reason: str | None = None
    """Why something is missing in the flags; empty where nothing is."""


class TaskListItem(Model, kw_only=True, rename="pascal"):
    """TaskListItem of the REST API."""

    task_list_item_id: int | None = None
    value: str | None = None
    direction: str | None = None
    type: str | None = None
    tooltip: str | None = None
    deleted: bool | None = None
    intent_id: int | None = None
    rank: int | None = None
    is_default_allday_event: bool | None = None
    is_default_free: bool | None = None
    is_default_published: bool | None = None
    color_index: str | None = None
    default_videomeeting_status: str | None = None
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None


class TicketCategoryEntity(Model, kw_only=True):
    """TicketCategoryEntity of the REST API. The docs show none of its fields: all
    are in `unknown_fields`.
    """


class TicketEntity(Model, kw_only=True, rename="pascal"):
    """TicketEntity of the REST API."""

    ticket_id: int | None = None
    """Key of the request"""
    title: str | None = None
    """Subject line"""
    created_at: datetime | None = None
    """When it came in"""
    deadline: datetime | None = None
    """When it should be answered"""
    created_by: Associate | None = None
    """Colleague or robot that filed it"""
    author: str | None = None
    """Name under the first message"""
    owned_by: Associate | None = None
    """Colleague who works on it. 0 = nobody, 2147483647 = let the category decide.
    Use MDO List name "associate" to get list items.
    """
    category: TicketCategoryEntity | None = None
    """Shelf it stands on
    Use MDO List name "ejcategory" to get list items.
    """
    slevel: str | None = None
    """Who may read it"""
    priority: TicketPriorityEntity | None = None
    """How soon it must go
    Use MDO List name "ticketpriority" to get list items.
    """
    base_status: str | None = None
    """Open, closed or asleep
    Use MDO List name "ticketstatus" to get list items.
    """
    origin: str | None = None
    """Channel it came through"""
    secondary_persons: list[ContactEntityPerson] | None = None
    """Others who want to know
    Use MDO List name "person_new" to get list items.
    """
    connect_id: int | None = None
    """Key of the 'main' request, 0 = this is one"""
    read_status: str | None = None
    """Traffic light of the owner's reading"""
    has_attachment: bool | None = None
    num_replies: int | None = None
    from_address: str | None = None
    """Address that wrote first"""
    messages: list[TicketEntityMessage] | None = None
    """Heads of all messages; texts are fetched one by one"""
    tags: list[TicketEntityTag] | None = None
    """Labels stuck on it"""
    extra_fields: dict[str, str] | None = None
    """Deprecated: {SuperOffice.CRM.Services.TicketEntity.CustomFields} holds these
    values as well.
    """
    custom_fields: dict[str, str] | None = None
    """All fields a customer added. Replaces
    {SuperOffice.CRM.Services.TicketEntity.ExtraFields} and UserDefinedFields.
    """
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None


class TicketEntityMessage(Model, kw_only=True, rename="pascal"):
    """TicketEntityMessage of the REST API."""

    ticket_message_id: int | None = None
    created_at: datetime | None = None
    slevel: str | None = None
    important: bool | None = None
    author: str | None = None
    person_id: int | None = None
    person_full_name: str | None = None
    contact_id: int | None = None
    contact_name: str | None = None
    contact_department: str | None = None
    num_attachments: int | None = None
    email_header: str | None = None
    message_headers: list[object] | None = None
    language: str | None = None
    sentiment: int | None = None
    sentiment_confidence: int | None = None
    created_by: int | None = None
    changed_at: datetime | None = None
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None


class TicketEntityTag(Model, kw_only=True, rename="pascal"):
    """TicketEntityTag of the REST API."""

    id: int | None = None
    name: str | None = None
    tool_tip: str | None = None
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None


class TicketPriority(Model, kw_only=True):
    """TicketPriority of the REST API. The docs show none of its fields: all are in
    `unknown_fields`.
    """


class TicketPriorityEntity(Model, kw_only=True, rename="pascal"):
    """TicketPriorityEntity of the REST API."""

    ticket_priority_id: int | None = None
    name: str | None = None
    status: TicketPriorityStatus | None = None
    flags: Flags[TicketPriorityFlags] | None = None
    sort_order: int | None = None
    ticket_read: TicketPriorityEscalateEvent | None = None
    changed_owner: TicketPriorityEscalateEvent | None = None
    ticket_newinfo: TicketPriorityEscalateEvent | None = None
    ticket_closed: TicketPriorityEscalateEvent | None = None
    ticket_changed_priority: TicketPriorityEscalateEvent | None = None
    ticket_new: TicketPriorityEscalateEvent | None = None
    deadline: int | None = None
    mon_start: datetime | None = None
    mon_stop: datetime | None = None
    tue_start: datetime | None = None
    tue_stop: datetime | None = None
    wed_start: datetime | None = None
    wed_stop: datetime | None = None
    thu_start: datetime | None = None
    thu_stop: datetime | None = None
    fri_start: datetime | None = None
    fri_stop: datetime | None = None
    sat_start: datetime | None = None
    sat_stop: datetime | None = None
    sun_start: datetime | None = None
    sun_stop: datetime | None = None
    non_dates: list[datetime] | None = None
    escalation_levels: list[TicketPriorityEscalationLevelEntity] | None = None
    table_right: TableRight | None = None
    """What the user may do with the whole object."""
    field_properties: dict[str, FieldProperty] | None = None
    """What is known of each field, by the name of the field."""


class TicketPriorityEscalationLevelEntity(Model, kw_only=True, rename="pascal"):
    """TicketPriorityEscalationLevelEntity of the REST API."""

    ticket_alert_id: int | None = None
    alert_level: int | None = None
    alert_timeout: int | None = None
    action: int | None = None
    delegate_to: int | None = None
    script_id: int | None = None
    email_to: str | None = None
    sms_to: str | None = None
    reply_template_id_customer: int | None = None
    reply_template_id_user: int | None = None
    reply_template_id_catmast: int | None = None
    reply_template_id_email: int | None = None
    rti_customer_sms: int | None = None
    reply_template_id_user_sms: int | None = None
    reply_template_id_catmast_sms: int | None = None
    reply_template_id_sms: int | None = None
    table_right: TableRight | None = None
    """What the user may do with the whole object."""
    field_properties: dict[str, FieldProperty] | None = None
    """What is known of each field, by the name of the field."""


class TimeZoneData(Model, kw_only=True, rename="pascal"):
    """A time zone with its rules."""

    tz_location_id: int | None = _field(default=None, name="TZLocationID")
    """The zone."""
    name: str | None = None
    """Country and region."""
    tz_location_code: str | None = _field(default=None, name="TZLocationCode")
    """The code of the zone."""
    time_zone_std_rules: dict[str, TimeZoneRule] | None = _field(
        default=None, name="TimeZoneSTDRules"
    )
    """The rules for winter, by year."""


class TimeZoneRule(Model, kw_only=True, rename="pascal"):
    """When a rule begins and ends."""

    start_month: int | None = None
    end_month: int | None = None
    tz_offset: int | None = _field(default=None, name="TZOffset")
    """Minutes from UTC."""
    start_rule_pattern: str | None = None


class UdefLayout(Model, kw_only=True, rename="pascal"):
    """UdefLayout of the REST API."""

    u_def_field_id: int | None = None
    """Key of the field in this layout"""
    field_default: str | None = None
    """Value before anybody typed"""
    field_height: int | None = None
    """Pixels, 0 = "as tall as the letters" """
    field_label: str | None = None
    """Text in front of the box"""
    field_type: str | None = None
    """0 = text only, 1 = box, 2 = tick, 3 = list"""
    format_mask: str | None = None
    """Mask such as ##.## or %d; no client reads it ;-)"""
    is_mandatory: bool | None = None
    """0 = may stay empty, 1 = must not"""
    prog_id: str | None = None
    """Name for programs, e.g. Fjord.Ferry.Deck; SuperOffice.* is taken"""
    is_read_only: bool | None = None
    """0 = read/write, 1 = readonly"""
    text_length: int | None = None
    udef_identity: int | None = None
    """Number that stays the same in every layout"""
    justification: str | None = None
    """0 = as usual, else left, right or middle"""
    mdo_list_name: str | None = None
    """List behind the box. (Read-only)"""
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None


class UpsertRowStatus(Model, kw_only=True, rename="pascal"):
    """UpsertRowStatus of the REST API."""

    primary_key: int | None = None
    action: UpsertRowActionStatus | None = None
    row_keys: list[str] | None = None


class VisibleFor(Model, kw_only=True, rename="pascal"):
    """VisibleFor of the REST API."""

    visible_id: int | None = None
    visibility: str | None = None
    display_value: str | None = None
    table_right: TableRight | None = None
    field_properties: dict[str, FieldProperty] | None = None
