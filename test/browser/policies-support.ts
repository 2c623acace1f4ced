// Policies for the tests of the desk: drafts in the store, opening views, and what readers are shown.
import type { Page } from 'playwright-core';
import { firstPolicy } from '../../src/consent/first-policy.ts';
import type { Policy, PolicyDraft } from '../../src/consent/policy.ts';
import { aModerator, type Look, type Site } from './support.ts';

export const first = (change: (draft: PolicyDraft) => void = () => {}): PolicyDraft => {
  const draft = firstPolicy('127.0.0.1', 'demo');
  change(draft);
  return draft;
};

export const aDraft = (site: Site, content: PolicyDraft = first()): Promise<Policy> => site.app.app.services.policies.add('demo', 'st_1', content);

export async function aRevision(site: Site, content: PolicyDraft = first()): Promise<Policy> {
  const { id } = await aDraft(site, content);
  return site.app.app.services.policies.publish({ site: 'demo', id }, 'st_1');
}

export const policyIn = ({ app }: Site, id: string): Promise<Policy> => app.app.services.policies.get('demo', id);

export type Config = { revision: number; texts: Record<string, string>; categories: { key: string; label: string; services: { purpose: string }[] }[] };

/** What a visitor's page is told. */
export const configOf = async ({ base }: Site, lang = 'ar'): Promise<Config> => await (await fetch(`${base}/api/v1/consent/config?site=demo&lang=${lang}`)).json() as Config;

/** A page of its own for someone of the desk, at a view. */
export async function openView(site: Site, path: string, look: Look = {}): Promise<Page> {
  const context = await aModerator(site, look);
  const page = await context.newPage();
  // The first visit waits for the bundles to be built.
  await page.goto(`${site.base}/dashboard${path}`, { timeout: 60_000 });
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}
