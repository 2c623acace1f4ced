// What stands above the comments, or in their place, when the widget itself could not be loaded: why, another try, and the page that needs
// no script.
import type { Lang } from '../../i18n/index.ts';

const texts: Record<Lang, [said: string, retry: string, plain: string]> = {
  ar: ['تعذّر تحميل التعليقات.', 'إعادة المحاولة', 'التعليقات في صفحة مستقلة'],
  en: ['The comments could not be loaded.', 'Try again', 'The comments as a page'],
  fr: ['Impossible de charger les commentaires.', 'Réessayer', 'Les commentaires en une page'],
};

type Trouble = { lang: Lang; plain: string; retry: () => void };

export function showTrouble(root: ShadowRoot, { lang, plain, retry }: Trouble): void {
  const [said, again, page] = texts[lang];
  const host = root.host as HTMLElement;
  const box = document.createElement('div');
  box.id = 'trouble';
  box.style.marginBlockEnd = '1rem';
  const note = document.createElement('p');
  note.role = 'alert';
  note.textContent = said;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = again;
  button.style.cssText = 'font:inherit;padding:.4rem 1.2rem;margin-inline-end:1rem';
  button.addEventListener('click', () => {
    // The button goes; whoever pressed it stays here.
    host.tabIndex = -1;
    host.style.outline = 'none';
    host.focus();
    box.remove();
    retry();
  });
  const link = document.createElement('a');
  link.href = plain;
  link.textContent = page;
  link.style.cssText = 'display:inline-block;padding-block:.4rem';
  box.append(note, button, link);
  root.getElementById(box.id)?.remove();
  root.prepend(box);
  if (document.activeElement === host) button.focus();
}
