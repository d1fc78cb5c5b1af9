"""The rule table compiled, the verdict, the next question, and what would change it."""
