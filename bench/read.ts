// Reading a thread's first page: cached, 304 and uncached, beside bare servers sending the same bytes and reading the same rows.
// node bench/read.ts [--sqlite|--mongo] [--rounds=5] [--seconds=2]
import { compare } from './support/compare.ts';
import { get } from './support/load.ts';
import { databaseFile, seed, seedThread } from './support/seed.ts';
import { places, startBare, startHiwar, type Place } from './support/servers.ts';

const S = '/api/v1/sites/demo/threads';
/** 50 is a usual limit and cached; 51 reads the same rows and is not. */
const CACHED = `${S}/flat/comments?limit=50`;
const UNCACHED = `${S}/flat/comments?limit=51`;

async function bench(place: Place): Promise<void> {
  await seed(place, async (app) => {
    await seedThread(app, { key: 'flat', roots: 50, replies: 0 });
    await seedThread(app, { key: 'answered', roots: 50, replies: 3 });
  });
  const hiwar = await startHiwar(place);
  const url = `http://127.0.0.1:${hiwar.port}${CACHED}`;
  const first = await fetch(url);
  const text = await first.text();
  const etag = first.headers.get('etag') ?? '';
  const bytes = await startBare('bytes', { text });
  const pages = await startBare('pages', { file: databaseFile(place), uri: place.uri, key: 'flat' });
  const same = JSON.parse(await (await fetch(`http://127.0.0.1:${pages.port}/`)).text()) as unknown;
  if (JSON.stringify(same) !== text) throw new Error('the bare server does not send the same page');
  const page = ({ port, pid }: { port: number; pid: number }, path: string, headers = '') => ({ port, pid, request: () => get(path, headers) });
  const known = (tag: string): string => `If-None-Match: ${tag}\r\n`;
  await compare(`Reading, ${place.name} (page of 50, ${Buffer.byteLength(text)} bytes)`, [
    { name: 'bare, same bytes', load: page(bytes, '/') },
    { name: 'cached page', load: page(hiwar, CACHED), against: 'bare, same bytes', budget: '0.80' },
    { name: 'bare 304', load: page(bytes, '/', known('"bare"')) },
    { name: 'cached 304', load: page(hiwar, CACHED, known(etag)), against: 'bare 304' },
    { name: 'bare, same rows', load: page(pages, '/') },
    { name: 'uncached page', load: page(hiwar, UNCACHED), against: 'bare, same rows', budget: '0.50' },
    { name: 'uncached, 3 replies each', load: page(hiwar, `${S}/answered/comments?limit=51`), against: 'bare, same rows' },
  ]);
  for (const server of [hiwar, bytes, pages]) await server.stop();
}

for (const place of await places()) await bench(place).finally(() => place.end());
