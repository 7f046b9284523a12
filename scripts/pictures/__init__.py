"""Demonstration pictures: flat duotone scenes drawn with Pillow.

``python -m scripts.pictures`` (from the project root) writes every picture
into ``content/media/``.  ``kit`` holds the canvas and the reusable props,
``scenes`` one small function per picture.
"""
