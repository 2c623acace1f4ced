// The settings of the site looked at: each with its control, saved by what changed alone.
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { settingsTexts } from '../../../../i18n/dashboard/settings.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { counted } from '../../../../i18n/words.ts';
import type { Settings, SiteInfo } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { wrongFields } from '../../state/problems.ts';
import { keepSite, site } from '../../state/session.ts';
import { named } from '../../ui/named.ts';
import { ErrorNote, Heading, Nothing } from '../../ui/parts.tsx';
import { toast, toastError } from '../../ui/toast.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useKeepFocus } from '../../ui/use-keep-focus.ts';
import { useLoad } from '../../ui/use-load.ts';
import { unlessSaved } from '../sites/unless-saved.ts';
import { Control } from './controls.tsx';
import { draftOf, isWrongNumber, rawOf, setDraft, settle, wishOf, type Draft } from './drafts.ts';
import { fields, groups, type SettingName } from './fields.ts';
import './settings.css';

export function SettingsView() {
  const title = say(shellTexts).views.settings;
  if (site.value === null) return <><Heading title={title} /><Nothing>{say(settingsTexts).noSite}</Nothing></>;
  return <><Heading title={title} /><SettingsForm of={site.value} /></>;
}

/** What the API said of each setting, by JSON Pointer below the settings. */
const wrongSettings = (error: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(wrongFields(error)).map(([path, why]) => [path.replace(/^\/settings/, ''), why]));

function SettingsForm({ of: { slug, name, settings } }: { of: SiteInfo }) {
  const texts = say(settingsTexts);
  const draft = draftOf(slug);
  const count = Object.keys(draft).length;
  const [sent, setSent] = useState<Draft | null>(null);
  const { busy, error, act, form } = useAct();
  const wrong = wrongSettings(error);
  const { error: stale, reload } = useLoad(() => unlessSaved(api<SiteInfo>(`GET /sites/${slug}`), keepSite), slug);
  const type = (change: Draft): void => {
    setDraft(slug, { ...draftOf(slug), ...change });
    if (!busy) settle(slug);
  };
  // While a save is on its way a value typed back is kept, since what is stored is about to change.
  useLayoutEffect(() => {
    if (!busy) settle(slug);
  }, [busy, settings, slug]);
  // Said when one goes, since nothing was lost and nothing was saved either.
  useEffect(() => () => {
    if (Object.keys(draftOf(slug)).length > 0) toast(named(say(settingsTexts).leftUnsaved, name));
  }, [slug, name]);

  const save = (): Promise<void> => {
    setSent(draft);
    if (fields.some((field) => field.kind === 'number' && field.name in draft && isWrongNumber(field, draft[field.name] ?? ''))) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return Promise.resolve();
    }
    const wish = wishOf(draft);
    return act(async () => {
      if (Object.keys(wish).length > 0) keepSite(await change(slug, wish));
      settle(slug, draft);
      setSent(null);
      toast(texts.saved, { undo: Object.keys(wish).length === 0 ? null : () => void restore(slug, settings, wish) });
    });
  };
  const discard = (): void => {
    setDraft(slug, {});
    setSent(null);
    toast(texts.discarded, { undo: () => setDraft(slug, { ...draft, ...draftOf(slug) }) });
    form.current?.querySelector<HTMLElement>('button[type=submit]')?.focus();
  };
  return (
    <form ref={form} class="settings" noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <ErrorNote error={stale} retry={() => void reload()} />
      {groups.map((group) => (
        <section key={group.name} class="card" aria-labelledby={`settings-${group.name}`}>
          <h2 id={`settings-${group.name}`}>{texts.groups[group.name]}</h2>
          {group.fields.map((field) => (
            <Control key={field.name} field={field} raw={draft[field.name] ?? rawOf(field, settings)} wrong={wrong} sent={sent?.[field.name]} asked={sent !== null}
              onChange={(raw) => type({ [field.name]: raw })} />
          ))}
        </section>
      ))}
      <ErrorNote error={error} />
      <SaveBar count={count} busy={busy} onDiscard={discard} />
    </form>
  );
}

function SaveBar({ count, busy, onDiscard }: { count: number; busy: boolean; onDiscard(): void }) {
  const texts = say(settingsTexts);
  const ref = useKeepFocus<HTMLDivElement>();
  return (
    <div ref={ref} tabIndex={-1} class={count > 0 ? 'acts unsaved' : 'acts'}>
      <button type="submit" class="primary" aria-disabled={busy}>{texts.save}</button>
      {/* What is on its way cannot be called back. */}
      {count > 0 && <button type="button" aria-disabled={busy} onClick={() => { if (!busy) onDiscard(); }}>{texts.discard}</button>}
      <span role="status">{count > 0 && counted(lang.value, texts.unsaved, count)}</span>
    </div>
  );
}

const change = (slug: string, settings: Partial<Settings>): Promise<SiteInfo> => api<SiteInfo>(`PATCH /sites/${slug}`, { settings });

/** Puts back what a change replaced, and nothing else. */
async function restore(slug: string, before: Settings, wish: Partial<Settings>): Promise<void> {
  try {
    keepSite(await change(slug, Object.fromEntries(Object.keys(wish).map((name) => [name, before[name as SettingName]]))));
    toast(say(settingsTexts).restored);
  } catch (error) {
    toastError(error);
  }
}
