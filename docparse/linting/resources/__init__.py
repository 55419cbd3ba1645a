"""Rules on resource types, and on contents beside the types that they are promised to have."""
