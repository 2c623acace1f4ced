// A store that tells of every change to what the public reads, once it is durable and before the caller hears of it.
// A port that changes a thread's public page belongs here; what is missed is found by the thread's version, half a second later.
import type { Policy } from '../consent/policy.ts';
import type { Store } from './store.ts';

/** The thread that changed; `key` null is every thread of the site, null anything at all. */
export type Changed = (at: { site: string; key: string | null } | null) => void;

type Place = Parameters<Changed>[0];
type Found = { comment: { site: string; threadKey: string } };

/** An answer without a comment (stale, not found, answered before) changed nothing: undefined. */
const placeOf = (answer: object): Place | undefined => {
  const comment = (answer as Partial<Found>).comment;
  return comment === undefined ? undefined : { site: comment.site, key: comment.threadKey };
};

/** What a site offers to choose from stands on none of its threads alone. */
const wholeSite = (answer: Policy | 'stale'): Place | undefined => (answer === 'stale' ? undefined : { site: answer.site, key: null });

export function watchStore(store: Store, changed: Changed): Store {
  /** A write that failed may have happened all the same: then all may have changed. */
  const told = async <T>(write: Promise<T>, place: (answer: T) => Place | undefined): Promise<T> => {
    let at: Place | undefined = null;
    try {
      const answer = await write;
      at = place(answer);
      return answer;
    } finally {
      if (at !== undefined) changed(at);
    }
  };
  const { comments, moderation, reports, threads, sites, policies } = store;
  return {
    ...store,
    comments: {
      ...comments,
      insert: (entry) => told(comments.insert(entry), () => ({ site: entry.comment.site, key: entry.comment.threadKey })),
      edit: (change, replay) => told(comments.edit(change, replay), placeOf),
      remove: (id, at, beside) => told(comments.remove(id, at, beside), placeOf),
    },
    moderation: {
      ...moderation,
      apply: (change) => told(moderation.apply(change), placeOf),
      recount: (site, repair) => told(moderation.recount(site, repair), () => ({ site, key: null })),
    },
    reports: {
      ...reports,
      make: (given, replay) => told(reports.make(given, replay), (answer) => (answer.result === 'done' && answer.hid !== null ? placeOf({ comment: answer.hid }) : undefined)),
    },
    threads: {
      ...threads,
      put: (thread) => told(threads.put(thread), () => ({ site: thread.site, key: thread.key })),
      setState: (site, key, change) => told(threads.setState(site, key, change), () => ({ site, key })),
    },
    sites: {
      ...sites,
      insert: (site) => told(sites.insert(site), () => ({ site: site.slug, key: null })),
      replace: (before, after) => told(sites.replace(before, after), () => ({ site: after.slug, key: null })),
    },
    policies: {
      ...policies,
      publish: (given) => told(policies.publish(given), wholeSite),
      retire: (given) => told(policies.retire(given), wholeSite),
    },
  };
}
