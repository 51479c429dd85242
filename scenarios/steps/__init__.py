"""What a person does at each step: one file a procedure, one function a step."""
