// A view that is being built.
export const StatsView = () => null;
