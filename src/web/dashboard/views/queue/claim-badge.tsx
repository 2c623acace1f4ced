// Who holds a comment and how much longer, ticking; nothing once the claim is over.
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { serverNow } from '../../../client/call.ts';
import type { Item } from '../../../wire.ts';
import { say } from '../../state/lang.ts';
import { byWords } from '../../state/people.ts';
import { session } from '../../state/session.ts';

type Claim = NonNullable<Item['claim']>;

const now = signal(serverNow());
let shown = 0;
let ticking: ReturnType<typeof setInterval> | undefined;

export const isLive = (claim: Item['claim']): claim is Claim => claim !== null && Date.parse(claim.until) > serverNow();
export const isMine = (claim: Item['claim']): boolean => isLive(claim) && claim.by === session.value?.staff.id;
export const isOthers = (claim: Item['claim']): boolean => isLive(claim) && !isMine(claim);

/** One clock for all of them, running while any is shown. */
function useTick(): number {
  useEffect(() => {
    if ((shown += 1) === 1) {
      now.value = serverNow();
      ticking = setInterval(() => {
        now.value = serverNow();
      }, 1000);
    }
    return () => {
      if ((shown -= 1) === 0) clearInterval(ticking);
    };
  }, []);
  return now.value;
}

export function TimeLeft({ until }: { until: string }) {
  const seconds = Math.max(0, Math.floor((Date.parse(until) - useTick()) / 1000));
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return <span class="left">{say(queueTexts).left.replace('{time}', time)}</span>;
}

export function ClaimBadge({ claim }: { claim: Claim }) {
  const texts = say(queueTexts);
  if (Date.parse(claim.until) <= useTick()) return null;
  const mine = isMine(claim);
  return <li class={mine ? 'badge good' : 'badge bad'}>{mine ? texts.claimedByMe : texts.claimedBy.replace('{name}', byWords(claim.by))} · <TimeLeft until={claim.until} /></li>;
}
