"""The film of a guide: its scenes, from pictures or from recorded frames, and their encoding."""
