"""The formats of the guide that are one ZIP archive of XML and pictures, written by templates."""
