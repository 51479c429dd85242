"""The pages of a town's portal, one file a page, and what they have in common: `page`, `visit`, `steps`, `routes`."""
