"""The enums of Services88. Each accepts unknown members too."""

from __future__ import annotations

from superoffice._runtime.values.enums import OpenEnum


class BlobLinkType(OpenEnum):
    """BlobLinkType of Services88. Members that the docs don't list are accepted."""

    PERSON_IMAGE = "PersonImage"


class CustomFieldType(OpenEnum):
    """CustomFieldType of Services88. Members that the docs don't list are accepted."""

    UNKNOWN = "Unknown", 0
    INTEGER = "Integer", 1
    SHORT_TEXT = "ShortText", 2
    LONG_TEXT = "LongText", 3
    DATE = "Date", 4
    BLOB = "Blob", 5
    CHECKBOX = "Checkbox", 6
    MDO_LIST = "MdoList", 7
    DECIMAL = "Decimal", 8
    DATE_TIME = "DateTime", 9
    TIME = "Time", 10
    TIME_SPAN = "TimeSpan", 11
    RELATION_TO = "RelationTo", 12
    ATTACHMENT = "Attachment", 13
    DYNAMIC_LINK = "DynamicLink", 14
    LIST_TEXT = "ListText", 15


class EFieldRight(OpenEnum):
    """EFieldRight of Services88. Any number of members may be set at once."""

    READ = "Read", 1
    WRITE = "Write", 2
    UNUSED1 = "Unused1", 4
    UNUSED2 = "Unused2", 8
    UNUSED3 = "Unused3", 16
    UNUSED4 = "Unused4", 32
    UI_HINT_MANDATORY = "UIHintMandatory", 64
    UI_HINT_READ_ONLY = "UIHintReadOnly", 128
    UNDEFINED_VALUE256 = "UndefinedValue256", 256
    NULLABLE = "Nullable", 32


class ETableRight(OpenEnum):
    """What may be done with a row of a table.
    Each is a bit, and some are combinations with a name of their own.
    """

    SELECT = "Select", 1
    UPDATE = "Update", 2
    INSERT = "Insert", 4
    DELETE = "Delete", 8
    FILTERING = "Filtering", 16
    RESTRICTED_UPDATE = "RestrictedUpdate", 32
    UNUSED1 = "Unused1", 64
    UNINITIALIZED = "Uninitialized", 128
    R = "R", 1
    F = "F", 16


class EjUserStatus(OpenEnum):
    """EjUserStatus of Services88. Members that the docs don't list are accepted."""

    STATUS_NONE = "StatusNone", 0
    STATUS_NORMAL = "StatusNormal", 1
    STATUS_NOT_AVAILABLE = "StatusNotAvailable", 2
    STATUS_DELETED = "StatusDeleted", 3
    STATUS_READ_ONLY = "StatusReadOnly", 4
    STATUS_SPM = "StatusSpm", 5
    STATUS_SYSTEM = "StatusSystem", 127


class ImportAction(OpenEnum):
    """ImportAction of Services88. Members that the docs don't list are accepted."""

    PERSON_ADDED = "PersonAdded"


class ImportEntityType(OpenEnum):
    """ImportEntityType of Services88. Members that the docs don't list are accepted."""

    PERSON = "Person"


class InterRestrictionOperator(OpenEnum):
    """InterRestrictionOperator of Services88. Members that the docs don't list are
    accepted.
    """

    NONE = "None"


class LicenseType(OpenEnum):
    """LicenseType of Services88. Members that the docs don't list are accepted."""

    UNKNOWN = "Unknown", 0
    SITE_LICENSE = "SiteLicense", 1
    SATELLITE_LICENSE = "SatelliteLicense", 2
    USER_LICENSE = "UserLicense", 3


class NetServerBuildType(OpenEnum):
    """NetServerBuildType of Services88. Members that the docs don't list are
    accepted.
    """

    FEATURE = "Feature", 0
    STABLE = "Stable", 1
    ALPHA = "Alpha", 2
    BETA = "Beta", 3
    RELEASE_CANDIDATE = "ReleaseCandidate", 4
    RELEASE = "Release", 5


class NotificationMessageType(OpenEnum):
    """NotificationMessageType of Services88. Members that the docs don't list are
    accepted.
    """

    MESSAGE = "Message"


class RecurrenceUpdateMode(OpenEnum):
    """Which appointments of a series a change is made to."""

    UNKNOWN = "Unknown", 0
    ONLY_THIS = "OnlyThis", 1
    THIS_AND_FORWARD = "ThisAndForward", 2
    STOP_RECURRENCE = "StopRecurrence", 9


class RoleType(OpenEnum):
    """RoleType of Services88. Members that the docs don't list are accepted."""

    EMPLOYEE = "Employee", 0
    EXTERNAL_USER = "ExternalUser", 1
    ANONYMOUS = "Anonymous", 2
    SYSTEM = "System", 3


class TicketPriorityEscalateEvent(OpenEnum):
    """TicketPriorityEscalateEvent of Services88. Members that the docs don't list
    are accepted.
    """

    NONE = "None", -1
    STOP = "Stop", 0
    CONTINUE = "Continue", 1
    RESTART = "Restart", 2


class TicketPriorityFlags(OpenEnum):
    """TicketPriorityFlags of Services88. Any number of members may be set at once."""

    EXTERNAL = "External", 1
    DEFAULT = "Default", 2
    ALERT_SCHEDULE = "AlertSchedule", 4


class TicketPriorityStatus(OpenEnum):
    """TicketPriorityStatus of Services88. Members that the docs don't list are
    accepted.
    """

    UNKNOWN = "Unknown", 0
    NORMAL = "Normal", 1
    DELETED = "Deleted", 2


class UDefFieldType(OpenEnum):
    """UDefFieldType of Services88. Members that the docs don't list are accepted."""

    NUMBER = "Number", 1
    SHORT_TEXT = "ShortText", 2
    LONG_TEXT = "LongText", 3
    DATE = "Date", 4
    UNLIMITED_DATE = "UnlimitedDate", 5
    CHECKBOX = "Checkbox", 6
    LIST = "List", 7
    DECIMAL = "Decimal", 8


class UDefType(OpenEnum):
    """UDefType of Services88. Members that the docs don't list are accepted."""

    INVALID = "Invalid", 0
    CONTACT = "Contact", 7
    PERSON = "Person", 8
    PROJECT = "Project", 9
    SALE = "Sale", 10
    TEMP = "Temp", 11
    APPOINTMENT = "Appointment", 12
    DOCUMENT = "Document", 13
    NONE = "None", 14


class UdefJustification(OpenEnum):
    """UdefJustification of Services88. Members that the docs don't list are
    accepted.
    """

    DEFAULT = "Default", 0
    LEFT = "Left", 1
    CENTER = "Center", 2
    RIGHT = "Right", 3


class UpsertRowActionStatus(OpenEnum):
    """UpsertRowActionStatus of Services88. Members that the docs don't list are
    accepted.
    """

    INSERTED = "Inserted"


class UserType(OpenEnum):
    """UserType of Services88. Members that the docs don't list are accepted."""

    UNKNOWN = "Unknown", 0
    INTERNAL_ASSOCIATE = "InternalAssociate", 1
    RESOURCE_ASSOCIATE = "ResourceAssociate", 2
    EXTERNAL_ASSOCIATE = "ExternalAssociate", 3
    ANONYMOUS_ASSOCIATE = "AnonymousAssociate", 4
    SYSTEM_ASSOCIATE = "SystemAssociate", 5


class WebhookState(OpenEnum):
    """WebhookState of Services88. Members that the docs don't list are accepted."""

    UNKNOWN = "Unknown"
