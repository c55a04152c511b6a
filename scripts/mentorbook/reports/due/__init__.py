"""What is due: who owes what, since when or until when, by which rule, and the message that asks for it.

What nobody records, such as a reminder that was sent, is named while it lies ahead and never called late.
"""
