// The list's versions: who changed what and when, and the way back to each.
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { wordsTexts } from '../../../../i18n/dashboard/words.ts';
import { counted, number } from '../../../../i18n/words.ts';
import type { Page, RuleVersion } from '../../../wire.ts';
import { api, queryOf } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { put } from '../../state/quote.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote, Loading, More, Name, Nothing, When } from '../../ui/parts.tsx';
import { toast, toastError } from '../../ui/toast.tsx';
import { useAct } from '../../ui/use-act.ts';
import { usePages } from '../../ui/use-pages.ts';
import { Who } from '../audit/who.tsx';
import { rulesOf } from './rules.ts';

const bringBack = (site: string, version: number) => api<{ version: RuleVersion }>(`POST ${rulesOf(site)}/versions/${version}/restore`);

type VersionsProps = { site: string; onChange(): void; onClose(): void };

export function Versions({ site, onChange, onClose }: VersionsProps) {
  const texts = say(wordsTexts);
  const { busy, error, act } = useAct();
  const pages = usePages((cursor) => api<Page<RuleVersion>>(`GET ${rulesOf(site)}/versions${queryOf({ cursor })}`), site);
  const newest = pages.items?.[0]?.number ?? 0;
  const restore = async (version: number): Promise<void> => {
    const { version: made } = await bringBack(site, version);
    onChange();
    onClose();
    toast(put(texts.restored, number(lang.value, version)), { undo: () => void undo(site, made.number, newest).then(onChange, toastError) });
  };
  return (
    <Dialog title={texts.versions} onClose={onClose} wide>
      <p>{texts.versionsAbout}</p>
      <ErrorNote error={error ?? pages.error} />
      {pages.items === null ? pages.loading && <Loading /> : pages.items.length === 0 && <Nothing>{texts.noVersions}</Nothing>}
      <ol class="versions" reversed>
        {pages.items?.map((version) => <Version key={version.number} version={version} isNewest={version.number === newest} busy={busy} onRestore={() => void act(() => restore(version.number))} />)}
      </ol>
      <More next={pages.next} loading={pages.loading} onMore={() => void pages.more()} />
      <div class="acts"><button type="button" onClick={onClose}>{say(shellTexts).close}</button></div>
    </Dialog>
  );
}

/** Brings back what was there before the version that a restoring made, unless others have come since: they would go with it. */
async function undo(site: string, made: number, seen: number): Promise<void> {
  const { items } = await api<Page<RuleVersion>>(`GET ${rulesOf(site)}/versions?limit=1`);
  if (items[0]?.number !== made) return void toast(say(wordsTexts).changedSince, { bad: true });
  // The last one seen may not be the last one; and a restoring that changes nothing makes none.
  await bringBack(site, Math.max(seen, made - 1));
}

type VersionProps = { version: RuleVersion; isNewest: boolean; busy: boolean; onRestore(): void };

function Version({ version, isNewest, busy, onRestore }: VersionProps) {
  const texts = say(wordsTexts);
  const title = put(texts.version, number(lang.value, version.number));
  const act = version.restored === null ? texts.acts[version.action] : put(texts.restoredOf, number(lang.value, version.restored));
  const changes = (['added', 'changed', 'removed'] as const).filter((kind) => version[kind] > 0).map((kind) => counted(lang.value, texts.kinds[kind], version[kind]));
  return (
    <li class="card">
      <h3>{title}: {act} {isNewest && <span class="badge good">{texts.current}</span>}</h3>
      <p class="hint"><Who by={version.by} /> · <When at={version.at} /> · {[...changes, counted(lang.value, texts.size, version.size)].join(' · ')}</p>
      {version.differences.length > 0 && (
        <details>
          <summary>{texts.differences}</summary>
          <ul>{version.differences.map(({ kind, ruleId, term }) => <li key={`${kind} ${ruleId}`}>{texts.kindOf[kind]}: <Name>{term}</Name></li>)}</ul>
        </details>
      )}
      {!isNewest && <div class="acts"><button type="button" aria-disabled={busy} aria-label={`${texts.restore}: ${title}`} onClick={onRestore}>{texts.restore}</button></div>}
    </li>
  );
}
