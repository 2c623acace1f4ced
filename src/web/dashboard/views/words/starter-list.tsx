// The short list to begin with, read before it is added.
import { useState } from 'preact/hooks';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { wordsTexts } from '../../../../i18n/dashboard/words.ts';
import type { Lang } from '../../../../i18n/index.ts';
import { counted } from '../../../../i18n/words.ts';
import type { RuleVersion, Starter } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { lang, languageNames, say } from '../../state/lang.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote, Field, Loading } from '../../ui/parts.tsx';
import { toast } from '../../ui/toast.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { RuleWords } from './rule-list.tsx';
import { rulesOf } from './rules.ts';

type StarterProps = { site: string; locale: Lang; newest: number | null; onDone(): void; onClose(): void };

export function StarterList({ site, locale, newest, onDone, onClose }: StarterProps) {
  const texts = say(wordsTexts);
  const [wanted, setWanted] = useState<Lang>(locale);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const shown = useLoad(() => api<Starter>(`GET ${rulesOf(site)}/starter?lang=${wanted}`), wanted);
  const add = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const { version } = await api<{ version: RuleVersion | null }>(`POST ${rulesOf(site)}/starter`, { lang: wanted });
      const isNew = version !== null && version.number !== newest && version.action === 'starter';
      toast(isNew ? counted(lang.value, texts.starterAdded, version.added) : texts.starterNone);
      onDone();
      onClose();
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  return (
    <Dialog title={texts.starter} onClose={onClose}>
      <p>{texts.starterAbout}</p>
      <Field label={texts.starterLang} control={(ids) => (
        <select {...ids} value={wanted} onChange={(event) => setWanted(event.currentTarget.value as Lang)}>
          {Object.entries(languageNames).map(([code, name]) => <option key={code} value={code} lang={code}>{name}</option>)}
        </select>
      )} />
      {shown.data === null && shown.loading && <Loading />}
      <ErrorNote error={shown.error} retry={() => void shown.reload()} />
      <ul class="rules preview" tabIndex={0} aria-label={texts.starter}>{shown.data?.items.map((draft) => <li key={`${draft.match} ${draft.term}`} class="rule"><RuleWords {...draft} /></li>)}</ul>
      <ErrorNote error={error} />
      <div class="acts">
        <button type="button" class="primary" disabled={busy || shown.data === null} onClick={() => void add()}>{texts.addStarter}</button>
        <button type="button" onClick={onClose}>{say(shellTexts).cancel}</button>
      </div>
    </Dialog>
  );
}
