// Making a key: its name, what it allows and where.
import { useState } from 'preact/hooks';
import { keysTexts } from '../../../../i18n/dashboard/keys.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import type { NewApiKey, Scope } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { say } from '../../state/lang.ts';
import { wrongFields } from '../../state/problems.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote, Field } from '../../ui/parts.tsx';
import { useAct } from '../../ui/use-act.ts';
import { chosenOf, SitesChoice, slugsOf } from '../staff/sites-choice.tsx';

export function KeyForm({ onMade, onClose }: { onMade(key: NewApiKey): void; onClose(): void }) {
  const texts = say(keysTexts);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<Scope[]>([]);
  const [sites, setSites] = useState(chosenOf(undefined));
  const { busy, error, act, form } = useAct();
  const wrong = wrongFields(error);
  const submit = (): Promise<void> => act(async () => onMade(await api<NewApiKey>('POST /keys', { name, scopes, sites: slugsOf(sites) })));
  return (
    <Dialog title={texts.addTitle} onClose={onClose}>
      <form ref={form} noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Field label={texts.name} wrong={wrong['/name']} hint={texts.nameHint} control={(ids) => <input {...ids} dir="auto" autocomplete="off" maxLength={80} value={name} onInput={(event) => setName(event.currentTarget.value)} />} />
        <ScopesChoice scopes={scopes} onChange={setScopes} isWrong={wrong['/scopes'] !== undefined} />
        <SitesChoice value={sites} onChange={setSites} wrong={Object.entries(wrong).find(([path]) => path.startsWith('/sites'))?.[1]} />
        <ErrorNote error={error} />
        <div class="acts">
          <button type="submit" class="primary" aria-disabled={busy}>{texts.create}</button>
          <button type="button" onClick={onClose}>{say(shellTexts).cancel}</button>
        </div>
      </form>
    </Dialog>
  );
}

function ScopesChoice({ scopes, onChange, isWrong }: { scopes: Scope[]; onChange(scopes: Scope[]): void; isWrong: boolean }) {
  const texts = say(keysTexts);
  const all = Object.keys(texts.scopes) as Scope[];
  return (
    <fieldset class="plain">
      <legend>{texts.scopesTitle}</legend>
      {isWrong && <p class="wrong" id="no-scope">{texts.noScope}</p>}
      {all.map((scope, at) => (
        <div key={scope} class="option">
          <input type="checkbox" id={`scope-${scope}`} checked={scopes.includes(scope)} aria-describedby={`${isWrong && at === 0 ? 'no-scope ' : ''}scope-${scope}-about`} aria-invalid={isWrong && at === 0 ? true : undefined}
            onChange={(event) => onChange(all.filter((each) => (each === scope ? event.currentTarget.checked : scopes.includes(each))))} />
          <label for={`scope-${scope}`}>{texts.scopes[scope].label} <code>{scope}</code></label>
          <p id={`scope-${scope}-about`} class="hint">{texts.scopes[scope].about}</p>
        </div>
      ))}
    </fieldset>
  );
}
