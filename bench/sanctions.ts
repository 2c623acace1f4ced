// What the look-up of sanctions before a post costs in a site with few of them and with many, on SQLite and, where MONGODB_URI names one, on MongoDB.
// node bench/sanctions.ts [--sizes=100,50000]; alone, and 32 at once as posts ask.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIds } from '../src/kernel/clock.ts';
import { targetsOf, type Sanction } from '../src/sanctions/sanction.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/store.ts';

const sizes = (process.argv.find((each) => each.startsWith('--sizes='))?.slice(8) ?? '100,50000').split(',').map(Number);
const ROUNDS = 4000;
const ids = createIds();
const at = new Date(Date.UTC(2026, 0, 1));
const writer = (n: number) => targetsOf({ authorId: `a_${n}`, email: `reader${n}@mail${n % 500}.example`, addressPrefix: `10.${(n >> 8) & 255}.${n & 255}.0/24` });

async function fill(store: Store, site: string, count: number): Promise<void> {
  for (let from = 0; from < count; from += 500) {
    await Promise.all(Array.from({ length: Math.min(500, count - from) }, (_, index) => {
      const [target] = writer(from + index).slice((from + index) % 2);
      const sanction: Sanction = {
        id: ids.short('sn'), site, kind: 'ban', target: target!, reason: 'spam', note: null, by: 'st_1', createdAt: at, expiresAt: null, liftedAt: null, liftedBy: null, tell: true,
      };
      return store.sanctions.insert({ sanction, jobs: [], act: { id: ids.short('d'), site, by: 'st_1', action: 'sanction', subject: `sanction:${sanction.id}`, reason: 'spam', note: null, at, batch: null } });
    }));
  }
}

async function costOf(store: Store, site: string, together: number): Promise<{ wall: number; cpu: number }> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  for (let round = 0; round < ROUNDS; round += together) {
    await Promise.all(Array.from({ length: together }, (_, index) => store.sanctions.matching(site, writer((round + index) * 13 % 60_000), at)));
  }
  const { user, system } = process.cpuUsage(cpu);
  return { wall: (performance.now() - began) * 1000 / ROUNDS, cpu: (user + system) / ROUNDS };
}

async function measure(name: string, store: Store): Promise<void> {
  for (const size of sizes) {
    const site = `s${size}`;
    await fill(store, site, size);
    for (const together of [1, 32]) {
      await costOf(store, site, together);
      const { wall, cpu } = await costOf(store, site, together);
      console.log(`| ${name} | ${size} | ${together} | ${wall.toFixed(0)} | ${cpu.toFixed(0)} |`);
    }
  }
  await store.close();
}

console.log('| store | sanctions | at once | µs each | of them CPU here |\n|---|---|---|---|---|');
const folder = await mkdtemp(join(tmpdir(), 'hiwar-bench-'));
await measure('SQLite', await openStore({ mongodbUri: null, dataDir: folder }));
await rm(folder, { recursive: true });
const { MONGODB_URI } = process.env;
if (MONGODB_URI !== undefined) await measure('MongoDB', await openStore({ mongodbUri: MONGODB_URI, dataDir: '' }));
