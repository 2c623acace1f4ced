// Prints where a CPU profile's time went: node bench/support/top.ts FILE.cpuprofile
import { readFileSync } from 'node:fs';

type Node = { id: number; callFrame: { functionName: string; url: string; lineNumber: number }; children?: number[] };
const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as { nodes: Node[]; samples: number[]; timeDeltas: number[] };

const own = new Map<number, number>();
samples.forEach((id, at) => own.set(id, (own.get(id) ?? 0) + (timeDeltas[at] ?? 0)));
const byId = new Map(nodes.map((node) => [node.id, node]));
const nameOf = ({ callFrame: { functionName, url, lineNumber } }: Node): string => `${functionName || '(anonymous)'} ${url.split('/').slice(-3).join('/')}:${lineNumber + 1}`;
const selfTimes = new Map<string, number>();
const totals = new Map<string, number>();

function walk(node: Node, above: Set<string>): number {
  const name = nameOf(node);
  const time = (own.get(node.id) ?? 0) + (node.children ?? []).reduce((sum, id) => sum + walk(byId.get(id)!, new Set([...above, name])), 0);
  selfTimes.set(name, (selfTimes.get(name) ?? 0) + (own.get(node.id) ?? 0));
  if (!above.has(name)) totals.set(name, (totals.get(name) ?? 0) + time);
  return time;
}
const all = walk(nodes[0]!, new Set());
for (const [title, times] of [['self', selfTimes], ['total', totals]] as const) {
  console.log(`\n${title}`);
  for (const [name, time] of [...times].toSorted((a, b) => b[1] - a[1]).slice(0, 45)) console.log(`${((100 * time) / all).toFixed(1).padStart(5)}%  ${name}`);
}
