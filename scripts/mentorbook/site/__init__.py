"""The site: public values in, safe HTML out; and what is done to the built pages."""
