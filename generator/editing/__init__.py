"""Files of records changed by machine: what was mistyped is mended, and every file has one canonical form."""
