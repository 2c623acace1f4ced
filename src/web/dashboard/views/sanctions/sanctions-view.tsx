// A view that is being built.
export const SanctionsView = () => null;
