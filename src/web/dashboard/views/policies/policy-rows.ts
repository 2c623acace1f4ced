// A site's policies as a list: loading all of them, what each is called, and which is in force.
import { policiesTexts } from '../../../../i18n/dashboard/policies.ts';
import { moment } from '../../../../i18n/words.ts';
import type { Page, PolicyDraft, PolicyInfo, PolicyRow, Staff } from '../../../wire.ts';
import { api, queryOf } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { go, hrefOf, place } from '../../state/route.ts';
import { site } from '../../state/session.ts';
import { toast } from '../../ui/toast.tsx';

export const rootOf = (slug: string): string => `/sites/${slug}/consent`;

/** All of them: which is in force and which number comes next is known of the whole list alone. */
export async function loadPolicies(slug: string): Promise<PolicyRow[]> {
  const rows: PolicyRow[] = [];
  for (let cursor: string | null = null; ;) {
    const page: Page<PolicyRow> = await api(`GET ${rootOf(slug)}/policies${queryOf({ limit: 100, cursor })}`);
    rows.push(...page.items);
    if (page.next === null) return rows;
    cursor = page.next;
  }
}

export const hrefOfPolicy = (id: string): string => hrefOf(`/consent/policies/${id}`);

/** Keeps it as a new draft and goes there, unless whoever asked for it is elsewhere by then; `before` what was typed is let go of. */
export async function beginDraft(slug: string, content: PolicyDraft | Promise<PolicyDraft>, before: () => void = () => {}): Promise<void> {
  const from = place.value;
  const { id } = await api<PolicyInfo>(`POST ${rootOf(slug)}/policies`, await content);
  before();
  toast(say(policiesTexts).made);
  if (place.value === from && site.value?.slug === slug) go(hrefOfPolicy(id));
}

export type Names = ReadonlyMap<string, string>;

/** Whose the ids in policies are; nobody is named where that cannot be told. */
export async function loadNames(): Promise<Names> {
  const staff = await api<Page<Staff>>('GET /staff').catch(() => null);
  return new Map(staff?.items.map(({ id, name }) => [id, name]));
}

/** The one offered: the newest revision that is published. */
export const currentOf = (rows: readonly PolicyRow[]): PolicyRow | null =>
  rows.filter(({ state }) => state === 'published').toSorted((a, b) => (b.revision ?? 0) - (a.revision ?? 0))[0] ?? null;

export const nextRevision = (rows: readonly PolicyRow[]): number => Math.max(0, ...rows.map(({ revision }) => revision ?? 0)) + 1;

export const revisionName = (revision: number): string => say(policiesTexts).revision.replace('{n}', String(revision));

export const nameOf = ({ revision, changedAt }: PolicyRow): string =>
  (revision === null ? `${say(policiesTexts).draft} · ${moment(lang.value, new Date(changedAt))}` : revisionName(revision));
