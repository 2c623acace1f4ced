// A view that is being built.
export const KeysView = () => null;
