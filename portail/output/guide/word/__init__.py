"""The guide in Word: with Word's own styles, numbers and fields."""
