"""Privacy: what is secret on a real portal, covered on pictures and removed from texts and traces."""
