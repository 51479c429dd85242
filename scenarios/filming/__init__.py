"""A walk that is filmed: what the browser showed, the shots that a person can see, how they are kept."""
