// Posting with everything that is screened and stored, 32 at a time, beside a bare server that writes five rows a post in grouped commits.
// Each post is another guest's, from another network, in one of 2,000 threads or all in one; the limits are counted and lifted.
// node bench/post.ts [--sqlite|--mongo] [--rounds=5] [--seconds=2]
import { join } from 'node:path';
import { compare } from './support/compare.ts';
import { post } from './support/load.ts';
import { seed, sentence } from './support/seed.ts';
import { places, startBare, startHiwar, type Place } from './support/servers.ts';

const THREADS = 2000;
const spread = (n: number): string => `t-${n % THREADS}`;
let posted = 0;

function aPost(key: (n: number) => string): string {
  const n = posted++;
  const body = JSON.stringify({ text: sentence(n), author: { name: `قارئ ${n}` }, page: { url: 'https://paper.example/a', title: 'عودة القطار' } });
  const network = `10.${(n >> 8) & 255}.${n & 255}.1`;
  return post(`/api/v1/sites/demo/threads/${key(n)}/comments`, body, `X-Forwarded-For: ${network}\r\n`);
}

async function bench(place: Place): Promise<void> {
  await seed(place, async ({ services }) => {
    for (const term of ['شتيمة', 'سباب قبيح', 'كلمة ممنوعة', 'badword']) await services.rules.add('demo', 'st_bench', { term, match: 'word', action: 'hold', except: [], note: null });
  });
  const hiwar = await startHiwar(place);
  const bare = await startBare('posts', { file: join(place.dataDir, 'bare.db'), uri: place.uri });
  const at = { port: hiwar.port, pid: hiwar.pid };
  const budget = place.name === 'sqlite' ? '3000/s (0.35)' : '2000/s';
  await compare(`Posting, ${place.name}, 32 at a time`, [
    { name: 'bare, five rows', load: { port: bare.port, pid: bare.pid, request: () => aPost(spread) } },
    { name: 'post', load: { ...at, request: () => aPost(spread) }, against: 'bare, five rows', budget },
    { name: 'post, one hot thread', load: { ...at, request: () => aPost(() => 'hot') }, against: 'bare, five rows', budget },
  ]);
  for (const server of [hiwar, bare]) await server.stop();
}

for (const place of await places()) await bench(place).finally(() => place.end());
