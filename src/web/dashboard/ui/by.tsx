// Who of the desk did something: their name where this person may know it, else their id.
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Page, Staff } from '../../wire.ts';
import { api } from '../state/api.ts';
import { isAdmin, session } from '../state/session.ts';
import { Name } from './parts.tsx';

const names = signal<Map<string, string>>(new Map());
let asked = false;

async function askOnce(): Promise<void> {
  if (asked || !isAdmin.value) return;
  asked = true;
  try {
    const { items } = await api<Page<Staff>>('GET /staff');
    names.value = new Map(items.map(({ id, name }) => [id, name]));
  } catch {
    // Ids will do until the next asks.
    asked = false;
  }
}

export function By({ id }: { id: string }) {
  useEffect(() => void askOnce(), []);
  const me = session.value?.staff;
  return <Name>{me?.id === id ? me.name : names.value.get(id) ?? id}</Name>;
}
