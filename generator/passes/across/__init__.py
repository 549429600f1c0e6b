"""What REST and SOAP share: types that are the same, and descriptions that only one of them has."""
