"""ASGI layers around the pages: access, headers, faults, and the choice of the site by its port."""
