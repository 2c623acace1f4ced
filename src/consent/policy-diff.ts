// What differs between two policies, place by place; pure. Categories, services and cookies are matched by what names them, not by where they stand.
import { pointer } from '../kernel/pointer.ts';
import type { PolicyDraft } from './policy.ts';

/** `path` is a JSON Pointer with names in the place of positions; what is absent on one side is null there. */
export type PolicyChange = { path: string; before: unknown; after: unknown };

export const policyChanges = (before: PolicyDraft, after: PolicyDraft): PolicyChange[] => changesOf(before, after, []);

function changesOf(before: unknown, after: unknown, path: string[]): PolicyChange[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  const told = { path: pointer(path), before: before ?? null, after: after ?? null };
  if (old === null || now === null) return JSON.stringify(before) === JSON.stringify(after) ? [] : [told];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  const isMoved = Array.isArray(after) && order(old, now).join('\n') !== order(now, old).join('\n');
  return [
    ...(isMoved ? [{ path: pointer(path), before: [...old.keys()], after: [...now.keys()] }] : []),
    ...names.flatMap((name) => changesOf(old.get(name), now.get(name), [...path, name])),
  ];
}

/** The names of one that the other has too. */
const order = (one: Map<string, unknown>, other: Map<string, unknown>): string[] => [...one.keys()].filter((name) => other.has(name));

/** What a value is made of, by name; null for what is compared as a whole. */
function partsOf(value: unknown): Map<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  if (!value.every((item) => typeof item === 'object')) return null;
  const parts = new Map<string, unknown>();
  for (const item of value as Named[]) parts.set(freeName(parts, 'key' in item ? item.key : `${item.name} ${item.domain}`), item);
  return parts;
}

type Named = { key: string } | { name: string; domain: string };

/** A draft may have a name twice; lint finds that, here both are shown. */
function freeName(taken: Map<string, unknown>, name: string): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}#${number}`;
  return free;
}
