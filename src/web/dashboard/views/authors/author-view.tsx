// A view that is being built.
export const AuthorView = () => null;
