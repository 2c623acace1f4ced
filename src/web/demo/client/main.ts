// Starts the box where the page left room for it.
import { createApi } from './api.ts';
import { Box } from './box.ts';
import type { Place, Texts } from './types.ts';

const host = document.querySelector<HTMLElement>('#comments');
if (host !== null) void begin(host);

async function begin(room: HTMLElement): Promise<void> {
  const place = placeOf(room);
  const box = new Box(place, createApi(place));
  room.append(box.root);
  box.say(place.texts['loading']);
  try {
    await box.start();
    box.say(outcome(place));
    scrollToComment();
  } catch {
    box.say(place.texts['offline']);
  }
}

function placeOf({ dataset: { site = '', key = '', lang = 'ar', dir, texts = '{}' } }: HTMLElement): Place {
  return { site, key, lang, dir: dir === 'ltr' ? 'ltr' : 'rtl', texts: JSON.parse(texts) as Texts };
}

/** What became of a post by the plain form, told once. */
function outcome({ texts }: Place): string | undefined {
  const url = new URL(location.href);
  const said = url.searchParams.get('hiwar');
  if (said === null) return undefined;
  url.searchParams.delete('hiwar');
  history.replaceState(null, '', url);
  return said === 'held' || said === 'published' ? texts[said] : undefined;
}

/** The browser looked for the anchor before the comments were there. */
function scrollToComment(): void {
  if (!/^#comment-[\w-]+$/.test(location.hash)) return;
  const target = document.getElementById(location.hash.slice(1));
  target?.classList.add('fresh');
  target?.scrollIntoView({ block: 'center' });
}
