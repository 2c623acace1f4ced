// A port of the loopback address for a server to be started. Each worker of a test run has a range of its own, below those that the
// system hands out: nobody else takes a port between its choice and its use, or while its server is down to be started again.
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

const FIRST = 20_000;
const RANGE = 1000;
const WORKERS = 12;

const base = FIRST + (Number(process.env['JEST_WORKER_ID'] ?? 0) % WORKERS) * RANGE;
let last = randomInt(RANGE);

export async function freePort(): Promise<number> {
  for (let tries = 0; tries < RANGE; tries += 1) {
    last = (last + 1) % RANGE;
    if (await isFree(base + last)) return base + last;
  }
  throw new Error(`no free port from ${base} on`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
