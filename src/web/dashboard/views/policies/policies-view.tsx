// A view that is being built.
export const PoliciesView = () => null;
