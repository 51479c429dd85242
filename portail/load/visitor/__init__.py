"""One of those who come: finds links, buttons and fields in HTML as a person does, by their names, and goes on."""
