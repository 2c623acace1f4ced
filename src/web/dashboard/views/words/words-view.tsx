// A view that is being built.
export const WordsView = () => null;
