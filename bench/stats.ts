// What a desk's figures cost at a million comments and three years of days: a month, a year, the yearly summary; one at a time.
// node bench/stats.ts [--sqlite|--mongo] [--size=1000000] [--seconds=3]
import { fill } from './support/bulk.ts';
import { fillFigures, YEAR } from './support/figures.ts';
import { drive, get } from './support/load.ts';
import { seed, seedKey } from './support/seed.ts';
import { places, startHiwar, type Place } from './support/servers.ts';

const option = (name: string, standard: string): number => Number(process.argv.find((each) => each.startsWith(`--${name}=`))?.split('=')[1] ?? standard);
const [size, seconds] = [option('size', '1000000'), option('seconds', '3')];

async function bench(place: Place): Promise<void> {
  let key = '';
  await seed(place, async (app) => {
    key = await seedKey(app);
  });
  await fill(place, size);
  const names = await fillFigures(place);
  const auth = `Authorization: Bearer ${key}\r\n`;
  const calls: Record<string, string> = {
    'a month': `/api/v1/moderation/stats?site=demo&from=${YEAR}-03-01&to=${YEAR}-03-31`,
    'a year': `/api/v1/moderation/stats?site=demo&from=${YEAR}-01-01&to=${YEAR}-12-31`,
    'a year\'s transparency summary': `/api/v1/moderation/transparency?site=demo&year=${YEAR}`,
  };
  const server = await startHiwar(place);
  console.log(`\nFigures, ${place.name}, ${size.toLocaleString('en')} comments, 3 years of ${names} figures a day\n\n| | p50 ms | p99 ms | CPU ms | budget |\n|---|---|---|---|---|`);
  for (const [name, path] of Object.entries(calls)) {
    const run = await drive({ port: server.port, pid: server.pid, connections: 1, seconds, request: () => get(path, auth) });
    if (run.refused > 0) throw new Error(`${name}: ${run.refused} refused (${run.lastStatus})`);
    console.log(`| ${name} | ${run.p50.toFixed(1)} | ${run.p99.toFixed(1)} | ${(1000 / run.perCpuSecond).toFixed(1)} | ${name === 'a month' ? '' : '50 ms'} |`);
  }
  await server.stop();
}

for (const place of await places()) await bench(place).finally(() => place.end());
