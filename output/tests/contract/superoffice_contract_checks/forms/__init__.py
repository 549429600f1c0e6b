"""What no page of SuperOffice shows: forms, headers and cookies of a call, and other styles of lists and objects."""
