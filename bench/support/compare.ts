// Runs several loads in turn, round after round, and tells the median of each and its ratio to the one it is measured against.
import { drive, type Load, type Run } from './load.ts';

export type Contender = { name: string; load: Omit<Load, 'seconds' | 'connections'> & Partial<Load>; against?: string; budget?: string };

const argument = (name: string, standard: number): number => Number(process.argv.find((each) => each.startsWith(`--${name}=`))?.split('=')[1] ?? standard);

/** `--rounds=5 --seconds=2` on the command line change the defaults. The first round warms up and is not counted. */
export async function compare(title: string, contenders: Contender[]): Promise<Map<string, Run>> {
  const rounds = argument('rounds', 5);
  const seconds = argument('seconds', 2);
  const runs = new Map<string, Run[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, load } of contenders) {
      const run = await drive({ connections: 32, ...load, seconds });
      if (run.refused > 0) throw new Error(`${name}: ${run.refused} requests refused, the last answer ${run.lastStatus}`);
      if (round > 0) runs.get(name)?.push(run);
    }
  }
  const medians = new Map([...runs].map(([name, all]) => [name, medianRun(all)]));
  print(title, contenders, medians);
  return medians;
}

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const medianRun = (runs: Run[]): Run => {
  const of = (key: keyof Run): number => median(runs.map((run) => run[key]));
  return { perSecond: of('perSecond'), perCpuSecond: of('perCpuSecond'), busy: of('busy'), p50: of('p50'), p99: of('p99'), refused: 0, lastStatus: of('lastStatus') };
};

function print(title: string, contenders: Contender[], medians: Map<string, Run>): void {
  console.log(`\n${title}\n\n| | requests/s | per server CPU second | server busy | p50 ms | p99 ms | ratio (CPU) | ratio (clock) | budget |\n|---|---|---|---|---|---|---|---|---|`);
  for (const { name, against, budget = '' } of contenders) {
    const run = medians.get(name)!;
    const base = against === undefined ? undefined : medians.get(against);
    const ratio = (key: 'perCpuSecond' | 'perSecond'): string => (base === undefined ? '' : (run[key] / base[key]).toFixed(2));
    const cells = [name, Math.round(run.perSecond), Math.round(run.perCpuSecond), `${Math.round(run.busy * 100)}%`, run.p50.toFixed(2), run.p99.toFixed(2), ratio('perCpuSecond'), ratio('perSecond'), budget];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
