// Thread -> the JSON a reader may see.
import { textDirection } from '../i18n/index.ts';
import type { Site } from '../sites/site.ts';
import { closesAt, effectiveState, type Thread } from './thread.ts';

export function threadView(thread: Thread, site: Site, now: Date) {
  return {
    key: thread.key,
    title: thread.title,
    url: thread.url,
    state: effectiveState(thread, site, now),
    // Nobody created it yet: its days have not begun.
    closesAt: thread.version === 0 && thread.url === null ? null : (closesAt(thread, site)?.toISOString() ?? null),
    version: String(thread.version),
    counts: { visible: thread.counts.visible, topLevel: thread.counts.topLevel },
    limits: { maxGraphemes: site.settings.maxLength, depth: site.settings.maxDepth },
    signIn: site.settings.guests ? ['guest'] : [],
    emailRequired: site.settings.emailRequired,
    challenge: false,
    locale: site.locale,
    dir: textDirection(site.locale),
  };
}
