"""The front desk: all that the control API does, on pages for people; one file a page."""
