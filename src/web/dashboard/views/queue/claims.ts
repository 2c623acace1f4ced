// Claiming for a list: the next ones for me alone, and back with them.
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { counted } from '../../../../i18n/words.ts';
import type { Claimed } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { toast, toastError } from '../../ui/toast.tsx';
import { isMine } from './claim-badge.tsx';
import type { DeskList } from './desk-list.ts';
import type { Row } from './row.ts';

const COUNT = 20;
const ABOUT = 'claims';

/** What of the list is mine. */
export const mineOf = (list: DeskList): Row[] => list.rows.value.filter((row) => !row.gone.value && isMine(row.item.value.claim));

/** Takes the next ones; those not loaded yet come in behind the last that is mine. */
export async function claimNext(list: DeskList, site: string): Promise<void> {
  const { queue, sort } = list.source;
  if (queue === null) return;
  const { current } = list;
  try {
    const { items } = await api<Claimed>('POST /moderation/claims', { site, queue, sort, count: COUNT });
    if (items.length === 0) {
      toast(say(queueTexts).noneToClaim, { about: ABOUT });
      return;
    }
    for (const item of items) {
      const row = list.find(item.id);
      if (row !== null) row.item.value = item;
    }
    // Who has gone on since is left where they are.
    const hasStayed = list.current === current;
    const last = mineOf(list).at(-1);
    list.add(items, last === undefined ? 'start' : { after: last });
    const first = list.shown().find((row) => row.id === items[0]?.id);
    if (first !== undefined && hasStayed) list.select(first);
  } catch (error) {
    toastError(error);
  }
}

export async function releaseMine(list: DeskList, site: string): Promise<void> {
  const mine = mineOf(list);
  const { queue } = list.source;
  if (mine.length === 0 || queue === null) return;
  try {
    const { released } = await api<{ released: number }>('DELETE /moderation/claims', { site, commentIds: mine.map(({ id }) => id) });
    for (const row of mine) row.item.value = { ...row.item.peek(), claim: null };
    toast(counted(lang.value, say(queueTexts).released, released), { about: ABOUT });
  } catch (error) {
    toastError(error);
  }
}
