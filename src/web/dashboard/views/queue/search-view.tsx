// A view that is being built.
export const SearchView = () => null;
