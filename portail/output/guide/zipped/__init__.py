"""The formats of the guide that are one ZIP archive of XML and pictures, and what they share with Word."""
