// Consent: the cached configuration beside a bare server sending the same bytes, and saves, reads and lists over few and many records.
// node bench/consent.ts [--sqlite|--mongo] [--sizes=10000,1000000] [--rounds=5] [--seconds=2]
import { firstPolicy } from '../src/consent/first-policy.ts';
import { compare } from './support/compare.ts';
import { digestOf, fillChoices } from './support/choices.ts';
import { drive, get, post, type Run } from './support/load.ts';
import { seed } from './support/seed.ts';
import { places, startBare, startHiwar, type Place } from './support/servers.ts';

const CONFIG = '/api/v1/consent/config?site=demo&lang=ar';
const ME = '/api/v1/consent/me?site=demo';
const RECORDS = '/api/v1/sites/demo/consent/records?limit=50';
const option = (name: string, standard: string): string => process.argv.find((each) => each.startsWith(`--${name}=`))?.split('=')[1] ?? standard;
const seconds = Number(option('seconds', '2'));

type Filled = { key: string; textHash: string; sealS: number; verifyS: number };

/** A published policy, an API key, and that many records, sealed. */
async function prepare(place: Place, size: number): Promise<Filled> {
  const filled: Filled = { key: '', textHash: '', sealS: 0, verifyS: 0 };
  await seed(place, async ({ services }) => {
    const { id } = await services.policies.add('demo', 'st_bench', firstPolicy('paper.example', 'demo'));
    const policy = await services.policies.publish({ site: 'demo', id }, 'st_bench');
    filled.textHash = policy.textHashes.ar ?? '';
    filled.key = (await services.accounts.createKey({ name: 'bench', scopes: ['consent.read'], sites: null })).token;
  });
  if (size === 0) return filled;
  await fillChoices(place, size);
  await seed(place, async ({ services }) => {
    const began = performance.now();
    await services.proof.seal('demo');
    const sealed = performance.now();
    const { ok, records } = await services.proof.verify('demo');
    if (!ok || records !== size) throw new Error(`${records} of ${size} records verified`);
    filled.sealS = (sealed - began) / 1000;
    filled.verifyS = (performance.now() - sealed) / 1000;
  });
  return filled;
}

async function reading(place: Place): Promise<void> {
  await prepare(place, 0);
  const hiwar = await startHiwar(place);
  const first = await fetch(`http://127.0.0.1:${hiwar.port}${CONFIG}`);
  const text = await first.text();
  const etag = first.headers.get('etag') ?? '';
  const bare = await startBare('bytes', { text });
  const at = ({ port, pid }: typeof hiwar, path: string, headers = '') => ({ port, pid, request: () => get(path, headers) });
  await compare(`Consent configuration, ${place.name} (${Buffer.byteLength(text)} bytes)`, [
    { name: 'bare, same bytes', load: at(bare, '/') },
    { name: 'cached configuration', load: at(hiwar, CONFIG), against: 'bare, same bytes', budget: '0.80' },
    { name: 'with Sec-GPC: 1', load: at(hiwar, CONFIG, 'Sec-GPC: 1\r\n'), against: 'bare, same bytes', budget: '0.80' },
    { name: 'bare 304', load: at(bare, '/', 'If-None-Match: "bare"\r\n') },
    { name: 'cached 304', load: at(hiwar, CONFIG, `If-None-Match: ${etag}\r\n`), against: 'bare 304' },
  ]);
  for (const server of [hiwar, bare]) await server.stop();
}

let made = 0;
const network = (): string => `X-Forwarded-For: 10.${(made >> 8) & 255}.${made & 255}.1\r\n`;
const choice = (textHash: string, action: string): string => JSON.stringify({ action, revision: 1, textHash, lang: 'ar', surface: 'banner' });

async function calls(port: number, { key, textHash }: Filled): Promise<Record<string, () => string>> {
  const known = (await fetch(`http://127.0.0.1:${port}${ME}`, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: choice(textHash, 'accept_all') })).headers.get('consent-subject');
  const subject = `Consent-Subject: ${known}\r\n`;
  const auth = `Authorization: Bearer ${key}\r\n`;
  return {
    'choice of a new subject': () => post(ME, choice(textHash, (made += 1) % 2 > 0 ? 'accept_all' : 'reject_all'), network()),
    'change of mind of one': () => post(ME, choice(textHash, (made += 1) % 2 > 0 ? 'accept_all' : 'reject_all'), subject),
    'what one chose': () => get(ME, subject),
    'newest records': () => get(RECORDS, auth),
    'records of a subject': () => get(`${RECORDS}&subject=${digestOf(5000)}`, auth),
    'records in French (one in ten)': () => get(`${RECORDS}&lang=fr`, auth),
  };
}

async function growth(name: string): Promise<void> {
  const measured: { size: number; runs: Map<string, Run>; filled: Filled }[] = [];
  for (const size of option('sizes', '10000,1000000').split(',').map(Number)) {
    const place = (await places(name))[0]!;
    const filled = await prepare(place, size);
    const server = await startHiwar(place);
    const runs = new Map<string, Run>();
    for (const [what, request] of Object.entries(await calls(server.port, filled))) {
      const run = await drive({ port: server.port, pid: server.pid, connections: 32, seconds, request });
      if (run.refused > 0) throw new Error(`${what}: ${run.refused} refused, the last answer ${run.lastStatus}`);
      runs.set(what, run);
    }
    measured.push({ size, runs, filled });
    await server.stop();
    await place.end();
  }
  const sizes = measured.map(({ size }) => size.toLocaleString('en'));
  console.log(`\nConsent records, ${name}: per second by the clock (per server CPU second), p50 ms\n\n| | ${sizes.join(' | ')} | CPU cost, last to first |\n|${'---|'.repeat(sizes.length + 2)}`);
  for (const what of measured[0]!.runs.keys()) {
    const runs = measured.map(({ runs: each }) => each.get(what)!);
    console.log(`| ${what} | ${runs.map((run) => `${Math.round(run.perSecond)} (${Math.round(run.perCpuSecond)}), ${run.p50.toFixed(2)}`).join(' | ')} | ${(runs[0]!.perCpuSecond / runs.at(-1)!.perCpuSecond).toFixed(2)} |`);
  }
  console.log(`| sealing all, s | ${measured.map(({ filled }) => filled.sealS.toFixed(1)).join(' | ')} | |`);
  console.log(`| verifying all, s | ${measured.map(({ filled }) => filled.verifyS.toFixed(1)).join(' | ')} | |`);
}

for (const place of await places()) await reading(place).finally(() => place.end());
for (const name of ['sqlite', 'mongo'].filter((each) => process.argv.includes(`--${each}`) || !process.argv.some((word) => word === '--sqlite' || word === '--mongo'))) await growth(name);
