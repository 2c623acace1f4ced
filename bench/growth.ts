// What calls cost in a small site and in a large one: 10 thousand comments and 1 million, up to 33 thousand in one thread.
// node bench/growth.ts [--sqlite|--mongo] [--sizes=10000,1000000] [--seconds=2]
import { readFileSync } from 'node:fs';
import { encodeCursor } from '../src/kernel/page.ts';
import { fill, idOf, isPending } from './support/bulk.ts';
import { drive, get, post } from './support/load.ts';
import { now, seed, seedKey, sentence } from './support/seed.ts';
import { places, startHiwar, type Place, type Server } from './support/servers.ts';

const S = '/api/v1/sites/demo/threads';
const option = (name: string, standard: string): string => process.argv.find((each) => each.startsWith(`--${name}=`))?.split('=')[1] ?? standard;
const seconds = Number(option('seconds', '2'));
/** Stands in every hundredth of the sentences. */
const RARE = '107';
let posted = 0;
let decided = 0;

/** Each comment is decided once. */
function decision(): string {
  decided += 1;
  return JSON.stringify({ items: [{ commentId: idOf(decided), revision: 1, action: isPending(decided) ? 'approve' : 'reject' }] });
}

function calls(key: string, size: number): Record<string, () => string> {
  const auth = `Authorization: Bearer ${key}\r\n`;
  const middle = Math.floor(Math.min(33_000, size / 2) / 2);
  const deep = encodeCursor({ at: now.getTime() - 2 * 86_400_000 + middle, id: idOf(middle) });
  const farReply = encodeCursor({ at: 0, id: idOf(middle) });
  const guest = () => JSON.stringify({ text: sentence(posted++), author: { name: `كاتب ${posted}` }, page: { url: 'https://paper.example/a', title: 'x' } });
  const counted = JSON.stringify({ threads: Array.from({ length: 20 }, (_, n) => `t-${Math.floor(size / 200) + n}`) });
  return {
    'first page of the long thread (50, not cached)': () => get(`${S}/hot/comments?limit=51`),
    'page by cursor, from its middle': () => get(`${S}/hot/comments?limit=50&cursor=${deep}`),
    'best comments of it': () => get(`${S}/hot/comments?limit=51&sort=top`),
    'replies of a root with thousands': () => get(`/api/v1/comments/${idOf(0)}/replies?limit=50`),
    'those replies, from the middle': () => get(`/api/v1/comments/${idOf(0)}/replies?limit=50&cursor=${farReply}`),
    'pending queue, first page': () => get('/api/v1/moderation/comments?queue=pending&limit=50', auth),
    'riskiest of the pending queue': () => get('/api/v1/moderation/comments?queue=pending&limit=50&sort=risk', auth),
    'search, a word in every hundredth comment': () => get(`/api/v1/moderation/comments?q=${encodeURIComponent(RARE)}&limit=50`, auth),
    'search, three common words': () => get(`/api/v1/moderation/comments?q=${encodeURIComponent(sentence(7).split(' ').slice(0, 3).join(' '))}&limit=50`, auth),
    'queue counts': () => get('/api/v1/moderation/queues', auth),
    'counts of 20 threads': () => post('/api/v1/sites/demo/counts', counted),
    post: () => post(`${S}/p-${posted % 1000}/comments`, guest(), `X-Forwarded-For: 10.${(posted >> 8) & 255}.${posted & 255}.1\r\n`),
    decision: () => post('/api/v1/moderation/decisions', decision(), auth),
  };
}

type Result = { perCpuSecond: number; p50: number; p99: number };

async function measure(place: Place, size: number): Promise<{ results: Map<string, Result>; startMs: number; rss: number }> {
  let key = '';
  await seed(place, async (app) => {
    key = await seedKey(app);
  });
  const filled = performance.now();
  await fill(place, size);
  console.error(`${place.name}: ${size} comments in ${Math.round((performance.now() - filled) / 1000)} s`);
  const server: Server = await startHiwar(place);
  const rss = megabytes(server.pid);
  const results = new Map<string, Result>();
  decided = 0;
  for (const [name, request] of Object.entries(calls(key, size))) {
    const run = await drive({ port: server.port, pid: server.pid, connections: 4, seconds, request });
    if (run.refused > 0) console.error(`${name}: ${run.refused} refused (${run.lastStatus})`);
    results.set(name, run);
  }
  await server.stop();
  return { results, startMs: server.startMs, rss };
}

const megabytes = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

async function bench(): Promise<void> {
  for (const name of (await names())) {
    const measured = [];
    for (const size of option('sizes', '10000,1000000').split(',').map(Number)) measured.push({ size, ...(await onFresh(name, size)) });
    print(name, measured);
  }
}

/** Each size on a store of its own. */
async function onFresh(name: string, size: number) {
  const place = (await places(name))[0]!;
  return measure(place, size).finally(() => place.end());
}

async function names(): Promise<string[]> {
  const given = ['sqlite', 'mongo'].filter((name) => process.argv.includes(`--${name}`));
  return given.length > 0 ? given : ['sqlite', 'mongo'];
}

function print(name: string, measured: (Awaited<ReturnType<typeof measure>> & { size: number })[]): void {
  const sizes = measured.map(({ size }) => size.toLocaleString('en'));
  console.log(`\nGrowth, ${name}: p50 ms (requests per server CPU second)\n\n| | ${sizes.join(' | ')} | CPU cost, last to first |\n|${'---|'.repeat(sizes.length + 2)}`);
  for (const call of measured[0]!.results.keys()) {
    const runs = measured.map(({ results }) => results.get(call)!);
    console.log(`| ${call} | ${runs.map((run) => `${run.p50.toFixed(2)} (${Math.round(run.perCpuSecond)})`).join(' | ')} | ${(runs[0]!.perCpuSecond / runs.at(-1)!.perCpuSecond).toFixed(2)} |`);
  }
  console.log(`| start to first answer, ms | ${measured.map(({ startMs }) => Math.round(startMs)).join(' | ')} | |`);
  console.log(`| resident memory, idle, MB | ${measured.map(({ rss }) => Math.round(rss)).join(' | ')} | |`);
}

await bench();
