"""Screenshots: a page brought to rest, photographed with numbered callouts; the recording of a film."""
