// A file in place of the list: read and looked at here first, then sent as one version; what is wrong in it is said by its line.
import { useState } from 'preact/hooks';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { wordsTexts } from '../../../../i18n/dashboard/words.ts';
import { counted, number } from '../../../../i18n/words.ts';
import { Refused } from '../../../client/call.ts';
import type { Problem } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { put } from '../../state/quote.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote, Field } from '../../ui/parts.tsx';
import { toast } from '../../ui/toast.tsx';
import { rulesOf } from './rules.ts';

const MOST_BYTES = 4 * 1024 * 1024;
const MOST_ERRORS = 50;

type Chosen = { csv: string; lines: number } | { fault: 'notUtf8' | 'tooLarge' };

async function readFile(file: File): Promise<Chosen> {
  if (file.size > MOST_BYTES) return { fault: 'tooLarge' };
  try {
    const csv = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return { csv, lines: csv.split(/\r\n|\r|\n/).filter((line) => line !== '').length };
  } catch {
    return { fault: 'notUtf8' };
  }
}

type ImportProps = { site: string; onDone(): void; onClose(): void };

export function ImportCsv({ site, onDone, onClose }: ImportProps) {
  const texts = say(wordsTexts);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const choose = async (file: File | undefined): Promise<void> => {
    setError(null);
    setChosen(file === undefined ? null : await readFile(file));
  };
  const csv = chosen !== null && 'csv' in chosen ? chosen.csv : null;
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (csv === null) return;
    setBusy(true);
    setError(null);
    try {
      await api(`PUT ${rulesOf(site)}.csv`, csv, { headers: { 'Content-Type': 'text/csv' } });
      toast(texts.imported);
      onDone();
      onClose();
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  const fault = chosen !== null && 'fault' in chosen ? texts[chosen.fault] : undefined;
  return (
    <Dialog title={texts.importCsv} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <Field label={texts.file} hint={texts.fileHint} wrong={fault} control={(ids) => <input {...ids} type="file" accept=".csv,text/csv" onChange={(event) => void choose(event.currentTarget.files?.[0])} />} />
        {chosen !== null && 'lines' in chosen && <p>{counted(lang.value, texts.lines, chosen.lines)}. {texts.replaceAsk}</p>}
        <RowErrors error={error} />
        <div class="acts">
          <button type="submit" class="primary" disabled={busy || csv === null}>{texts.replace}</button>
          <button type="button" onClick={onClose}>{say(shellTexts).cancel}</button>
        </div>
      </form>
    </Dialog>
  );
}

type RowError = NonNullable<Problem['errors']>[number];

function RowErrors({ error }: { error: unknown }) {
  const texts = say(wordsTexts);
  const rows = error instanceof Refused ? error.problem.errors?.filter(({ path }) => /^\/\d+/.test(path)) ?? [] : [];
  if (rows.length === 0) return <ErrorNote error={error} />;
  return (
    <div class="note wrong-rows" role="alert">
      <p>{counted(lang.value, texts.wrongRows, rows.length)}</p>
      <ul>{rows.slice(0, MOST_ERRORS).map((row) => <li key={`${row.path} ${row.code}`}><RowFault {...row} /></li>)}</ul>
      {rows.length > MOST_ERRORS && <p>…</p>}
      <p>{texts.nothingChanged}</p>
    </div>
  );
}

function RowFault({ path, code }: RowError) {
  const texts = say(wordsTexts);
  const [, line = '', column = ''] = path.split('/');
  const codes: Record<string, string | undefined> = { ...say(shellTexts).fields, ...texts.rowCodes };
  const columns: Record<string, string | undefined> = texts.columns;
  const where = column === '' ? '' : ` (${put(texts.inColumn, columns[column] ?? column)})`;
  return <>{put(texts.line, number(lang.value, Number(line)))}{where}: {codes[code] ?? code}</>;
}
