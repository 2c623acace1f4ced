// What a record's codes mean, in the language spoken: reasons and notes that machines wrote are read back into words here.
import { auditTexts } from '../../../../i18n/dashboard/audit.ts';
import { wordsTexts } from '../../../../i18n/dashboard/words.ts';
import { messages } from '../../../../i18n/index.ts';
import { moment, number } from '../../../../i18n/words.ts';
import type { AuditRecord } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';
import { put } from '../../state/quote.ts';

type Words = Record<string, string | undefined>;

/** Why, in words; what is no code of ours is shown as it stands. */
export function reasonInWords({ action, reason }: Pick<AuditRecord, 'action' | 'reason'>): string | null {
  if (reason === null) return null;
  if (action === 'model_changed') return modelInWords(reason);
  return codesOf(action)[reason] ?? reason;
}

function codesOf(action: AuditRecord['action']): Words {
  const texts = say(auditTexts);
  switch (action) {
    case 'word_list': return say(wordsTexts).acts;
    case 'thread_state': return texts.threadStates;
    case 'raid_on': case 'raid_off': case 'raid_auto': return texts.raid;
    case 'job_start': case 'job_cancel': case 'job_undo': case 'campaign_decision': return texts.decisions;
    default: return { ...messages(lang.value).sanctions, reported: texts.reported };
  }
}

/** "threshold 0.5, enabled false", as the log keeps it. */
function modelInWords(reason: string): string {
  const { model } = say(auditTexts);
  return reason.split(', ').map((part) => {
    const [name = '', value = ''] = part.split(' ');
    if (name === 'enabled') return value === 'true' ? model.enabled : model.disabled;
    return name === 'threshold' || name === 'maxFalseHolds' ? put(model[name], percent(Number(value))) : part;
  }).join(lang.value === 'ar' ? '، ' : ', ');
}

export const percent = (share: number): string => `${number(lang.value, Math.round(share * 1000) / 10)}%`;

/** The note: of a person as written, of a rule in words. */
export function noteInWords({ action, note, by }: Pick<AuditRecord, 'action' | 'note' | 'by'>): string | null {
  if (note === null) return null;
  if (action === 'consent_purged') return purgeInWords(note);
  if (!action.startsWith('raid_')) return note;
  return note.split('; ').map((part) => raidPart(part)).join(by.startsWith('rule:') ? ' · ' : ' ');
}

function raidPart(part: string): string {
  const texts = say(auditTexts);
  const counts = /^(\d+) of (\d+) in (\d+) minutes$/.exec(part);
  if (counts !== null) return put(texts.raidCounts, { count: counts[1] ?? '', limit: counts[2] ?? '', minutes: counts[3] ?? '' });
  const until = /^until (\d{4}-\S+)$/.exec(part)?.[1];
  if (until !== undefined) return put(texts.until, moment(lang.value, new Date(until)));
  return part === 'until changed' ? texts.untilChanged : part;
}

function purgeInWords(note: string): string {
  const found = /^before (\S+): (\d+) links, (\d+) records/.exec(note);
  if (found === null) return note;
  const [, before = '', links = '', records = ''] = found;
  return put(say(auditTexts).purged, { before: moment(lang.value, new Date(before)), links: number(lang.value, Number(links)), records: number(lang.value, Number(records)) });
}
