// Decisions, one a call, 32 at a time: in one hot thread and over many, beside a bare server that writes five rows in grouped commits.
// node bench/decide.ts [--sqlite|--mongo] [--rounds=3] [--seconds=1]
import { join } from 'node:path';
import { fill, idOf, isPending } from './support/bulk.ts';
import { compare } from './support/compare.ts';
import { post } from './support/load.ts';
import { seed, seedKey } from './support/seed.ts';
import { places, startBare, startHiwar, type Place } from './support/servers.ts';

/** Half of them are in one thread, which comes first. Each is decided once. */
const SIZE = 60_000;

async function bench(place: Place): Promise<void> {
  let key = '';
  await seed(place, async (app) => {
    key = await seedKey(app);
  });
  await fill(place, SIZE);
  const decisions = (from: number): (() => string) => {
    let n = from;
    return () => {
      const item = { commentId: idOf(n), revision: 1, action: isPending(n) ? 'approve' : 'reject' };
      n += 1;
      return post('/api/v1/moderation/decisions', JSON.stringify({ items: [item] }), `Authorization: Bearer ${key}\r\n`);
    };
  };
  const hiwar = await startHiwar(place);
  const bare = await startBare('posts', { file: join(place.dataDir, 'bare.db'), uri: place.uri });
  const at = { port: hiwar.port, pid: hiwar.pid };
  const budget = place.name === 'mongo' ? '1500/s' : '';
  await compare(`Deciding, ${place.name}, 32 at a time`, [
    { name: 'bare, five rows', load: { port: bare.port, pid: bare.pid, request: decisions(0) } },
    { name: 'decision, many threads', load: { ...at, request: decisions(SIZE / 2) }, against: 'bare, five rows', budget },
    { name: 'decision, one hot thread', load: { ...at, request: decisions(1) }, against: 'bare, five rows', budget },
  ]);
  for (const server of [hiwar, bare]) await server.stop();
}

for (const place of await places()) await bench(place).finally(() => place.end());
