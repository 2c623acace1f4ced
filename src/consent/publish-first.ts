// Gives a site that never had a consent policy its first one, published.
import type { Clock, Ids } from '../kernel/clock.ts';
import type { PoliciesStore } from './policies.store.ts';
import { policyLocales, type Policy, type PolicyDraft } from './policy.ts';
import { renderText } from './rendered-text.ts';

type Deps = { policies: PoliciesStore; clock: Clock; ids: Ids };
const BY = 'rule:first-run';

export async function publishFirst({ policies, clock, ids }: Deps, { site, content }: { site: string; content: PolicyDraft }): Promise<void> {
  // A draft counts, too: somebody is at work on it.
  if ((await policies.list(site, 1, null)).items.length > 0) return;
  const at = clock.now();
  const before: Policy = {
    id: ids.short('p'), site, state: 'draft', revision: null, content, version: 1, textHashes: {}, createdAt: at, createdBy: BY, changedAt: at, publishedAt: null, publishedBy: null, retiredAt: null,
  };
  const texts = policyLocales.flatMap((lang) => renderText(content, lang) ?? []);
  const textHashes = Object.fromEntries(texts.map((each) => [each.content.lang, each.hash]));
  await policies.insert(before);
  await policies.publish({
    before, after: { ...before, state: 'published', revision: 0, textHashes, publishedAt: at, publishedBy: BY },
    texts: texts.map((each) => ({ hash: each.hash, lang: each.content.lang, bytes: each.bytes })),
    act: { id: ids.short('d'), site, by: BY, action: 'policy_published', subject: `policy:${before.id}`, reason: null, note: null, at, batch: null },
  });
}
