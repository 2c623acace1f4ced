// The reader's side of the port of choices: what stands, records, figures and the chain.
import type { Anchor, ConsentLink, ConsentRecord } from '../../consent/consent-record.ts';
import type { ConsentCount, ConsentStore, NumberedRecord, RecordsQuery } from '../../consent/consent.store.ts';
import { filteredPage, saidIn } from '../filtered-page.ts';
import { toAnchor, toConsent, toLink, toStanding } from './consent-rows.ts';
import type { Clause, Db } from './db.ts';
import { keyset, values } from './shown.read.ts';
import type { WriterClient } from './writer-client.ts';

export const sqliteConsent = (db: Db, writer: WriterClient): ConsentStore => ({
  async standing(site, digests) {
    const row = db.one('SELECT record FROM consent_subjects WHERE site = ? AND digest IN (SELECT value FROM json_each(?)) ORDER BY seq DESC LIMIT 1', site, JSON.stringify(digests));
    return row === null ? null : toStanding(row);
  },
  choose: (given) => writer.run('choose', given),
  erase: (site, digests) => writer.run('eraseSubject', { site, digests }),
  async find(site, id) {
    const row = db.one('SELECT * FROM consent_records WHERE id = ? AND site = ?', id, site);
    return row === null ? null : toConsent(row);
  },
  list: (query) => filteredPage({ ...query, read: async (cursor, take) => listSome(db, { ...query, cursor }, take), keep: saidIn(query) }),
  counts: async (site, from, to) => db.all(`SELECT day, revision, lang, surface, name, n FROM consent_counts WHERE site = ? AND day BETWEEN ? AND ?
    ORDER BY day, revision, lang, surface, name`, site, from, to).map((row) => ({ ...row }) as ConsentCount),
  unsealed: async (site, limit) => unsealed(db, site, limit),
  async lastLink(site) {
    const row = db.one('SELECT * FROM consent_links WHERE site = ? ORDER BY number DESC LIMIT 1', site);
    return row === null ? null : toLink(row);
  },
  seal: (link) => writer.run('sealConsent', link),
  links: async (site, after, limit) => links(db, site, { after, limit }),
  heads: async (site, after, limit) => heads(db, site, { after, limit }),
  anchor: async (site) => readAnchor(db, site),
  purge: (given) => writer.run('purgeConsent', given),
  pruneSubjects: (given) => writer.run('pruneSubjects', given),
});

/** The number of the last record of the newest link below a number. The oldest link there is has all that comes before it in its range:
 *  nothing should, so what was put in there shows. */
export const throughBelow = (db: Db, site: string, number: number): number =>
  Number(db.one('SELECT through FROM consent_links WHERE site = ? AND number < ? ORDER BY number DESC LIMIT 1', site, number)?.['through'] ?? Number.MIN_SAFE_INTEGER);

export function readAnchor(db: Db, site: string): Anchor | null {
  const row = db.one('SELECT * FROM consent_anchors WHERE site = ?', site);
  return row === null ? null : toAnchor(row);
}

function listSome(db: Db, query: RecordsQuery, take: number): ConsentRecord[] {
  const after = keyset(query.cursor);
  const parts: Clause[] = [
    { sql: 'site = ?', given: [query.site] },
    ...(query.subject === null ? [] : [{ sql: 'subject = ?', given: [query.subject] }]),
    ...(query.from === null ? [] : [{ sql: 'at >= ?', given: [query.from.getTime()] }]),
    ...(query.to === null ? [] : [{ sql: 'at < ?', given: [query.to.getTime()] }]),
    ...(after === null ? [] : [{ sql: '(at, id) < (?, ?)', given: values(after) }]),
  ];
  const index = query.subject === null ? 'consent_records_time' : 'consent_records_subject';
  return db.all(`SELECT * FROM consent_records INDEXED BY ${index} WHERE ${parts.map(({ sql }) => sql).join(' AND ')} ORDER BY at DESC, id DESC LIMIT ?`,
    ...parts.flatMap(({ given }) => given), take).map(toConsent);
}

/** One statement: a link sealed or purged between two would give records twice, or pass some over. */
function unsealed(db: Db, site: string, limit: number): NumberedRecord[] {
  const rows = db.all(`SELECT * FROM consent_records INDEXED BY consent_records_order WHERE site = ?1 AND seq > coalesce(
    (SELECT through FROM consent_links WHERE site = ?1 ORDER BY number DESC LIMIT 1), (SELECT through FROM consent_anchors WHERE site = ?1), 0) ORDER BY seq LIMIT ?2`, site, limit);
  return rows.map((row) => ({ seq: Number(row['seq']), record: toConsent(row) }));
}

const heads = (db: Db, site: string, { after, limit }: { after: number; limit: number }): ConsentLink[] =>
  db.all('SELECT * FROM consent_links WHERE site = ? AND number > ? ORDER BY number LIMIT ?', site, after, limit).map(toLink);

/** Whatever a link says it covers, it is given what lies in its range: so shows what was put in. */
const links = (db: Db, site: string, range: { after: number; limit: number }): { link: ConsentLink; records: ConsentRecord[] }[] => db.snapshot(() => {
  let through: number | null = null;
  return heads(db, site, range).map((link) => {
    const from: number = through ?? throughBelow(db, site, link.number);
    through = link.through;
    return { link, records: db.all('SELECT * FROM consent_records INDEXED BY consent_records_order WHERE site = ? AND seq > ? AND seq <= ? ORDER BY seq', site, from, link.through).map(toConsent) };
  });
});
