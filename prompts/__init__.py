"""Every word said to the model lives here, as text beside the code and never inside it."""
