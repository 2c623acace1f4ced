// A store that lets raid mode count what is written to it, once it is durable. Changes nothing of what is written.
import type { Store } from '../store/store.ts';
import { minuteOf, signalsOf, type Signal } from './raid.ts';
import type { Seen, Tally } from './tally.ts';

/** How young a comment must be for its refusal to count: clearing last night's queue is no raid. */
const RECENT_MS = 10 * 60_000;

export function countStore(store: Store, { tally, now }: { tally: Pick<Tally, 'note'>; now: () => Date }): Store {
  const { comments, moderation } = store;
  const note = (at: Omit<Seen, 'minute'>, which: Partial<Record<Signal, boolean>>): void => tally.note({ ...at, minute: minuteOf(now()) }, which);
  return {
    ...store,
    comments: {
      ...comments,
      async insert(entry) {
        const inserted = await comments.insert(entry);
        const { comment, author } = entry;
        if (inserted.result === 'done' && author.kind !== 'staff') note({ ...comment, authorId: author.id }, signalsOf(comment, author));
        return inserted;
      },
      async hasRepeat(by) {
        const repeats = await comments.hasRepeat(by);
        if (repeats) note({ site: by.site, threadKey: null, authorId: by.authorId }, { repeats });
        return repeats;
      },
    },
    moderation: {
      ...moderation,
      async apply(change) {
        const applied = await moderation.apply(change);
        if (applied.result !== 'done') return applied;
        const { comment } = applied;
        const { from, to, action } = change.decision;
        const isRefused = (to === 'rejected' || to === 'spam') && (from === 'approved' || from === 'pending') && action !== 'undo';
        const isFresh = now().getTime() - comment.createdAt.getTime() < RECENT_MS;
        if (isRefused && isFresh) note({ ...comment, authorId: comment.author.id }, { refused: true });
        return applied;
      },
    },
  };
}
