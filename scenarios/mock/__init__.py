"""The mock portal and the mail catcher, raised and shaped for walks and tests."""
