// A view that is being built.
export const RaidView = () => null;
