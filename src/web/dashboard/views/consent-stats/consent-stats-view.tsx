// A view that is being built.
export const ConsentStatsView = () => null;
