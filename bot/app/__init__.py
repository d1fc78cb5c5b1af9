"""The one room that knows every class: builds the object graph once, and takes it down again."""
