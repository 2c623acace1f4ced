// A record of consent as a line of its list.
import { consentRecordsTexts } from '../../../../i18n/dashboard/consent-records.ts';
import { consentStatsTexts } from '../../../../i18n/dashboard/consent-stats.ts';
import type { ConsentRecord } from '../../../wire.ts';
import { languageNames, say } from '../../state/lang.ts';
import { When } from '../../ui/parts.tsx';
import { revisionName } from '../policies/policy-rows.ts';

const tones = { accept_all: 'good', reject_all: 'bad', custom: 'warn', withdraw: 'bad' } as const;

export function RecordRow({ record, onOpen }: { record: ConsentRecord; onOpen(): void }) {
  const texts = say(consentRecordsTexts);
  const stats = say(consentStatsTexts);
  const { id, action, at, categories, revision, lang, surface, gpc } = record;
  return (
    <li class="card record">
      <span class={`badge ${tones[action]}`}>{stats.acts[action]}</span>
      <span><When at={at} /></span>
      <span class="hint">{revisionName(revision)} · {languageNames[lang]} · {stats.surfaces[surface] ?? <bdi dir="ltr">{surface}</bdi>}{gpc && ' · GPC'}</span>
      <span class="hint">{texts.granted}: <Keys keys={grantedIn(categories)} /></span>
      <button type="button" aria-label={texts.detailsOf.replace('{id}', id)} onClick={onOpen}>{texts.details}</button>
    </li>
  );
}

export const grantedIn = (grants: Record<string, boolean>, isGranted = true): string[] => Object.keys(grants).filter((key) => grants[key] === isGranted);

/** Keys of categories or services; whoever wrote the policy chose them. */
export function Keys({ keys }: { keys: string[] }) {
  return keys.length === 0 ? <>{say(consentRecordsTexts).nobody}</> : <bdi dir="ltr">{keys.join(', ')}</bdi>;
}
