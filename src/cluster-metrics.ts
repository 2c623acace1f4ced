// The metrics of all server processes together: a worker asks the primary, which asks them all and adds up. Counts nothing itself.
import cluster, { type Worker } from 'node:cluster';
import { AggregatorRegistry, type Registry } from 'prom-client';
import { AppError } from './errors.ts';

/** From a worker with no text; back to it with the sum, or null when one of them did not tell its own in time. */
type Message = { hiwar: 'metrics'; id: number; text?: string | null };

const isOurs = (message: unknown): message is Message => (message as Partial<Message> | null)?.hiwar === 'metrics';

/** In the primary: answers the workers. A sum without one of them would look like a loss, so there is none then. */
export function gatherMetrics(): void {
  const all = new AggregatorRegistry();
  const answer = async (worker: Worker, { hiwar, id }: Message): Promise<void> => {
    const text = await all.clusterMetrics().catch(() => null);
    if (worker.isConnected()) worker.send({ hiwar, id, text } satisfies Message);
  };
  cluster.on('message', (worker: Worker, message: unknown) => {
    if (isOurs(message)) void answer(worker, message);
  });
}

/** What /metrics shows of `registry`: alone its own, among workers the sum of all. */
export function metricsOf(registry: Registry): () => Promise<string> {
  if (!cluster.isWorker) return () => registry.metrics();
  AggregatorRegistry.setRegistries(registry);
  // Making one is what lets this process tell its own to the primary.
  void new AggregatorRegistry();
  const waiting = new Map<number, (text: string | null) => void>();
  let asked = 0;
  process.on('message', (message: unknown) => {
    if (!isOurs(message)) return;
    waiting.get(message.id)?.(message.text ?? null);
    waiting.delete(message.id);
  });
  return async () => {
    const id = (asked += 1);
    const text = await new Promise<string | null>((resolve) => {
      waiting.set(id, resolve);
      process.send?.({ hiwar: 'metrics', id } satisfies Message);
    });
    if (text === null) throw new AppError('unavailable', { retryAfterSeconds: 5 });
    return text;
  };
}
