// Adding a site, or changing what it is called, from where its pages come and which language it speaks.
import { useRef, useState } from 'preact/hooks';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { sitesTexts } from '../../../../i18n/dashboard/sites.ts';
import type { SiteInfo } from '../../../wire.ts';
import { languageNames, say } from '../../state/lang.ts';
import { codeOf, wrongFields } from '../../state/problems.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { named } from '../../ui/named.ts';
import { ErrorNote, Field } from '../../ui/parts.tsx';
import { useAct } from '../../ui/use-act.ts';
import { Lines, linesOf, wrongLines } from './lines.tsx';

export type SiteDraft = Pick<SiteInfo, 'slug' | 'name' | 'origins' | 'locale'>;
type Props = { site: SiteInfo | null; onSave(draft: SiteDraft): Promise<void>; onClose(): void };

export function SiteForm({ site, onSave, onClose }: Props) {
  const texts = say(sitesTexts);
  const shell = say(shellTexts);
  const [slug, setSlug] = useState(site?.slug ?? '');
  const [name, setName] = useState(site?.name ?? '');
  const [origins, setOrigins] = useState((site?.origins ?? []).join('\n'));
  const [locale, setLocale] = useState<SiteInfo['locale']>(site?.locale ?? 'ar');
  const sent = useRef('');
  const { busy, error, act, form } = useAct();
  const wrong = wrongFields(error);
  const isTaken = codeOf(error) === 'exists';
  const submit = (): Promise<void> => {
    sent.current = origins;
    return act(() => onSave({ slug, name, origins: linesOf(origins), locale }));
  };
  const wrongOrigins = wrongLines(wrong, '/origins', sent.current).map((line) => ({ ...line, why: texts.originWrong }));
  return (
    <Dialog title={site === null ? texts.addTitle : named(texts.changeTitle, site.name)} onClose={onClose}>
      <form ref={form} noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        {site === null && <Field label={texts.slug} wrong={isTaken ? texts.slugTaken : wrong['/slug'] && `${wrong['/slug']} ${texts.slugHint}`} hint={texts.slugHint} control={(ids) => (
          <input {...ids} dir="ltr" autocomplete="off" autocapitalize="off" spellcheck={false} maxLength={64} value={slug} onInput={(event) => setSlug(event.currentTarget.value)} />
        )} />}
        <Field label={texts.name} wrong={wrong['/name']} control={(ids) => <input {...ids} dir="auto" autocomplete="off" maxLength={120} value={name} onInput={(event) => setName(event.currentTarget.value)} />} />
        <Lines label={texts.origins} hint={texts.originsHint} dir="ltr" value={origins} onInput={setOrigins} wrong={wrongOrigins} wrongWhole={wrong['/origins']} />
        <Field label={texts.locale} wrong={wrong['/locale']} hint={texts.localeHint} control={(ids) => (
          <select {...ids} value={locale} onChange={(event) => setLocale(event.currentTarget.value as SiteInfo['locale'])}>
            {Object.entries(languageNames).map(([code, word]) => <option key={code} value={code} lang={code}>{word}</option>)}
          </select>
        )} />
        {!isTaken && <ErrorNote error={error} />}
        <div class="acts">
          <button type="submit" class="primary" aria-disabled={busy}>{site === null ? texts.create : shell.save}</button>
          <button type="button" onClick={onClose}>{shell.cancel}</button>
        </div>
      </form>
    </Dialog>
  );
}
