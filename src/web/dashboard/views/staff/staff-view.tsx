// A view that is being built.
export const StaffView = () => null;
