"""The front desk: what an agent of the town, or a person who tries the portal, does on pages."""
