// What a reader of one language is shown of a policy, as the bytes that are served and the hash that names them.
import { createHash } from 'node:crypto';
import { textDirection } from '../i18n/index.ts';
import type { Locale } from '../sites/site.ts';
import { canonicalJson } from './canonical-json.ts';
import { textNames, type LocaleTexts, type PolicyDraft, type TextName } from './policy.ts';

export type TextContent = {
  lang: Locale;
  dir: 'rtl' | 'ltr';
  texts: Record<TextName, string>;
  categories: { key: string; label: string; services: { key: string; purpose: string }[] }[];
};
export type RenderedText = { content: TextContent; bytes: Buffer; hash: string };

/** A policy in one language; null where it has none. Lint finds what is missing, here it is empty. */
export function renderText(policy: PolicyDraft, locale: Locale): RenderedText | null {
  const texts = policy.texts[locale];
  if (texts === undefined) return null;
  const content = contentOf(policy, locale, texts);
  const bytes = Buffer.from(canonicalJson(content), 'utf8');
  return { content, bytes, hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}` };
}

function contentOf(policy: PolicyDraft, locale: Locale, texts: LocaleTexts): TextContent {
  return {
    lang: locale,
    dir: textDirection(locale),
    texts: Object.fromEntries(textNames.map((name) => [name, texts[name]])) as Record<TextName, string>,
    categories: policy.categories.map(({ key, services }) => ({
      key,
      label: texts.categories[key]?.label ?? '',
      services: services.map((service) => ({ key: service.key, purpose: texts.services[service.key]?.purpose ?? '' })),
    })),
  };
}
