# noqa: A005 - named after the layer it tests
