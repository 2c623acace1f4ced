// Which language an answer speaks, and its messages.
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Messages } from './messages.ts';

export type Lang = 'ar' | 'en' | 'fr';

const all: Record<Lang, Messages> = { ar, en, fr };

export const languages: Lang[] = ['ar', 'en', 'fr'];
export const isLang = (text: string): text is Lang => languages.some((lang) => lang === text);
export const messages = (lang: Lang): Messages => all[lang];
export const textDirection = (lang: Lang): 'rtl' | 'ltr' => (lang === 'ar' ? 'rtl' : 'ltr');

/** The best of ours by Accept-Language (RFC 9110, 12.5.4), the fallback where none is asked for. Reads 20 ranges at most. */
export function pickLanguage(acceptLanguage: string | undefined, fallback: Lang): Lang {
  if (acceptLanguage === undefined) return fallback;
  let best: { lang: Lang; weight: number } | null = null;
  for (const range of acceptLanguage.slice(0, 500).split(',', 20)) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
    const primary = tag.split('-')[0] ?? '';
    const quality = parameters.map((each) => each.trim()).find((each) => each.startsWith('q='));
    const weight = quality === undefined ? 1 : Number(quality.slice(2));
    if (isLang(primary) && weight > (best?.weight ?? 0)) best = { lang: primary, weight };
  }
  return best?.lang ?? fallback;
}
