"""Custom classes: which class of the user stands for which class of the SDK.

replacements    the finished table, which views and the shape check go by
generated       the classes of an SDK that can be extended, by all names that they are imported under
matching        the classes of the user, matched with these
"""
