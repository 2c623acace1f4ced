// What a transaction does about choices: the commands of the lane, and how records and figures are written at its end.
import type { ClientSession } from 'mongoose';
import { saysTheSame } from '../../consent/consent-record.ts';
import type { Chosen, ConsentStore, NewChoice } from '../../consent/consent.store.ts';
import { anchorRow, linkId, subjectId, type AnchorRow, type ConsentLinkRow, type ConsentRow, type SubjectRow } from './consent-models.ts';
import type { Models } from './models.ts';
import { insertRows, raw } from './raw.ts';
import type { Command, DocRef, Work } from './work.ts';

export function choosing({ record, isNew, counts }: NewChoice): Command<Chosen> {
  const { site, subject, at, expiresAt } = record;
  const own: DocRef = ['consentSubjects', subjectId(site, subject.digest)];
  return {
    reads: { docs: [own] },
    run(work) {
      const standing = work.doc<SubjectRow>(...own)?.record ?? null;
      if (standing === null && !isNew) return { result: 'gone' };
      if (standing !== null && saysTheSame(standing, record)) return { result: 'same', record: standing };
      const row: SubjectRow = { _id: own[1], site, seq: 0, at, expiresAt, record };
      work.put(own, row);
      work.choices.push({ record, standing: row });
      work.consentCounts.push(...counts.map((count) => ({ ...count, site })));
      return { result: 'recorded', record };
    },
  };
}

export function purging({ link, anchor, act }: Parameters<ConsentStore['purge']>[0]): Command<'done' | 'stale'> {
  const { site, number, through } = link;
  const [own, last]: [DocRef, DocRef] = [['consentLinks', linkId(site, number)], ['consentAnchors', site]];
  return {
    reads: { docs: [own, last] },
    run(work) {
      const [stored, before] = [work.doc<ConsentLinkRow>(...own), work.doc<AnchorRow>(...last)];
      if (stored?.mac !== link.mac || number !== (before?.number ?? 0) + 1) return 'stale';
      work.put(own, null);
      work.put(last, anchorRow(anchor));
      work.removals.push({ model: 'consentRecords', filter: { site, seq: { $lte: through } } });
      if (act !== null) work.records.push(act);
      return 'done';
    },
  };
}

/** Records get their numbers from `first` on, and their subjects, written after them, are told. */
export async function writeChoices({ choices }: Work, { consentRecords }: Models, { first, session }: { first: number; session: ClientSession }): Promise<void> {
  for (const [index, { standing }] of choices.entries()) standing.seq = first + index;
  const rows = choices.map(({ record: { id, ...rest }, standing: { seq } }): ConsentRow => ({ _id: id, ...rest, seq }));
  if (rows.length > 0) await insertRows(consentRecords, rows, session);
}

/** Spread over the writers' slots, so that processes do not meet in one document. */
export async function writeConsentCounts(work: Work, { consentCounts }: Models, { slot, session }: { slot: number; session: ClientSession }): Promise<void> {
  const sums = Map.groupBy(work.consentCounts, ({ site, day, revision, lang, surface }) => `${site}/${day}/${revision}/${lang}/${surface}/${slot}`);
  if (sums.size === 0) return;
  await raw(consentCounts).bulkWrite([...sums].map(([id, counts]) => {
    const $inc: Record<string, number> = {};
    for (const { name, n } of counts) $inc[`n.${name}`] = ($inc[`n.${name}`] ?? 0) + n;
    const { site, day, revision, lang, surface } = counts[0]!;
    return { updateOne: { filter: { _id: id }, update: { $inc, $setOnInsert: { site, day, revision, lang, surface } }, upsert: true } };
  }), { session, ordered: false });
}
