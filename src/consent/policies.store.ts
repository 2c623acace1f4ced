// The port of consent policies: drafts, the revisions they become, and every text that was ever served.
import type { Page } from '../kernel/page.ts';
import type { DeskAct } from '../moderation/decision.ts';
import type { Locale } from '../sites/site.ts';
import type { Policy, Revision } from './policy.ts';

/** The exact bytes that are served in one language, under `sha256:` and their hash in hex. */
export type StoredText = { hash: string; lang: Locale; bytes: Buffer };

/** `before` is the draft as it was judged; `after` is it published, with a revision of 0 in place of the number it gets. */
export type Publication = { before: Policy; after: Policy; texts: StoredText[]; act: DeskAct };

export interface PoliciesStore {
  /** Adds a draft. Durable. */
  insert(policy: Policy): Promise<void>;
  find(site: string, id: string): Promise<Policy | null>;
  findRevision(site: string, revision: number): Promise<Policy | null>;
  /** Drafts and revisions of a site, the newest made first. */
  list(site: string, limit: number, cursor: string | null): Promise<Page<Policy>>;
  /** Every revision that was published, retired ones too, in their order, without its contents. */
  revisions(site: string): Promise<Revision[]>;
  /** Replaces a draft, or changes nothing and answers 'stale' when it is not there in that version or no draft any more. Atomic; durable. */
  change(before: Policy, after: Policy): Promise<'done' | 'stale'>;
  /** Deletes a draft under the same condition. */
  remove(before: Policy): Promise<'done' | 'stale'>;
  /** Publishes a draft under the site's next revision number with its texts and the act, under the same condition. Two that publish at
   *  once get different numbers. Atomic; durable. */
  publish(given: Publication): Promise<Policy | 'stale'>;
  /** Retires a published revision with the act; 'stale' when it is none. Atomic; durable. */
  retire(given: { site: string; id: string; at: Date; act: DeskAct }): Promise<Policy | 'stale'>;
  /** A text by its hash; the same text of several sites is one. */
  findText(hash: string): Promise<StoredText | null>;
}
