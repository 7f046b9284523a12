"""Printed volumes: views become JSON, Typst sets them; no text is ever read as Typst."""
