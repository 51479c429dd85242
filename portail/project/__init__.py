"""Projects: what somebody brings to be walked – procedures, steps, start states, values, a portal of their own."""
