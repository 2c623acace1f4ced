// A view that is being built.
export const JobsView = () => null;
