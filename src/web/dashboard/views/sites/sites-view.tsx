// A view that is being built.
export const SitesView = () => null;
