// A view that is being built.
export const PolicyView = () => null;
