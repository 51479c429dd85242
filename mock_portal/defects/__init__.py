"""Defects: portals that break a written procedure, one file a procedure; the catalogue lists them all."""
