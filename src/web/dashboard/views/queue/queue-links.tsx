// The queues with their counts, as the navigation shows them.
export const QueueLinks = () => null;
