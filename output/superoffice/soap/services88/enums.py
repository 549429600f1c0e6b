"""The enums of Services88. Each accepts unknown members too."""

from __future__ import annotations

from superoffice._runtime.values.enums import OpenEnum


class BlobLinkType(OpenEnum):
    """BlobLinkType of Services88. Members that the docs don't list are accepted."""

    PERSON_IMAGE = "PersonImage"
    """`PersonImage`"""


class CustomFieldType(OpenEnum):
    """CustomFieldType of Services88. Members that the docs don't list are accepted."""

    UNKNOWN = "Unknown", 0
    """`Unknown`, number 0"""
    INTEGER = "Integer", 1
    """`Integer`, number 1"""
    SHORT_TEXT = "ShortText", 2
    """`ShortText`, number 2"""
    LONG_TEXT = "LongText", 3
    """`LongText`, number 3"""
    DATE = "Date", 4
    """`Date`, number 4"""
    BLOB = "Blob", 5
    """`Blob`, number 5"""
    CHECKBOX = "Checkbox", 6
    """`Checkbox`, number 6"""
    MDO_LIST = "MdoList", 7
    """`MdoList`, number 7"""
    DECIMAL = "Decimal", 8
    """`Decimal`, number 8"""
    DATE_TIME = "DateTime", 9
    """`DateTime`, number 9"""
    TIME = "Time", 10
    """`Time`, number 10"""
    TIME_SPAN = "TimeSpan", 11
    """`TimeSpan`, number 11"""
    RELATION_TO = "RelationTo", 12
    """`RelationTo`, number 12"""
    ATTACHMENT = "Attachment", 13
    """`Attachment`, number 13"""
    DYNAMIC_LINK = "DynamicLink", 14
    """`DynamicLink`, number 14"""
    LIST_TEXT = "ListText", 15
    """`ListText`, number 15"""


class EFieldRight(OpenEnum):
    """EFieldRight of Services88. Any number of members may be set at once."""

    READ = "Read", 1
    """`Read`, number 1"""
    WRITE = "Write", 2
    """`Write`, number 2"""
    UNUSED1 = "Unused1", 4
    """`Unused1`, number 4"""
    UNUSED2 = "Unused2", 8
    """`Unused2`, number 8"""
    UNUSED3 = "Unused3", 16
    """`Unused3`, number 16"""
    UNUSED4 = "Unused4", 32
    """`Unused4`, number 32"""
    UI_HINT_MANDATORY = "UIHintMandatory", 64
    """`UIHintMandatory`, number 64"""
    UI_HINT_READ_ONLY = "UIHintReadOnly", 128
    """`UIHintReadOnly`, number 128"""
    UNDEFINED_VALUE256 = "UndefinedValue256", 256
    """`UndefinedValue256`, number 256"""
    NULLABLE = "Nullable", 32
    """`Nullable`, number 32"""


class ETableRight(OpenEnum):
    """What may be done with a row of a table.
    Each is a bit, and some are combinations with a name of their own.
    """

    SELECT = "Select", 1
    """`Select`, number 1"""
    UPDATE = "Update", 2
    """`Update`, number 2"""
    INSERT = "Insert", 4
    """`Insert`, number 4"""
    DELETE = "Delete", 8
    """`Delete`, number 8"""
    FILTERING = "Filtering", 16
    """`Filtering`, number 16"""
    RESTRICTED_UPDATE = "RestrictedUpdate", 32
    """`RestrictedUpdate`, number 32"""
    UNUSED1 = "Unused1", 64
    """`Unused1`, number 64"""
    UNINITIALIZED = "Uninitialized", 128
    """`Uninitialized`, number 128"""
    R = "R", 1
    """`R`, number 1"""
    F = "F", 16
    """`F`, number 16"""


class EjUserStatus(OpenEnum):
    """EjUserStatus of Services88. Members that the docs don't list are accepted."""

    STATUS_NONE = "StatusNone", 0
    """`StatusNone`, number 0"""
    STATUS_NORMAL = "StatusNormal", 1
    """`StatusNormal`, number 1"""
    STATUS_NOT_AVAILABLE = "StatusNotAvailable", 2
    """`StatusNotAvailable`, number 2"""
    STATUS_DELETED = "StatusDeleted", 3
    """`StatusDeleted`, number 3"""
    STATUS_READ_ONLY = "StatusReadOnly", 4
    """`StatusReadOnly`, number 4"""
    STATUS_SPM = "StatusSpm", 5
    """`StatusSpm`, number 5"""
    STATUS_SYSTEM = "StatusSystem", 127
    """`StatusSystem`, number 127"""


class ImportAction(OpenEnum):
    """ImportAction of Services88. Members that the docs don't list are accepted."""

    PERSON_ADDED = "PersonAdded"
    """`PersonAdded`"""


class ImportEntityType(OpenEnum):
    """ImportEntityType of Services88. Members that the docs don't list are accepted."""

    PERSON = "Person"
    """`Person`"""


class InterRestrictionOperator(OpenEnum):
    """InterRestrictionOperator of Services88. Members that the docs don't list are
    accepted.
    """

    NONE = "None"
    """`None`"""


class LicenseType(OpenEnum):
    """LicenseType of Services88. Members that the docs don't list are accepted."""

    UNKNOWN = "Unknown", 0
    """`Unknown`, number 0"""
    SITE_LICENSE = "SiteLicense", 1
    """`SiteLicense`, number 1"""
    SATELLITE_LICENSE = "SatelliteLicense", 2
    """`SatelliteLicense`, number 2"""
    USER_LICENSE = "UserLicense", 3
    """`UserLicense`, number 3"""


class NetServerBuildType(OpenEnum):
    """NetServerBuildType of Services88. Members that the docs don't list are
    accepted.
    """

    FEATURE = "Feature", 0
    """`Feature`, number 0"""
    STABLE = "Stable", 1
    """`Stable`, number 1"""
    ALPHA = "Alpha", 2
    """`Alpha`, number 2"""
    BETA = "Beta", 3
    """`Beta`, number 3"""
    RELEASE_CANDIDATE = "ReleaseCandidate", 4
    """`ReleaseCandidate`, number 4"""
    RELEASE = "Release", 5
    """`Release`, number 5"""


class NotificationMessageType(OpenEnum):
    """NotificationMessageType of Services88. Members that the docs don't list are
    accepted.
    """

    MESSAGE = "Message"
    """`Message`"""


class RecurrenceUpdateMode(OpenEnum):
    """Which appointments of a series a change is made to."""

    UNKNOWN = "Unknown", 0
    """`Unknown`, number 0"""
    ONLY_THIS = "OnlyThis", 1
    """`OnlyThis`, number 1"""
    THIS_AND_FORWARD = "ThisAndForward", 2
    """`ThisAndForward`, number 2"""
    STOP_RECURRENCE = "StopRecurrence", 9
    """`StopRecurrence`, number 9"""


class RoleType(OpenEnum):
    """RoleType of Services88. Members that the docs don't list are accepted."""

    EMPLOYEE = "Employee", 0
    """`Employee`, number 0"""
    EXTERNAL_USER = "ExternalUser", 1
    """`ExternalUser`, number 1"""
    ANONYMOUS = "Anonymous", 2
    """`Anonymous`, number 2"""
    SYSTEM = "System", 3
    """`System`, number 3"""


class TicketPriorityEscalateEvent(OpenEnum):
    """TicketPriorityEscalateEvent of Services88. Members that the docs don't list
    are accepted.
    """

    NONE = "None", -1
    """`None`, number -1"""
    STOP = "Stop", 0
    """`Stop`, number 0"""
    CONTINUE = "Continue", 1
    """`Continue`, number 1"""
    RESTART = "Restart", 2
    """`Restart`, number 2"""


class TicketPriorityFlags(OpenEnum):
    """TicketPriorityFlags of Services88. Any number of members may be set at once."""

    EXTERNAL = "External", 1
    """`External`, number 1"""
    DEFAULT = "Default", 2
    """`Default`, number 2"""
    ALERT_SCHEDULE = "AlertSchedule", 4
    """`AlertSchedule`, number 4"""


class TicketPriorityStatus(OpenEnum):
    """TicketPriorityStatus of Services88. Members that the docs don't list are
    accepted.
    """

    UNKNOWN = "Unknown", 0
    """`Unknown`, number 0"""
    NORMAL = "Normal", 1
    """`Normal`, number 1"""
    DELETED = "Deleted", 2
    """`Deleted`, number 2"""


class UDefFieldType(OpenEnum):
    """UDefFieldType of Services88. Members that the docs don't list are accepted."""

    NUMBER = "Number", 1
    """`Number`, number 1"""
    SHORT_TEXT = "ShortText", 2
    """`ShortText`, number 2"""
    LONG_TEXT = "LongText", 3
    """`LongText`, number 3"""
    DATE = "Date", 4
    """`Date`, number 4"""
    UNLIMITED_DATE = "UnlimitedDate", 5
    """`UnlimitedDate`, number 5"""
    CHECKBOX = "Checkbox", 6
    """`Checkbox`, number 6"""
    LIST = "List", 7
    """`List`, number 7"""
    DECIMAL = "Decimal", 8
    """`Decimal`, number 8"""


class UDefType(OpenEnum):
    """UDefType of Services88. Members that the docs don't list are accepted."""

    INVALID = "Invalid", 0
    """`Invalid`, number 0"""
    CONTACT = "Contact", 7
    """`Contact`, number 7"""
    PERSON = "Person", 8
    """`Person`, number 8"""
    PROJECT = "Project", 9
    """`Project`, number 9"""
    SALE = "Sale", 10
    """`Sale`, number 10"""
    TEMP = "Temp", 11
    """`Temp`, number 11"""
    APPOINTMENT = "Appointment", 12
    """`Appointment`, number 12"""
    DOCUMENT = "Document", 13
    """`Document`, number 13"""
    NONE = "None", 14
    """`None`, number 14"""


class UdefJustification(OpenEnum):
    """UdefJustification of Services88. Members that the docs don't list are
    accepted.
    """

    DEFAULT = "Default", 0
    """`Default`, number 0"""
    LEFT = "Left", 1
    """`Left`, number 1"""
    CENTER = "Center", 2
    """`Center`, number 2"""
    RIGHT = "Right", 3
    """`Right`, number 3"""


class UpsertRowActionStatus(OpenEnum):
    """UpsertRowActionStatus of Services88. Members that the docs don't list are
    accepted.
    """

    INSERTED = "Inserted"
    """`Inserted`"""


class UserType(OpenEnum):
    """UserType of Services88. Members that the docs don't list are accepted."""

    UNKNOWN = "Unknown", 0
    """`Unknown`, number 0"""
    INTERNAL_ASSOCIATE = "InternalAssociate", 1
    """`InternalAssociate`, number 1"""
    RESOURCE_ASSOCIATE = "ResourceAssociate", 2
    """`ResourceAssociate`, number 2"""
    EXTERNAL_ASSOCIATE = "ExternalAssociate", 3
    """`ExternalAssociate`, number 3"""
    ANONYMOUS_ASSOCIATE = "AnonymousAssociate", 4
    """`AnonymousAssociate`, number 4"""
    SYSTEM_ASSOCIATE = "SystemAssociate", 5
    """`SystemAssociate`, number 5"""


class WebhookState(OpenEnum):
    """WebhookState of Services88. Members that the docs don't list are accepted."""

    UNKNOWN = "Unknown"
    """`Unknown`"""
