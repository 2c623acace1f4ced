// A trie of UTF-16 units in flat arrays: what tens of thousands of terms weigh and cost is a few megabytes and one look-up a letter.

/** The unit that stands for the gap between two words of a phrase; no text holds it. */
export const GAP = 0;
export const ROOT = 0;
const WIDTH = 3;

export class TrieBuilder<T> {
  private readonly edges = new Map<number, number>();
  private readonly outputs: (T[] | undefined)[] = [undefined];

  /** Puts a value at the end of a path. */
  add(path: string, value: T): void {
    let node = ROOT;
    for (let at = 0; at < path.length; at += 1) {
      const key = node * 65_536 + path.charCodeAt(at);
      let next = this.edges.get(key);
      if (next === undefined) this.edges.set(key, next = this.outputs.push(undefined) - 1);
      node = next;
    }
    const here = this.outputs[node];
    if (here === undefined) this.outputs[node] = [value];
    else here.push(value);
  }

  build(): Trie<T> {
    return new Trie(this.edges, this.outputs);
  }
}

export class Trie<T> {
  private readonly outputs: (T[] | undefined)[];
  /** Open addressing over (node, unit), three numbers a slot side by side, so that a look-up touches one place of memory; a target
   *  of 0 is a free slot, for no edge leads to the root. */
  private readonly slots: Int32Array;
  private readonly mask: number;

  constructor(edges: Map<number, number>, outputs: (T[] | undefined)[]) {
    this.outputs = outputs;
    let count = 16;
    while (count < edges.size * 2) count *= 2;
    this.mask = count - 1;
    this.slots = new Int32Array(count * WIDTH);
    for (const [key, target] of edges) this.put(Math.floor(key / 65_536), key % 65_536, target);
  }

  /** Where a unit leads from a node; -1 for nowhere. */
  step(node: number, unit: number): number {
    const { slots, mask } = this;
    for (let slot = mix(node, unit) & mask; ; slot = (slot + 1) & mask) {
      const at = slot * WIDTH;
      const target = slots[at]!;
      if (target === 0) return -1;
      if (slots[at + 1] === node && slots[at + 2] === unit) return target;
    }
  }

  /** What ends at a node. */
  at(node: number): readonly T[] | undefined {
    return this.outputs[node];
  }

  private put(node: number, unit: number, target: number): void {
    let slot = mix(node, unit) & this.mask;
    while (this.slots[slot * WIDTH] !== 0) slot = (slot + 1) & this.mask;
    this.slots.set([target, node, unit], slot * WIDTH);
  }
}

function mix(node: number, unit: number): number {
  const mixed = Math.imul(node ^ Math.imul(unit, 0x9e3779b1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
