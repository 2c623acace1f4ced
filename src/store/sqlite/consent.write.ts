// The writer's side of the port of choices. A choice is the hot path: one record, one subject, a few figures.
import { saysTheSame, type Anchor, type ConsentLink } from '../../consent/consent-record.ts';
import type { Chosen, ConsentCount, NewChoice } from '../../consent/consent.store.ts';
import { GENESIS } from '../../kernel/chain.ts';
import type { DeskAct } from '../../moderation/decision.ts';
import { fromAnchor, fromConsent, fromLink, toStanding } from './consent-rows.ts';
import { readAnchor, throughBelow } from './consent.read.ts';
import type { Db } from './db.ts';
import { recordAct } from './records.write.ts';

export const consentWrites = {
  choose(db: Db, { record, isNew, counts }: NewChoice): Chosen {
    const { site, subject: { digest } } = record;
    if (!isNew) {
      const row = db.one('SELECT record FROM consent_subjects WHERE site = ? AND digest = ?', site, digest);
      if (row === null) return { result: 'gone' };
      const standing = toStanding(row);
      if (saysTheSame(standing, record)) return { result: 'same', record: standing };
    }
    db.insert('consent_records', fromConsent(record));
    stand(db, record, isNew);
    addCounts(db, site, counts);
    return { result: 'recorded', record };
  },

  eraseSubject(db: Db, { site, digests }: { site: string; digests: string[] }): number {
    const cut = digests.map((digest) => db.run('UPDATE consent_records INDEXED BY consent_records_subject SET subject = NULL, salt = NULL WHERE site = ? AND subject = ?', site, digest));
    for (const digest of digests) db.run('DELETE FROM consent_subjects WHERE site = ? AND digest = ?', site, digest);
    return cut.reduce((sum, n) => sum + n, 0);
  },

  sealConsent(db: Db, link: ConsentLink): 'done' | 'stale' {
    const last = db.one('SELECT number, mac FROM consent_links WHERE site = ? ORDER BY number DESC LIMIT 1', link.site) ?? readAnchor(db, link.site);
    const follows = link.number === Number(last?.number ?? 0) + 1 && link.previous === (last?.mac ?? GENESIS);
    if (!follows) return 'stale';
    db.insert('consent_links', fromLink(link));
    return 'done';
  },

  purgeConsent(db: Db, { link, anchor, act }: { link: ConsentLink; anchor: Anchor; act: DeskAct | null }): 'done' | 'stale' {
    const { site, number } = link;
    const oldest = db.one('SELECT number, mac FROM consent_links WHERE site = ? ORDER BY number LIMIT 1', site);
    const isNext = number === (readAnchor(db, site)?.number ?? 0) + 1;
    if (!isNext || oldest?.['number'] !== number || oldest['mac'] !== link.mac) return 'stale';
    db.run('DELETE FROM consent_records INDEXED BY consent_records_order WHERE site = ? AND seq > ? AND seq <= ?', site, throughBelow(db, site, number), link.through);
    db.run('DELETE FROM consent_links WHERE site = ? AND number = ?', site, number);
    db.run('DELETE FROM consent_anchors WHERE site = ?', site);
    db.insert('consent_anchors', fromAnchor(anchor));
    if (act !== null) recordAct(db, act);
    return 'done';
  },

  pruneSubjects: (db: Db, { site, before, now, limit }: { site: string; before: Date; now: Date; limit: number }): number =>
    db.run(`DELETE FROM consent_subjects WHERE site = ?1 AND digest IN
      (SELECT digest FROM consent_subjects INDEXED BY consent_subjects_age WHERE site = ?1 AND at < ?2 AND expires_at <= ?3 LIMIT ?4)`, site, before.getTime(), now.getTime(), limit),
};

/** `last_insert_rowid()` is the number the record was just given. */
function stand(db: Db, record: NewChoice['record'], isNew: boolean): void {
  const { site, subject: { digest }, at, expiresAt } = record;
  const [text, made, ends] = [JSON.stringify(record), at.getTime(), expiresAt.getTime()];
  if (isNew) db.run('INSERT INTO consent_subjects (seq, at, expires_at, record, site, digest) VALUES (last_insert_rowid(), ?, ?, ?, ?, ?)', made, ends, text, site, digest);
  else db.run('UPDATE consent_subjects SET seq = last_insert_rowid(), at = ?, expires_at = ?, record = ? WHERE site = ? AND digest = ?', made, ends, text, site, digest);
}

function addCounts(db: Db, site: string, counts: ConsentCount[]): void {
  for (const { day, revision, lang, surface, name, n } of counts) {
    db.run('INSERT INTO consent_counts (site, day, revision, lang, surface, name, n) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n',
      site, day, revision, lang, surface, name, n);
  }
}
