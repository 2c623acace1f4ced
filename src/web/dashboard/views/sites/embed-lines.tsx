// What a site's pages need to say to have comments, counts and the consent notice: lines to copy.
import { sitesTexts } from '../../../../i18n/dashboard/sites.ts';
import type { SiteInfo } from '../../../wire.ts';
import { say } from '../../state/lang.ts';
import { CopyField } from '../keys/copy-field.tsx';

/** The dashboard is served by the very server the pages load from. A slug and a language cannot break out of an attribute. */
export const embedLines = ({ slug, locale }: SiteInfo, origin: string) => ({
  comments: `<script src="${origin}/widget.js" data-site="${slug}" data-thread="ARTICLE-ID" data-lang="${locale}" defer></script>`,
  counts: `<script src="${origin}/counts.js" data-site="${slug}" data-lang="${locale}" defer></script>\n<span data-hiwar-count="ARTICLE-ID"></span>`,
  consent: `<script src="${origin}/consent.js" data-site="${slug}" data-lang="${locale}"></script>`,
});

export function EmbedLines({ site }: { site: SiteInfo }) {
  const texts = say(sitesTexts);
  const lines = embedLines(site, location.origin);
  return (
    <details>
      <summary>{texts.embed}</summary>
      <p class="hint">{texts.embedHint}</p>
      <CopyField label={texts.commentsLine} hint={texts.commentsHint} text={lines.comments} />
      <CopyField label={texts.countsLine} hint={texts.countsHint} text={lines.counts} />
      <CopyField label={texts.consentLine} hint={texts.consentHint} text={lines.consent} />
    </details>
  );
}
