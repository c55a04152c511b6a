"""Exports: what people take home from the program, as files of the kinds they already use."""
