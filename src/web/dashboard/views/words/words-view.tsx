// A site's word list: tried, searched, changed, taken out and put back, and brought back as it was.
import './words.css';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { wordsTexts } from '../../../../i18n/dashboard/words.ts';
import type { Page, Rule, RuleVersion, SiteInfo } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { end } from '../../state/end.ts';
import { say } from '../../state/lang.ts';
import { put, quote } from '../../state/quote.ts';
import { site } from '../../state/session.ts';
import { ErrorNote, Heading, Loading } from '../../ui/parts.tsx';
import { toast, toastError } from '../../ui/toast.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useWindow } from '../../ui/use-window.ts';
import { ImportCsv } from './import-csv.tsx';
import { RuleForm } from './rule-form.tsx';
import { RuleList } from './rule-list.tsx';
import { draftOf, rulesOf, useRules, type Rules } from './rules.ts';
import { StarterList } from './starter-list.tsx';
import { TryText } from './try-text.tsx';
import { Versions } from './versions.tsx';

export const WordsView = () => (site.value === null ? null : <WordList at={site.value} />);

type Opened = { kind: 'form'; rule: Rule | null } | { kind: 'import' } | { kind: 'starter' } | { kind: 'versions' };

function WordList({ at: { slug, locale } }: { at: SiteInfo }) {
  const texts = say(wordsTexts);
  const rules = useRules(slug);
  const newest = useLoad(() => api<Page<RuleVersion>>(`GET ${rulesOf(slug)}/versions?limit=1`), `${slug} ${rules.items?.length ?? ''}`);
  const { opened, open, close } = useWindow<Opened>();
  const reload = (): void => void rules.reload();
  return (
    <>
      <Heading title={say(shellTexts).views.words}>
        <button type="button" class="primary" onClick={() => open({ kind: 'form', rule: null })}>{texts.addTerm}</button>
        <button type="button" onClick={() => open({ kind: 'starter' })}>{texts.starter}</button>
        <button type="button" onClick={() => open({ kind: 'import' })}>{texts.importCsv}</button>
        <button type="button" onClick={() => open({ kind: 'versions' })}>{texts.versions}</button>
        <a href={`/api/v1${rulesOf(slug)}.csv`} download={`rules-${slug}.csv`}>{texts.exportCsv}</a>
      </Heading>
      <p class="hint about">{texts.about}</p>
      <ErrorNote error={rules.error} retry={reload} />
      {rules.items === null ? rules.loading && <Loading /> : (
        <>
          <TryText site={slug} rules={rules.items} onExcept={(rule, word) => void except({ slug, rules }, rule.id, word)} />
          <RuleList rules={rules.items} onEdit={(rule) => open({ kind: 'form', rule })} onRemove={(rule) => void remove({ slug, rules }, rule)} />
        </>
      )}
      {opened?.kind === 'form' && <RuleForm site={slug} rule={opened.rule} onClose={close} onDone={(rule) => keep(rules, rule)} />}
      {opened?.kind === 'import' && <ImportCsv site={slug} onDone={reload} onClose={close} />}
      {opened?.kind === 'starter' && <StarterList site={slug} locale={locale} newest={newest.data?.items[0]?.number ?? null} onDone={reload} onClose={close} />}
      {opened?.kind === 'versions' && <Versions site={slug} onChange={reload} onClose={close} />}
    </>
  );
}

/** A term as the server has it now, new or in its place. */
function keep({ change }: Rules, rule: Rule): void {
  let isNew = true;
  change((before) => {
    isNew = before.every(({ id }) => id !== rule.id);
    return isNew ? [...before, rule] : before.map((each) => (each.id === rule.id ? rule : each));
  });
  toast(put(isNew ? say(wordsTexts).added : say(wordsTexts).changed, quote(rule.term)));
}

type List = { slug: string; rules: Rules };

/** Gone at once, back at once where the server will not; undone by adding it again. */
async function remove({ slug, rules }: List, rule: Rule): Promise<void> {
  const place = Math.max(0, rules.items?.findIndex(({ id }) => id === rule.id) ?? 0);
  const drop = (): void => rules.change((before) => before.filter(({ id }) => id !== rule.id));
  const insert = (back: Rule): void => rules.change((before) => (before.some(({ id }) => id === back.id) ? before : before.toSpliced(place, 0, back)));
  const undo = async (): Promise<void> => {
    try {
      insert(await api<Rule>(`POST ${rulesOf(slug)}`, draftOf(rule)));
      toast(put(say(wordsTexts).putBack, quote(rule.term)));
    } catch (error) {
      toastError(error);
    }
  };
  drop();
  try {
    await end(`${rulesOf(slug)}/${rule.id}`);
    // A list that was asked for before has it still.
    drop();
    toast(put(say(wordsTexts).removed, quote(rule.term)), { undo: () => void undo() });
  } catch (error) {
    insert(rule);
    toastError(error);
  }
}

/** The whole term is sent, so a word that another act has just excepted is sent with it. */
const except = ({ slug, rules }: List, id: string, word: string): Promise<void> => rules.inTurn(async (now) => {
  const rule = now.find((each) => each.id === id);
  if (rule === undefined) return;
  try {
    const next = await api<Rule>(`PUT ${rulesOf(slug)}/${id}`, { ...draftOf(rule), except: [...new Set([...rule.except, word])] });
    rules.change((before) => before.map((each) => (each.id === id ? next : each)));
    toast(put(say(wordsTexts).excepted, quote(word)));
  } catch (error) {
    toastError(error);
  }
});
