// Policies published straight into a store, and choices under them, for tests of what visitors meet.
import type { Response, Test } from 'supertest';
import { firstPolicy } from '../../src/consent/first-policy.ts';
import { policyLocales, type Policy, type PolicyDraft } from '../../src/consent/policy.ts';
import { renderText } from '../../src/consent/rendered-text.ts';
import type { Store } from '../../src/store/store.ts';
import { aPolicy, anAct } from './builders.ts';
import type { TestApp } from './app.ts';

/** The first policy with a counter and a player, whose cookies are to be cleared. */
export function demoPolicy(over: Partial<PolicyDraft> = {}): PolicyDraft {
  const policy = structuredClone(firstPolicy('paper.example', 'demo'));
  policy.categories.find(({ key }) => key === 'statistics')!.services.push({ key: 'matomo', vendor: 'Matomo', cookies: [{ name: '_pk_id', domain: '.paper.example', days: 393 }] });
  policy.categories.find(({ key }) => key === 'marketing')!.services.push({ key: 'player', vendor: 'مشغل الفيديو', cookies: [{ name: 'player_id', domain: '.player.example', days: 30 }] });
  policy.texts.ar!.services['matomo'] = { purpose: 'يحصي كم قارئا فتح المقال.' };
  return { ...policy, ...over };
}

export async function publish(store: Store, over: Partial<PolicyDraft> = {}, site = 'demo'): Promise<Policy> {
  const before = aPolicy({ site, content: demoPolicy(over) });
  await store.policies.insert(before);
  const texts = policyLocales.flatMap((lang) => {
    const text = renderText(before.content, lang);
    return text === null ? [] : [{ hash: text.hash, lang, bytes: text.bytes }];
  });
  const after: Policy = { ...before, state: 'published', revision: 0, version: 2, textHashes: Object.fromEntries(texts.map(({ lang, hash }) => [lang, hash])), publishedAt: new Date(), publishedBy: 'st_1' };
  const published = await store.policies.publish({ before, after, texts, act: anAct({ site }) });
  if (published === 'stale') throw new Error('the draft was not there');
  return published;
}

export async function retire(store: Store, { site, id }: Policy): Promise<void> {
  if ((await store.policies.retire({ site, id, at: new Date(), act: anAct({ site }) })) === 'stale') throw new Error('nothing to retire');
}

export const me = '/consent/me?site=demo';

/** A choice under a policy, accepting all unless `over` says otherwise. */
export const choiceOf = (policy: Policy, over: object = {}) => ({ action: 'accept_all', revision: policy.revision, textHash: policy.textHashes.ar, lang: 'ar', surface: 'banner', ...over });

export const put = (app: TestApp, body: object, subject?: string): Test => {
  const call = app.call('put', me, { origin: 'https://paper.example' });
  return (subject === undefined ? call : call.set('Consent-Subject', subject)).send(body);
};
export const subjectIn = (answer: Response): string => String(answer.get('Consent-Subject'));
