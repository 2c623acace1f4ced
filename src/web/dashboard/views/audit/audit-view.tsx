// A view that is being built.
export const AuditView = () => null;
