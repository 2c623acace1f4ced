// How long a claim still lasts, ticking; nothing once it is over.
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { serverNow } from '../../../client/call.ts';
import { say } from '../../state/lang.ts';

const now = signal(serverNow());
let shown = 0;
let ticking: ReturnType<typeof setInterval> | undefined;

/** One clock for all of them, running while any is shown. */
function useTick(): void {
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
}

export function TimeLeft({ until }: { until: string }) {
  useTick();
  const seconds = Math.max(0, Math.floor((Date.parse(until) - now.value) / 1000));
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return <span class="left">{say(queueTexts).left.replace('{time}', time)}</span>;
}
