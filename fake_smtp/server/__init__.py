"""The mail catcher as a whole: its parts are composed here, and both protocols are served from one thread."""
