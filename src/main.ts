// The process: reads the settings, builds the app, listens, and stops without losing what it acknowledged.
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { buildApp, type App } from './app.ts';
import { isPrimary, leaveCluster, runCluster, speaks } from './cluster.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { firstRun } from './first-run.ts';
import { createLog } from './kernel/log.ts';

/** Headers and bodies must arrive within these; a slow sender holds no socket for long. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 20_000;
/** How long requests under way may take to end after a stop was asked for. */
const DRAIN_MS = 10_000;

async function main(): Promise<void> {
  const config = readConfig();
  mkdirSync(config.dataDir, { recursive: true });
  if (isPrimary(config.workers)) {
    runCluster(config.workers, createLog(config.logLevel));
    return;
  }
  const app = await buildApp(config);
  try {
    await serve(app, config);
  } catch (error) {
    // An open store would keep a process that serves nobody.
    await app.close();
    throw error;
  }
}

async function serve(app: App, config: Config): Promise<void> {
  const messages = await firstRun(app, config);
  const server = createServer({ headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, connectionsCheckingInterval: 1000 }, app.handler);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  app.startJobs();
  app.bundles().catch((error: Error) => app.log.error({ cause: error.message }, 'browser code does not build'));
  if (speaks()) for (const line of messages) console.log(line);
  // Ctrl-C reaches every process of a cluster, and the primary passes it on: the second time is not another stop.
  let stopped: Promise<void> | null = null;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void (stopped ??= stop(app, server)));
}

/** Takes no more, lets what is under way end, then closes the store. */
async function stop(app: App, server: ReturnType<typeof createServer>): Promise<void> {
  app.drain();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(cut);
  await app.close();
  leaveCluster();
}

/** An operator's mistake is a sentence, not a stack. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.mistakes.join('\n');
  const { code, message, port } = error as NodeJS.ErrnoException & { port?: Config['port'] };
  if (code === 'EADDRINUSE') return `PORT: ${port} is taken; stop what listens there, or set another.`;
  return message;
}

try {
  await main();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
  leaveCluster();
}
