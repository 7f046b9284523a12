"""The form in the browser at `/admin/`: a git-based editor whose configuration is made from the models."""
