// What differs between two policies, in words: where, what it was, what it is.
import { policiesTexts } from '../../../../i18n/dashboard/policies.ts';
import { shellTexts } from '../../../../i18n/dashboard/shell.ts';
import { counted } from '../../../../i18n/words.ts';
import type { PolicyDiff } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';
import { partsOf, placeOf } from './places.ts';

type Change = PolicyDiff['changes'][number];

export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const texts = say(policiesTexts);
  if (changes.length === 0) return <p class="nothing">{texts.nothingDiffers}</p>;
  return (
    <>
      <p>{counted(lang.value, texts.changes, changes.length)}</p>
      <ul class="changes">{changes.map((change) => <ChangeItem key={change.path} change={change} />)}</ul>
    </>
  );
}

function ChangeItem({ change: { path, before, after } }: { change: Change }) {
  const texts = say(policiesTexts);
  const isList = Array.isArray(before) && Array.isArray(after) && ['categories', 'services', 'cookies'].includes(partsOf(path).at(-1) ?? '');
  const isPart = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
  const word = isList ? texts.order : before === null && isPart(after) ? texts.added : after === null && isPart(before) ? texts.dropped : null;
  return (
    <li>
      <b>{placeOf(path)}</b>{word !== null && <>: {word}</>}
      {(word === null || isList) && (
        <dl>
          <dt>{texts.before}</dt><dd><del><Value value={before} /></del></dd>
          <dt>{texts.after}</dt><dd><ins><Value value={after} /></ins></dd>
        </dl>
      )}
    </li>
  );
}

function Value({ value }: { value: unknown }) {
  const { empty } = say(policiesTexts);
  const { yes, no } = say(shellTexts);
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return <i>{empty}</i>;
  if (typeof value === 'boolean') return <>{value ? yes : no}</>;
  if (Array.isArray(value)) return <bdi dir="auto">{value.map(String).join(' · ')}</bdi>;
  return <bdi dir="auto">{typeof value === 'object' ? JSON.stringify(value) : String(value)}</bdi>;
}
