// What is said when comments have been decided, when that was taken back, and when it failed.
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { counted, type Forms } from '../../../../i18n/words.ts';
import type { Item } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';
import type { Wish } from './row.ts';

/** Of one with its author's name, of several how many. */
const words = (items: Item[], one: string, many: Forms, count: number): string =>
  (items.length === 1 ? one.replace('{name}', items[0]!.author.name) : counted(lang.value, many, count));

export function doneWords(items: Item[], action: Wish['action']): string {
  const texts = say(queueTexts);
  if (items.length === 1 || action === 'pin' || action === 'unpin') return texts.done[action].replace('{name}', items[0]!.author.name);
  return counted(lang.value, texts.manyDone[action], items.length);
}

export const undoneWords = (items: Item[], count: number): string => words(items, say(queueTexts).undone, say(queueTexts).manyUndone, count);
export const notUndoneWords = (items: Item[]): string => words(items, say(queueTexts).notUndone, say(queueTexts).manyNotUndone, items.length);
export const notDoneWords = (items: Item[]): string => words(items, say(queueTexts).notDone, say(queueTexts).manyNotDone, items.length);
