// The visible counts of 20 threads, what an article list asks, beside a bare server sending the same bytes.
// node bench/counts.ts [--sqlite|--mongo] [--rounds=5] [--seconds=2]
import { compare } from './support/compare.ts';
import { post } from './support/load.ts';
import { seed, seedThread } from './support/seed.ts';
import { places, startBare, startHiwar, type Place } from './support/servers.ts';

const PATH = '/api/v1/sites/demo/counts';
const keys = Array.from({ length: 20 }, (_, at) => `article-${at}`);
const request = post(PATH, JSON.stringify({ threads: keys }));

async function bench(place: Place): Promise<void> {
  await seed(place, async (app) => {
    for (const key of keys) await seedThread(app, { key, roots: 5, replies: 1 });
  });
  const hiwar = await startHiwar(place);
  const answer = await fetch(`http://127.0.0.1:${hiwar.port}${PATH}`, { method: 'POST', body: JSON.stringify({ threads: keys }), headers: { 'content-type': 'application/json' } });
  const bare = await startBare('bytes', { text: await answer.text() });
  await compare(`Counts of 20 threads, ${place.name}`, [
    { name: 'bare, same bytes', load: { port: bare.port, pid: bare.pid, request: () => request } },
    { name: 'counts', load: { port: hiwar.port, pid: hiwar.pid, request: () => request }, against: 'bare, same bytes', budget: '15000/s' },
  ]);
  for (const server of [hiwar, bare]) await server.stop();
}

for (const place of await places()) await bench(place).finally(() => place.end());
