// What is said when comments have been decided.
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { counted } from '../../../../i18n/words.ts';
import type { Item } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';
import type { Wish } from './row.ts';

export function doneWords(items: Item[], action: Wish['action']): string {
  const texts = say(queueTexts);
  if (items.length === 1 || action === 'pin' || action === 'unpin') return texts.done[action].replace('{name}', items[0]!.author.name);
  return counted(lang.value, texts.manyDone[action], items.length);
}
