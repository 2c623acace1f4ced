// A view that is being built.
export const QueueView = () => null;
