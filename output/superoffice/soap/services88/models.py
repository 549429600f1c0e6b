"""The models of Services88: what its operations take and return."""

from __future__ import annotations

from datetime import datetime, timedelta

from superoffice._runtime.values.flags import Flags
from superoffice._runtime.values.model import Model, Result
from superoffice.soap.services88.enums import (
    CustomFieldType,
    EFieldRight,
    ETableRight,
    EjUserStatus,
    ImportAction,
    ImportEntityType,
    InterRestrictionOperator,
    LicenseType,
    NetServerBuildType,
    NotificationMessageType,
    RoleType,
    TicketPriorityEscalateEvent,
    TicketPriorityFlags,
    TicketPriorityStatus,
    UDefFieldType,
    UDefType,
    UdefJustification,
    UpsertRowActionStatus,
    UserType,
    WebhookState,
)


class ArchiveColumnInfo(Model, kw_only=True):
    """ArchiveColumnInfo of Services88."""

    display_name: str | None = None
    display_tooltip: str | None = None
    display_type: str | None = None
    can_order_by: bool | None = None
    name: str | None = None
    can_restrict_by: bool | None = None
    restriction_type: str | None = None
    restriction_list_name: str | None = None
    is_visible: bool | None = None
    width: str | None = None
    icon_hint: str | None = None
    heading_icon_hint: str | None = None
    extra_info: str | None = None


class ArchiveRestrictionInfo(Model, kw_only=True):
    """ArchiveRestrictionInfo of Services88."""

    name: str | None = None
    operator: str | None = None
    values: list[str] | None = None
    display_values: list[str] | None = None
    column_info: ArchiveColumnInfo | None = None
    is_active: bool | None = None
    sub_restrictions: list[ArchiveRestrictionInfo] | None = None
    inter_parenthesis: int | None = None
    inter_operator: InterRestrictionOperator | None = None
    unique_hash: int | None = None


class Associate(Model, kw_only=True):
    """Associate of Services88."""

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


class Carrier(Model, kw_only=True):
    """What every object of the service has besides its own fields."""

    table_right: TableRight | None = None
    """What the user may do with the whole object."""
    field_properties: dict[str, FieldProperty] | None = None
    """What is known of each field, by the name of the field."""


class DSAParameters(Model, kw_only=True):
    """DSAParameters of Services88."""

    counter: int | None = None
    g: bytes | None = None
    j: bytes | None = None
    p: bytes | None = None
    q: bytes | None = None
    seed: bytes | None = None
    y: bytes | None = None


class FieldInfoBase(Model, kw_only=True):
    """FieldInfoBase of Services88."""

    field_type: CustomFieldType | None = None
    field_name: str | None = None
    display_name: str | None = None
    description: str | None = None
    short_label: str | None = None
    hide_label: bool | None = None
    hide_field: bool | None = None
    is_indexed: bool | None = None
    is_mandatory: bool | None = None
    is_read_only: bool | None = None
    is_external: bool | None = None
    rank: int | None = None
    template_variable_name: str | None = None


class FieldProperty(Model, kw_only=True):
    """What is known of one field of an object."""

    field_right: FieldRight | None = None
    """What the user may do with it."""
    field_type: str | None = None
    """The kind of value, such as "int" or "datetime"."""
    field_length: int | None = None
    """The most characters that fit in."""


class FieldRight(Model, kw_only=True):
    """What the user may do with a field, and why not more."""

    mask: Flags[EFieldRight] | None = None
    """All that is allowed, as flags.
    Null where the name is none that this client knows.
    """
    reason: str | None = None
    """Why something is missing in the flags; empty where nothing is."""


class ImportLine(Model, kw_only=True):
    """ImportLine of Services88."""

    values: list[str] | None = None
    selected: bool | None = None
    operation: ImportAction | None = None
    type: ImportEntityType | None = None
    external_key: str | None = None


class LicenseInfo(Model, kw_only=True):
    """LicenseInfo of Services88."""

    company_name: str | None = None
    serial_nr: str | None = None
    owner_name: str | None = None
    owner_description: str | None = None
    next_check_date: datetime | None = None
    maintenance_date: datetime | None = None
    admin_warning_date: datetime | None = None
    expiry_date: datetime | None = None
    grace_date: datetime | None = None
    extra_flags: int | None = None
    license_url: str | None = None
    license_version: str | None = None
    deployment_type: int | None = None
    product_type: str | None = None
    product_description: str | None = None
    module_licenses: list[ModuleLicense] | None = None
    public_key: SignedPublicKey | None = None
    signature: str | None = None


class MassOperationResult(Model, kw_only=True):
    """MassOperationResult of Services88."""

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


class ModuleLicense(Model, kw_only=True):
    """ModuleLicense of Services88."""

    owner_name: str | None = None
    module_name: str | None = None
    module_description: str | None = None
    module_tooltip: str | None = None
    module_version: str | None = None
    license_type: LicenseType | None = None
    unrestricted: bool | None = None
    allowed_user_type: UserType | None = None
    number_of_licenses: int | None = None
    extra_flags: int | None = None
    extra_info: str | None = None
    sort_order: int | None = None
    is_hidden: bool | None = None
    prerequisite_module_name: str | None = None
    signature: str | None = None


class PocketNotificationMessage(Model, kw_only=True):
    """PocketNotificationMessage of Services88."""

    title: str | None = None
    message: str | None = None
    url: str | None = None
    silent: bool | None = None
    type: NotificationMessageType | None = None
    time_to_live: int | None = None
    record_id: int | None = None
    date: datetime | None = None
    duration: timedelta | None = None
    extra_values: dict[str, str] | None = None


class ProvidedCredential(Model, kw_only=True):
    """ProvidedCredential of Services88."""

    type: str | None = None
    search_name: str | None = None
    display_name: str | None = None
    credential_id: int | None = None


class SignedPublicKey(Model, kw_only=True):
    """SignedPublicKey of Services88."""

    owner_name: str | None = None
    sign_date: datetime | None = None
    expiry_date: datetime | None = None
    key: DSAParameters | None = None
    signature: str | None = None


class SmtpTestResult(Model, kw_only=True):
    """SmtpTestResult of Services88."""

    success: bool | None = None
    error_message: str | None = None


class SoCredentials(Model, kw_only=True):
    """SoCredentials of Services88."""

    ticket: str | None = None


class SoExceptionInfo(Model, kw_only=True):
    """SoExceptionInfo of Services88."""

    message: str | None = None
    stack_trace: str | None = None
    friendly_text: str | None = None
    exception_type: str | None = None
    source: str | None = None
    inner_exception: SoExceptionInfo | None = None
    parameters: dict[str, str] | None = None


class SoPrincipalCarrier(Model, kw_only=True):
    """SoPrincipalCarrier of Services88."""

    user_type: UserType | None = None
    associate: str | None = None
    associate_id: int | None = None
    is_person: bool | None = None
    person_id: int | None = None
    country_id: int | None = None
    home_country_id: int | None = None
    contact_id: int | None = None
    group_id: int | None = None
    business_id: int | None = None
    category_id: int | None = None
    contact_owner: int | None = None
    role_id: int | None = None
    role_name: str | None = None
    role_description: str | None = None
    role_type: RoleType | None = None
    licenses: list[GrantedModuleLicense] | None = None
    full_name: str | None = None
    email_address: str | None = None
    function_rights: list[str] | None = None
    ej_user_id: int | None = None
    ej_access_level: int | None = None
    ej_user_status: EjUserStatus | None = None
    provided_credentials: list[ProvidedCredential] | None = None
    secondary_groups: list[int] | None = None
    database_context_identifier: str | None = None


class SoTimeZone(Model, kw_only=True):
    """SoTimeZone of Services88."""

    so_time_zone_id: int | None = None
    so_time_zone_location_code: str | None = None


class TableRight(Model, kw_only=True):
    """What the user may do with a row, and why not more."""

    mask: Flags[ETableRight] | None = None
    """All that is allowed, as flags.
    Null where the name is none that this client knows.
    """
    reason: str | None = None
    """Why something is missing in the flags; empty where nothing is."""


class UpsertRowStatus(Model, kw_only=True):
    """UpsertRowStatus of Services88."""

    primary_key: int | None = None
    action: UpsertRowActionStatus | None = None
    row_keys: list[str] | None = None


class Webhook(Model, kw_only=True):
    """Webhook of Services88."""

    webhook_id: int | None = None
    name: str | None = None
    events: list[str] | None = None
    target_url: str | None = None
    secret: str | None = None
    state: WebhookState | None = None
    type: str | None = None
    headers: dict[str, str] | None = None
    properties: dict[str, object] | None = None
    registered: datetime | None = None
    registered_associate: Associate | None = None
    updated: datetime | None = None
    updated_associate: Associate | None = None


class ActivitySummary(Carrier, kw_only=True):
    """ActivitySummary of Services88."""

    num_busy_activities: int | None = None
    num_free_activities: int | None = None
    percentage_busy: int | None = None


class DayInformationListItem(Carrier, kw_only=True):
    """DayInformationListItem of Services88."""

    activity_information: ActivitySummary | None = None
    red_letter_information: RedLetterSummary | None = None
    date: datetime | None = None


class FieldInfoAttachment(FieldInfoBase, kw_only=True):
    """FieldInfoAttachment of Services88."""

    default_value: int | None = None


class FieldInfoBlob(FieldInfoBase, kw_only=True):
    """FieldInfoBlob of Services88."""


class FieldInfoBool(FieldInfoBase, kw_only=True):
    """FieldInfoBool of Services88."""

    default_value: bool | None = None


class FieldInfoDate(FieldInfoBase, kw_only=True):
    """FieldInfoDate of Services88."""

    default_value: datetime | None = None
    is_default_now: bool | None = None


class FieldInfoDateTime(FieldInfoBase, kw_only=True):
    """FieldInfoDateTime of Services88."""

    default_value: datetime | None = None
    is_default_now: bool | None = None


class FieldInfoDecimal(FieldInfoBase, kw_only=True):
    """FieldInfoDecimal of Services88."""

    default_value: float | None = None
    precision: int | None = None


class FieldInfoDynamicLink(FieldInfoBase, kw_only=True):
    """FieldInfoDynamicLink of Services88."""

    link_name: str | None = None
    link_value: str | None = None


class FieldInfoInt(FieldInfoBase, kw_only=True):
    """FieldInfoInt of Services88."""

    default_value: int | None = None


class FieldInfoListText(FieldInfoBase, kw_only=True):
    """FieldInfoListText of Services88."""

    default_value: str | None = None
    text_length: int | None = None
    choices: list[str] | None = None


class FieldInfoLongText(FieldInfoBase, kw_only=True):
    """FieldInfoLongText of Services88."""

    default_value: str | None = None
    is_html: bool | None = None
    use_text_area: bool | None = None
    num_rows: int | None = None


class FieldInfoMdoList(FieldInfoBase, kw_only=True):
    """FieldInfoMdoList of Services88."""

    default_value: int | None = None
    mdo_list_name: str | None = None


class FieldInfoRelation(FieldInfoBase, kw_only=True):
    """FieldInfoRelation of Services88."""

    default_value: int | None = None
    target_table: str | None = None
    target_label: str | None = None
    use_drop_down: bool | None = None
    mdo_list_name: str | None = None


class FieldInfoShortText(FieldInfoBase, kw_only=True):
    """FieldInfoShortText of Services88."""

    default_value: str | None = None
    text_length: int | None = None
    format_mask: str | None = None
    is_html: bool | None = None


class FieldInfoTime(FieldInfoBase, kw_only=True):
    """FieldInfoTime of Services88."""

    default_value: datetime | None = None
    is_default_now: bool | None = None


class FieldInfoTimeSpan(FieldInfoBase, kw_only=True):
    """FieldInfoTimeSpan of Services88."""

    default_value: int | None = None
    use_days: bool | None = None
    use_hours: bool | None = None
    use_minutes: bool | None = None


class GrantedModuleLicense(Carrier, kw_only=True):
    """GrantedModuleLicense of Services88."""

    owner_id: int | None = None
    owner_name: str | None = None
    owner_description: str | None = None
    module_id: int | None = None
    name: str | None = None
    description: str | None = None
    version: str | None = None
    license_type: LicenseType | None = None
    extra_flags: int | None = None
    sort_order: int | None = None
    license_number: int | None = None
    is_hidden: bool | None = None
    is_unrestricted: bool | None = None
    expiry_date: datetime | None = None


class ProjectTypeStatusLink(Carrier, kw_only=True):
    """ProjectTypeStatusLink of Services88."""

    project_type_status_link_id: int | None = None
    proj_type_id: int | None = None
    proj_type_name: str | None = None
    proj_type_tooltip: str | None = None
    proj_status_id: int | None = None
    proj_status_name: str | None = None
    proj_status_tooltip: str | None = None


class RedLetterSummary(Carrier, kw_only=True):
    """RedLetterSummary of Services88."""

    is_own_country_holiday: bool | None = None
    is_other_country_holiday: bool | None = None


class SaleTypeStageLink(Carrier, kw_only=True):
    """SaleTypeStageLink of Services88."""

    sale_type_stage_link_id: int | None = None
    sale_type_id: int | None = None
    sale_type_name: str | None = None
    sale_type_tooltip: str | None = None
    prob_id: int | None = None
    prob_name: str | None = None
    prob_tooltip: str | None = None
    probability: int | None = None


class SoSystemInfoCarrier(Carrier, kw_only=True):
    """SoSystemInfoCarrier of Services88."""

    license: LicenseInfo | None = None
    warning_english: str | None = None
    warning_resource: str | None = None
    branch_name: str | None = None
    build_label: str | None = None
    assembly_version: str | None = None
    accumulated_next_check_date: datetime | None = None
    file_version: str | None = None
    description: str | None = None
    days_until_net_server_expiry: int | None = None
    build_type: NetServerBuildType | None = None
    database_version: int | None = None
    is_unicode: bool | None = None
    company_name: str | None = None
    company_id: int | None = None
    database_type: str | None = None
    database_minor: str | None = None
    database_name: str | None = None
    is_on_travel: bool | None = None
    is_satellite: bool | None = None


class SuggestedAppointmentEntity(Carrier, kw_only=True):
    """SuggestedAppointmentEntity of Services88."""

    suggested_appointment_id: int | None = None
    name: str | None = None
    tooltip: str | None = None
    rank: int | None = None
    deleted: bool | None = None
    days_future: int | None = None
    duration: timedelta | None = None
    auto_suggest: bool | None = None
    is_milestone: bool | None = None
    assign_to_member: bool | None = None
    text: str | None = None
    project_type_status_link: ProjectTypeStatusLink | None = None
    sale_type_stage_link: SaleTypeStageLink | None = None
    type: Task | None = None


class Task(Carrier, kw_only=True):
    """Task of Services88."""

    id: int | None = None
    value: str | None = None
    tooltip: str | None = None


class TicketPriorityEntity(Carrier, kw_only=True):
    """TicketPriorityEntity of Services88."""

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


class TicketPriorityEscalationLevelEntity(Carrier, kw_only=True):
    """TicketPriorityEscalationLevelEntity of Services88."""

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


class UserDefinedFieldInfo(Carrier, kw_only=True):
    """UserDefinedFieldInfo of Services88."""

    u_def_field_id: int | None = None
    column_id: int | None = None
    field_default: str | None = None
    field_height: int | None = None
    field_label: str | None = None
    field_left: int | None = None
    field_top: int | None = None
    field_type: UDefFieldType | None = None
    field_width: int | None = None
    format_mask: str | None = None
    hide_label: bool | None = None
    is_indexed: bool | None = None
    label_height: int | None = None
    label_left: int | None = None
    label_top: int | None = None
    label_width: int | None = None
    last_version_id: int | None = None
    list_table_id: int | None = None
    is_mandatory: bool | None = None
    type: UDefType | None = None
    page1_line_no: int | None = None
    prog_id: str | None = None
    is_read_only: bool | None = None
    short_label: str | None = None
    tab_order: int | None = None
    text_length: int | None = None
    tooltip: str | None = None
    udef_identity: int | None = None
    ud_list_definition_id: int | None = None
    justification: UdefJustification | None = None
    version: int | None = None
    template_variable_name: str | None = None
    has_been_published: bool | None = None
    mdo_list_name: str | None = None


class ReadBlobPartResult(Result, frozen=True, kw_only=True):
    """The results of ReadBlobPart of the BlobManager agent."""

    response: str | None
    length: int


class ReadFileResult(Result, frozen=True, kw_only=True):
    """The results of ReadFile of the FileManager agent."""

    file_name: str | None
    length: int
    response: str | None


class AuthenticateUsernamePasswordResult(Result, frozen=True, kw_only=True):
    """The results of AuthenticateUsernamePassword of the SoPrincipal agent."""

    response: SoPrincipalCarrier | None
    credentials: SoCredentials | None
    authentication_succeeded: bool
