// The names behind the ids that records carry, asked for once and again when somebody unknown turns up.
import { signal } from '@preact/signals';
import { names } from '../../../i18n/dashboard/names.ts';
import { queueTexts } from '../../../i18n/dashboard/queue.ts';
import type { Colleague, Page } from '../../wire.ts';
import { api } from './api.ts';
import { say } from './lang.ts';
import { session } from './session.ts';

/** After a failure they are asked for again so much later. */
const AGAIN_MS = 5000;
const people = signal<Map<string, string>>(new Map());
const missed = new Set<string>();
let asking: Promise<void> | null = null;

/** The name of a person or key at the desk; null while it is not known, and for those who have left. */
export function nameOf(id: string): string | null {
  const known = people.value.get(id);
  if (known !== undefined) return known;
  if (!missed.has(id)) {
    missed.add(id);
    asking ??= load();
  }
  return null;
}

async function load(): Promise<void> {
  // Whoever else is missed in this turn is asked for with it.
  await Promise.resolve();
  try {
    const { items } = await api<Page<Colleague>>('GET /moderation/people');
    people.value = new Map(items.map(({ id, name }) => [id, name]));
  } catch {
    // Nobody has a name meanwhile; the view itself says what is wrong.
    setTimeout(() => {
      missed.clear();
      people.value = new Map(people.value);
    }, AGAIN_MS);
  } finally {
    asking = null;
  }
}

/** Everybody at the desk by id; empty until they are known. */
export function everybody(): Map<string, string> {
  if (people.value.size === 0) asking ??= load();
  return people.value;
}

/** What is said of a rule or a command; undefined for persons and keys. */
export const ruleWords = (by: string): string | undefined => (say(names).rules as Record<string, string | undefined>)[by];

/** Who did something, in words: a staff or key id, a rule or a command. */
export function byWords(by: string): string {
  const texts = say(queueTexts);
  if (by === session.value?.staff.id) return texts.you;
  return ruleWords(by) ?? nameOf(by) ?? texts.someone;
}
