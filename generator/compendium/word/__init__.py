"""Volumes and reports as editable Word drafts, from the views that the printed ones are set from."""
