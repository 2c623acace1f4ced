// The language the dashboard speaks: as chosen in this browser, else the browser's own, else Arabic.
import { computed, effect, signal } from '@preact/signals';
import type { Lang } from '../../../i18n/index.ts';

const KEY = 'hiwar:lang';
const known: Lang[] = ['ar', 'en', 'fr'];
const isLang = (text: string | undefined | null): text is Lang => known.some((each) => each === text);

export const languageNames: Record<Lang, string> = { ar: 'العربية', en: 'English', fr: 'Français' };

export const lang = signal<Lang>(first());
export const dir = computed(() => (lang.value === 'ar' ? 'rtl' : 'ltr'));

/** The wording in the language spoken now; reading it in a component makes the component follow a change. */
export const say = <T>(texts: Record<Lang, T>): T => texts[lang.value];

export function speak(next: Lang): void {
  lang.value = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Storage may be denied; then it is asked again next time.
  }
}

function first(): Lang {
  try {
    const kept = localStorage.getItem(KEY);
    if (isLang(kept)) return kept;
  } catch {
    // As above.
  }
  return navigator.languages.map((each) => each.split('-')[0]).find(isLang) ?? 'ar';
}

effect(() => {
  document.documentElement.lang = lang.value;
  document.documentElement.dir = dir.value;
});
