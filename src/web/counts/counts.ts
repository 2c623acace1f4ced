// Being built.
export const ready = true;
