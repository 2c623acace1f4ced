// What a post costs the thread that serves requests with every check at work: 10,000 terms, 100,000 live comments to compare
// with, a learned model, a sanction. The commit is the writer thread's and not counted: node bench/screening.ts [--live=100000]
import { existsSync, readFileSync } from 'node:fs';
import { buildApp, type App } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';
import type { Site } from '../src/sites/site.ts';
import { ids } from '../test/support/builders.ts';
import { randomFrom } from '../test/support/random.ts';
import { sentence } from './support/seed.ts';
import { environment, places } from './support/servers.ts';

const BUDGET_MS = 1;
const POSTS = 1500;
const AT_ONCE = 32;
const live = Number(process.argv.find((each) => each.startsWith('--live='))?.split('=')[1] ?? 100_000);
const corpus = new URL('../../shared/data/arabic/mpold_half.tsv', import.meta.url);

type Row = { text: string; isOffensive: boolean };

/** Real comments where the corpus lies beside the project, made-up sentences elsewhere. */
function rows(): Row[] {
  if (!existsSync(corpus)) return Array.from({ length: 2000 }, (_, n) => ({ text: sentence(n), isOffensive: n % 4 === 0 }));
  const lines = readFileSync(corpus, 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t'));
  return lines.map((cells) => ({ text: cells.at(-1) ?? '', isOffensive: cells[2] === 'offensive' })).filter(({ text }) => text.trim() !== '');
}

const known = rows();
const one = (n: number): Row => known[n % known.length]!;
/** Two halves of comments drawn by chance: as long as real ones, and said by nobody. */
const next = randomFrom(7);
function fresh(): string {
  const drawn = [0, 1].map(() => one(Math.floor(next() * known.length)).text.split(' '));
  return drawn.map((words, at) => words.filter((_word, word) => (word < words.length / 2) === (at === 0)).join(' ')).join(' ');
}

async function inTurns(count: number, work: (n: number) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE) await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, at) => work(from + at)));
}

/** Each by an author of its own, as the widget posts. */
async function post({ services }: App, site: Site, { text, n }: { text: string; n: number }): Promise<void> {
  const author = services.comments.composeGuest(site, { name: `قارئ ${n}`, email: null });
  const draft = { text, parentId: null, page: { url: 'https://paper.example/a', title: 'عنوان' }, honeypot: false };
  const address = { prefix: `10.${n % 200}.0.0/24`, digest: `network-${n}` };
  await services.comments.post({ site, key: `t-${n % 500}` }, author, { draft, context: { address, replay: null } }).catch(() => {});
}

const [place] = await places('sqlite');
const floods = { LIMIT_FLOOD_THREAD: '10000000/60', LIMIT_FLOOD_NETWORK: '10000000/60', LIMIT_FLOOD_AUTHOR: '10000000/60' };
const app = await buildApp(loadConfig({ ...environment(place!, 1), ...floods, OVERLOAD_MS: '0' }, null));
const by = { id: 'st_bench', sites: null };
await app.services.sites.create({ slug: 'demo', origins: ['https://paper.example'] });
const site = await app.services.sites.get('demo');
const list = Array.from({ length: 10_000 }, (_, n) => ({ term: `${fresh().split(' ').slice(0, 2).join('')}${n.toString(26)}`, match: 'word' as const, action: 'hold' as const, except: [], note: null }));
await app.services.rules.replace('demo', by.id, list);
await app.services.learning.addRows('demo', known.map(({ text, isOffensive }) => ({ digest: ids.uuid(), text, refused: isOffensive })));
await app.services.learning.fitNow('demo');
await app.services.sanctions.create(by, site, { kind: 'premoderate', target: { type: 'email_domain', value: 'spam.example' }, reason: 'spam', note: null, expiresAt: null, tell: undefined });
await inTurns(live, (n) => post(app, site, { text: fresh(), n }));

const texts = Array.from({ length: POSTS }, fresh);
const before = process.threadCpuUsage();
await inTurns(POSTS, (n) => post(app, site, { text: texts[n]!, n: live + n }));
const used = process.threadCpuUsage(before);
const each = (used.user + used.system) / 1000 / POSTS;
const median = texts.map(({ length }) => length).toSorted((a, b) => a - b)[POSTS / 2];
console.log(`| CPU of a post besides its commit, all checks at work, ${live.toLocaleString('en')} live, median ${median} characters | ${each.toFixed(2)} ms | budget ${BUDGET_MS} ms |`);
await app.close();
await place!.end();
process.exitCode = each < BUDGET_MS ? 0 : 1;
