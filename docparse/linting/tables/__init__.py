"""Rules on tables: beside the resource that they document, the page's examples, and by themselves."""
