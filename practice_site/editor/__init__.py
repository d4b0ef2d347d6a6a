"""The configuration of the editor in the browser, from the models that check the same data."""
