// A view that is being built.
export const ModelView = () => null;
