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
  'reject_missing', 'reject_not_refusal', 'reject_not_equal', 'labels_swapped', 'implied_consent',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** `path` is a JSON Pointer into the draft; `span` (UTF-16) marks what was found in the text there. */
export type Finding = { code: FindingCode; path: string; locale?: Locale; span?: [start: number, end: number] };
