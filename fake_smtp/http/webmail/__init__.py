"""The inbox for people: a page that lists the messages and a page that shows one."""
