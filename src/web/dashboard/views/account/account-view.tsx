// A view that is being built.
export const AccountView = () => null;
