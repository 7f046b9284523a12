"""The drawing kit: canvas, paints, people, furniture, nature and objects.

All coordinates are logical units on a 960 x 600 stage, y pointing down, as in
the design mock-up; the canvas scales them to the supersampled raster.
"""
