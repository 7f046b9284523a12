"""A Word narrative becomes the Markdown of a case study."""
