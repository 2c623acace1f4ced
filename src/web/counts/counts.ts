// /counts.js: fills the comment counts in lists of articles, `<a data-hiwar-count="4711">`, a hundred in one call. What cannot be counted keeps its own text.
import { counted, number, type Forms } from '../../i18n/words.ts';
import type { Lang } from '../../i18n/index.ts';
import { langOf, ownScript } from '../client/hiwar.ts';

const MOST = 100;
const keyOf = ({ dataset }: HTMLElement): string => dataset['hiwarCount'] ?? '';
const isKey = (text: string): boolean => /^[\w:.-]{1,190}$/.test(text) && !/^\.\.?$/.test(text);

const none: Record<Lang, string> = { ar: 'لا تعليقات', en: 'No comments', fr: 'Aucun commentaire' };
const forms: Record<Lang, Forms> = {
  ar: { one: 'تعليق واحد', two: 'تعليقان', few: '{n} تعليقات', many: '{n} تعليقا', other: '{n} تعليق' },
  en: { one: '{n} comment', other: '{n} comments' },
  fr: { one: '{n} commentaire', many: '{n} de commentaires', other: '{n} commentaires' },
};

const { given, base } = ownScript();
const lang = langOf(given['lang']);

async function counts(root: ParentNode = document): Promise<void> {
  const places = [...root.querySelectorAll<HTMLElement>('[data-hiwar-count]')];
  const keys = [...new Set(places.map(keyOf).filter(isKey))];
  const asked: Promise<void>[] = [];
  for (let from = 0; from < keys.length; from += MOST) asked.push(fill(keys.slice(from, from + MOST), places));
  await Promise.all(asked);
}

async function fill(threads: string[], places: HTMLElement[]): Promise<void> {
  try {
    // JSON sent as plain text needs no leave of another origin first: one request and no more.
    const response = await fetch(`${base}/api/v1/sites/${given['site'] ?? ''}/counts`, {
      method: 'POST', credentials: 'omit', headers: { 'Content-Type': 'text/plain', 'Accept-Language': lang }, body: JSON.stringify({ threads }),
    });
    const found = new Map(Object.entries((await response.json() as { counts: Record<string, number> }).counts));
    for (const place of places) write(place, found.get(keyOf(place)));
  } catch {
    // The text that the page came with stands.
  }
}

function write(place: HTMLElement, n: number | undefined): void {
  if (n === undefined) return;
  if (place.dataset['hiwarFormat'] === 'number') place.textContent = number(lang, n);
  else place.textContent = n === 0 ? none[lang] : counted(lang, forms[lang], n);
}

(window.Hiwar ??= {}).counts = counts;
void counts();
