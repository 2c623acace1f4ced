// What a consent policy is before it is published, and what lint may find in it; types and defaults only, nothing stored.
import type { Locale } from '../sites/site.ts';

/** Google Consent Mode v2. */
export const googleConsentKeys = [
  'ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage', 'functionality_storage', 'personalization_storage', 'security_storage',
] as const;
export type GoogleConsentKey = (typeof googleConsentKeys)[number];

export const policyLocales: readonly Locale[] = ['ar', 'en', 'fr'];

/** Days after which a choice is asked for again: CNIL's six months. */
export const DEFAULT_EXPIRES_DAYS = 180;

/** `days` 0: until the browser closes; null: nobody has said. */
export type Cookie = { name: string; domain: string; days: number | null };
export type Service = { key: string; vendor: string; cookies: Cookie[] };
export type Category = {
  key: string;
  /** Strictly necessary: nobody can refuse it. */
  required: boolean;
  /** Why nobody can refuse it; null where they can. */
  necessity: string | null;
  default: boolean;
  /** What its consent grants. */
  googleConsent: GoogleConsentKey[];
  services: Service[];
};

/** The words around the choice, in the order they are read. */
export const textNames = ['title', 'body', 'accept', 'reject', 'save', 'settings', 'reopen', 'placeholder'] as const;
export type TextName = (typeof textNames)[number];
export type LocaleTexts = Record<TextName, string> & {
  categories: Record<string, { label: string }>;
  services: Record<string, { purpose: string }>;
};

export type PolicyDraft = {
  categories: Category[];
  texts: Partial<Record<Locale, LocaleTexts>>;
  /** Whether whoever chose under an older revision is asked again. */
  material: boolean;
  expiresDays: number;
};

export const findingCodes = [
  'optional_preticked', 'necessity_missing', 'required_optional_purpose', 'cookie_duration_missing', 'duplicate_key', 'text_of_unknown_key',
  'locale_missing', 'text_missing', 'category_label_missing', 'service_purpose_missing',
  'reject_missing', 'reject_not_refusal', 'reject_not_equal', 'labels_swapped', 'implied_consent', 'too_intricate',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** `path` is a JSON Pointer into the draft; `span` (UTF-16) marks what was found in the text there. */
export type Finding = { code: FindingCode; path: string; locale?: Locale; span?: [start: number, end: number] };

/** draft: may be changed; published: never again; retired: no choice is taken under it any more. */
export type PolicyState = 'draft' | 'published' | 'retired';

/** A policy as it is kept: a draft, or a revision that was published. */
export type Policy = {
  id: string;
  site: string;
  state: PolicyState;
  /** 1, 2, 3 … per site in the order of publication; null while it is a draft. */
  revision: number | null;
  content: PolicyDraft;
  /** Goes up by one with each change of a draft. */
  version: number;
  /** The hash of its text in each language; empty while it is a draft. */
  textHashes: Partial<Record<Locale, string>>;
  createdAt: Date;
  /** A staff or key id, `rule:…` or `command`. */
  createdBy: string;
  changedAt: Date;
  publishedAt: Date | null;
  publishedBy: string | null;
  retiredAt: Date | null;
};

/** A revision without its contents. */
export type Revision = { id: string; revision: number; state: Exclude<PolicyState, 'draft'>; material: boolean };

/** The revision that is offered: the newest that is not retired. */
export const currentOf = (revisions: readonly Revision[]): Revision | null => revisions.findLast(({ state }) => state === 'published') ?? null;

/** Whether who chose under `chosen` is asked again: the revision offered is an older one, or a material one has come since. */
export function asksAgain(revisions: readonly Revision[], chosen: number): boolean {
  const current = currentOf(revisions);
  if (current === null || current.revision < chosen) return true;
  return revisions.some(({ revision, state, material }) => state === 'published' && material && revision > chosen);
}
