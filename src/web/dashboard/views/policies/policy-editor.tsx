// The editor of a policy: its parts around one form, what forbids publishing it, and the acts on all of it.
import { useMemo, useState } from 'preact/hooks';
import { policiesTexts } from '../../../../i18n/dashboard/policies.ts';
import type { Lang } from '../../../../i18n/index.ts';
import type { PolicyDraft, PolicyInfo, PolicyRow } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';
import { ErrorNote } from '../../ui/parts.tsx';
import { toastError } from '../../ui/toast.tsx';
import { useAct } from '../../ui/use-act.ts';
import { CategoriesEditor } from './categories-editor.tsx';
import { withValue } from './draft-form.ts';
import { EditorContext } from './editor-context.ts';
import { CheckAt, TextAt } from './fields.tsx';
import { FindingsList, jumpTo } from './findings.tsx';
import { PolicyHead } from './policy-head.tsx';
import { Previews } from './previews.tsx';
import { refusedFields, type Problem } from './problems.ts';
import { beginDraft, rootOf } from './policy-rows.ts';
import { StaleNote } from './stale-note.tsx';
import { TextsEditor } from './texts-editor.tsx';
import { useDraft } from './use-draft.ts';
import { useLint } from './use-lint.ts';
import { useSaving } from './use-saving.ts';

type PolicyEditorProps = { policy: PolicyInfo; rows: readonly PolicyRow[]; reload(): Promise<void> };

export function PolicyEditor({ policy, rows, reload }: PolicyEditorProps) {
  const texts = say(policiesTexts);
  const isDraft = policy.state === 'draft';
  const address = `${rootOf(policy.site)}/policies/${policy.id}`;
  const draft = useDraft(policy);
  const lint = useLint(address, draft.json, isDraft);
  const saving = useSaving(address, draft, () => void reload().then(() => document.querySelector('h1')?.focus()));
  const [shown, setShown] = useState<Lang>(lang.value);
  const content = useMemo(() => JSON.parse(draft.json) as PolicyDraft, [draft.json]);
  const problems = merged(lint.problems, refusedFields(saving.error));
  const jump = (path: string): void => {
    const [, language] = /^\/texts\/(ar|en|fr)\b/.exec(path) ?? [];
    if (language !== undefined) setShown(language as Lang);
    // Behind the drawing of the tab it may be in.
    requestAnimationFrame(() => jumpTo(path));
  };
  const { act } = useAct();
  const asNew = (): void => void act(() => beginDraft(policy.site, content, draft.discard).catch(toastError));
  const theirs = saving.stale?.theirs ?? null;
  const takeTheirs = (saved: PolicyInfo): void => {
    draft.take(saved);
    saving.settled();
    requestAnimationFrame(() => document.querySelector('h1')?.focus());
  };
  const editor = { form: draft.form, readOnly: !isDraft || saving.publishing, problems, change: draft.change, set: (path: (string | number)[], value: unknown) => draft.change((form) => withValue(form, path, value)) };
  return (
    <EditorContext.Provider value={editor}>
      <PolicyHead policy={policy} rows={rows} draft={draft} saving={saving} content={content} reload={reload} />
      {saving.stale !== null && (
        <StaleNote theirs={theirs} mine={content} busy={saving.busy} onNew={asNew} onMine={() => void saving.save(theirs ?? undefined)}
          onTheirs={() => theirs !== null && takeTheirs(theirs)} />
      )}
      <ErrorNote error={saving.error} />
      {isDraft && <FindingsList lint={lint} problems={problems} draft={content} onJump={jump} />}
      <section aria-labelledby="policy-rules">
        <h2 id="policy-rules">{texts.rules}</h2>
        <div class="card grid">
          <CheckAt path={['material']} label={texts.materialLabel} hint={texts.materialHint} />
          <TextAt path={['expiresDays']} label={texts.expires} hint={texts.expiresHint} kind="number" />
        </div>
      </section>
      <CategoriesEditor />
      <TextsEditor shown={shown} show={setShown} />
      <Previews />
    </EditorContext.Provider>
  );
}

/** What saving refused is known to lint in a moment; each place is told once. */
const merged = (known: Problem[], more: Problem[]): Problem[] => [...known, ...more.filter(({ path }) => known.every((each) => each.path !== path))];
