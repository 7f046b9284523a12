"""The office's own view, from the full portal: readiness, deadlines and what has grown old. Never published."""
