"""The tables of a target file, each as a value: how the browser gets in, how long it waits, what it is answered."""
