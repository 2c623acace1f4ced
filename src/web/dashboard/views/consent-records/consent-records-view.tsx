// A view that is being built.
export const ConsentRecordsView = () => null;
