// The keys of machines: making one, taking its token while it is shown, ending one.
import { useEffect, useRef } from 'preact/hooks';
import { keysTexts } from '../../../../i18n/dashboard/keys.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { staffTexts } from '../../../../i18n/dashboard/staff.ts';
import { day } from '../../../../i18n/words.ts';
import type { ApiKey, NewApiKey, Page } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { end } from '../../state/end.ts';
import { lang, say } from '../../state/lang.ts';
import { Confirm } from '../../ui/dialog.tsx';
import { named } from '../../ui/named.ts';
import { ErrorNote, Heading, Loading, Name, Nothing } from '../../ui/parts.tsx';
import { toast } from '../../ui/toast.tsx';
import { focusHeading, useAct } from '../../ui/use-act.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useWindow } from '../../ui/use-window.ts';
import { SiteNames } from '../staff/sites-choice.tsx';
import { CopyField } from './copy-field.tsx';
import { freshKey, hide, showOnce } from './fresh-key.ts';
import { KeyForm } from './key-form.tsx';
import './keys.css';

type Opened = { what: 'add' } | { what: 'remove'; key: ApiKey };

export function KeysView() {
  const texts = say(keysTexts);
  const { data, error, reload } = useLoad(() => api<Page<ApiKey>>('GET /keys'), 'keys');
  const { opened, open, close } = useWindow<Opened>();
  const made = (key: NewApiKey): void => {
    close();
    showOnce(key);
    void reload();
  };
  const removed = async ({ id, name }: ApiKey): Promise<void> => {
    close();
    if (freshKey.value?.id === id) hide();
    toast(named(texts.removed, name));
    await reload();
    focusHeading();
  };
  return (
    <>
      <Heading title={say(shellTexts).views.keys}><button type="button" class="primary" onClick={() => open({ what: 'add' })}>{texts.add}</button></Heading>
      <p class="hint">{texts.intro}</p>
      {freshKey.value !== null && <FreshKey key={freshKey.value.id} made={freshKey.value} />}
      <ErrorNote error={error} retry={() => void reload()} />
      {data === null && error === null && <Loading />}
      {data?.items.length === 0 && <Nothing>{texts.empty}</Nothing>}
      <ul class="rows">{data?.items.map((key) => <KeyRow key={key.id} of={key} onRemove={() => open({ what: 'remove', key })} />)}</ul>
      {opened?.what === 'add' && <KeyForm onMade={made} onClose={close} />}
      {opened?.what === 'remove' && <RemoveKey of={opened.key} onRemoved={removed} onClose={close} />}
    </>
  );
}

function FreshKey({ made }: { made: NewApiKey }) {
  const texts = say(keysTexts);
  const title = useRef<HTMLHeadingElement>(null);
  // After the dialog it was made in has given the focus back.
  useEffect(() => {
    const later = requestAnimationFrame(() => title.current?.focus());
    return () => cancelAnimationFrame(later);
  }, []);
  const stored = (): void => {
    hide();
    focusHeading();
  };
  return (
    <section class="card token">
      <h2 ref={title} tabIndex={-1}>{named(texts.tokenTitle, made.name)}</h2>
      <p class="note">{texts.tokenWarning}</p>
      <CopyField label={texts.token} text={made.token} />
      <button type="button" onClick={stored}>{texts.tokenKept}</button>
    </section>
  );
}

function KeyRow({ of: { name, scopes, sites, createdAt }, onRemove }: { of: ApiKey; onRemove(): void }) {
  const texts = say(keysTexts);
  const shell = say(shellTexts);
  return (
    <li>
      <div>
        <h2><Name>{name}</Name></h2>
        <p>{scopes.map((scope) => texts.scopes[scope].label).join(' · ')}</p>
        <p>{say(staffTexts).sites}: <SiteNames slugs={sites} /></p>
        <p>{texts.since} {day(lang.value, new Date(createdAt))}</p>
      </div>
      <div class="acts"><button type="button" aria-label={`${shell.remove}: ${name}`} onClick={onRemove}>{shell.remove}</button></div>
    </li>
  );
}

function RemoveKey({ of, onRemoved, onClose }: { of: ApiKey; onRemoved(key: ApiKey): Promise<void>; onClose(): void }) {
  const texts = say(keysTexts);
  const { busy, error, act } = useAct();
  const remove = async (): Promise<void> => {
    await end(`/keys/${of.id}`);
    await onRemoved(of);
  };
  return (
    <Confirm title={named(texts.removeTitle, of.name)} text={texts.removeText} act={say(shellTexts).remove} busy={busy} onYes={() => void act(remove)} onClose={onClose}>
      <ErrorNote error={error} />
    </Confirm>
  );
}
