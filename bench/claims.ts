// What a moderator waits for the next 20 of a queue, in a short one and in one of a million, while others hold the head of it.
// node bench/claims.ts [--sqlite|--mongo] [--sizes=10000,1000000] [--claims=300]
import { DatabaseSync } from 'node:sqlite';
import mongoose from 'mongoose';
import { fill } from './support/bulk.ts';
import { cpuSeconds } from './support/load.ts';
import { databaseFile, seed } from './support/seed.ts';
import { places, startHiwar, type Place } from './support/servers.ts';

/** So many people hold all they may, 200 each, at the head of the queue. */
const OTHERS = 10;
const option = (name: string, standard: string): string => process.argv.find((each) => each.startsWith(`--${name}=`))?.split('=')[1] ?? standard;

/** The whole site waits. */
async function holdAll(place: Place): Promise<void> {
  if (place.uri === null) {
    const db = new DatabaseSync(databaseFile(place));
    db.exec("PRAGMA synchronous = OFF; UPDATE comments SET status = 'pending' WHERE status <> 'pending'; PRAGMA wal_checkpoint(TRUNCATE)");
    db.close();
    return;
  }
  const connection = await mongoose.createConnection(place.uri).asPromise();
  await connection.getClient().db().collection('comments').updateMany({ status: { $ne: 'pending' } }, { $set: { status: 'pending', shown: false } });
  await connection.close();
}

type Measured = { p50: number; p99: number; perCpuSecond: number; row: string; size: number };

async function measure(place: Place, size: number): Promise<Measured[]> {
  const keys: string[] = [];
  await seed(place, async ({ services }) => {
    for (let n = 0; n <= OTHERS; n += 1) keys.push((await services.accounts.createKey({ name: `k${n}`, scopes: ['comment.read', 'comment.decide'], sites: null })).token);
  });
  await fill(place, size);
  await holdAll(place);
  const server = await startHiwar(place);
  const send = async (method: string, key: string, body?: object): Promise<{ items: unknown[] }> => {
    const answer = await fetch(`http://127.0.0.1:${server.port}/api/v1/moderation/claims`, {
      method, headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.status !== 200) throw new Error(`${method}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { items: unknown[] };
  };
  const [mine, ...others] = keys as [string, ...string[]];
  const measured: Measured[] = [];
  for (const held of [0, OTHERS]) {
    for (const other of others.slice(0, held)) for (let n = 0; n < 2; n += 1) await send('POST', other, { queue: 'pending', site: 'demo', count: 100 });
    for (const sort of ['oldest', 'risk']) {
      const row = `claim 20, ${sort} first, ${held === 0 ? 'nobody else there' : `${held * 200} held by others`}`;
      measured.push({ size, row, ...(await times(server.pid, async () => {
        const { items } = await send('POST', mine, { queue: 'pending', site: 'demo', count: 20, sort });
        if (items.length !== 20) throw new Error(`${items.length} of 20`);
      }, () => send('DELETE', mine))) });
    }
  }
  await server.stop();
  return measured;
}

/** One after the other, each given back before the next; only the claim is timed, and its processor time taken. */
async function times(pid: number, work: () => Promise<unknown>, after: () => Promise<unknown>): Promise<Pick<Measured, 'p50' | 'p99' | 'perCpuSecond'>> {
  const taken: number[] = [];
  let cpu = 0;
  for (let n = -20; n < Number(option('claims', '300')); n += 1) {
    const [started, before] = [performance.now(), cpuSeconds(pid)];
    await work();
    if (n >= 0) {
      taken.push(performance.now() - started);
      cpu += cpuSeconds(pid) - before;
    }
    await after();
  }
  const sorted = taken.toSorted((a, b) => a - b);
  return { p50: sorted[Math.floor(sorted.length / 2)]!, p99: sorted[Math.floor(sorted.length * 0.99)]!, perCpuSecond: sorted.length / Math.max(cpu, 0.01) };
}

for (const name of ['sqlite', 'mongo'].filter((each) => process.argv.includes(`--${each}`) || !process.argv.some((arg) => arg === '--sqlite' || arg === '--mongo'))) {
  const measured: Measured[] = [];
  const sizes = option('sizes', '10000,1000000').split(',').map(Number);
  for (const size of sizes) {
    const place = (await places(name))[0];
    if (place !== undefined) measured.push(...await measure(place, size).finally(() => place.end()));
  }
  console.log(`\nClaims, ${name}: p50 / p99 ms (claims per server CPU second)\n\n| | ${sizes.map((size) => size.toLocaleString('en')).join(' | ')} |\n|${'---|'.repeat(sizes.length + 1)}`);
  for (const [row, each] of Map.groupBy(measured, (one) => one.row)) {
    console.log(`| ${row} | ${each.map(({ p50, p99, perCpuSecond }) => `${p50.toFixed(2)} / ${p99.toFixed(2)} (${Math.round(perCpuSecond)})`).join(' | ')} |`);
  }
}
