// The SQLite schema as numbered steps, each in a transaction of its own; PRAGMA user_version says how far a file is.
import type { DatabaseSync } from 'node:sqlite';

const steps: string[] = [
  `
  CREATE TABLE sites (slug TEXT PRIMARY KEY, name TEXT NOT NULL, origins TEXT NOT NULL, locale TEXT NOT NULL, settings TEXT NOT NULL,
    created_at INTEGER NOT NULL) STRICT;
  CREATE TABLE rules (id TEXT PRIMARY KEY, site TEXT NOT NULL REFERENCES sites(slug), term TEXT NOT NULL, match TEXT NOT NULL, action TEXT NOT NULL,
    except_words TEXT NOT NULL, note TEXT, created_at INTEGER NOT NULL) STRICT;
  CREATE INDEX rules_site ON rules(site, created_at, id);
  CREATE TABLE threads (site TEXT NOT NULL, key TEXT NOT NULL, url TEXT, title TEXT, state TEXT NOT NULL, visible INTEGER NOT NULL DEFAULT 0,
    top_level INTEGER NOT NULL DEFAULT 0, version INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL, PRIMARY KEY (site, key)) STRICT, WITHOUT ROWID;
  CREATE TABLE authors (site TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, email TEXT, approved INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL, PRIMARY KEY (site, id)) STRICT, WITHOUT ROWID;
  CREATE TABLE comments (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site TEXT NOT NULL, thread_key TEXT NOT NULL, parent_id TEXT, root_id TEXT NOT NULL,
    in_reply_to TEXT, ancestors TEXT NOT NULL, depth INTEGER NOT NULL, author_id TEXT NOT NULL, author_name TEXT NOT NULL, author_kind TEXT NOT NULL,
    text TEXT NOT NULL, html TEXT NOT NULL, dir TEXT NOT NULL, status TEXT NOT NULL, reviewed INTEGER NOT NULL, revision INTEGER NOT NULL,
    created_at INTEGER NOT NULL, published_at INTEGER, edited_at INTEGER, pinned INTEGER NOT NULL, reply_count INTEGER NOT NULL, risk_score REAL NOT NULL,
    findings TEXT NOT NULL, reason_code TEXT, reason_by TEXT, address_prefix TEXT, address_digest TEXT, text_digest TEXT NOT NULL,
    shown INTEGER NOT NULL GENERATED ALWAYS AS (status = 'approved' OR (status = 'removed' AND reply_count > 0)) VIRTUAL,
    risk_rank INTEGER GENERATED ALWAYS AS (CAST(round(risk_score * 1000) AS INTEGER)) VIRTUAL) STRICT;
  CREATE INDEX comments_top_time ON comments(site, thread_key, created_at, id) WHERE depth = 0 AND shown = 1;
  CREATE INDEX comments_top_score ON comments(site, thread_key, reply_count, id) WHERE depth = 0 AND shown = 1;
  CREATE INDEX comments_branch ON comments(root_id, id) WHERE depth > 0 AND shown = 1;
  CREATE INDEX comments_thread ON comments(site, thread_key, created_at, id);
  CREATE INDEX comments_queue ON comments(site, status, created_at, id);
  CREATE INDEX comments_risk ON comments(site, status, risk_rank, id);
  CREATE INDEX comments_unreviewed ON comments(site, created_at, id) WHERE status = 'approved' AND reviewed = 0;
  CREATE INDEX comments_unreviewed_risk ON comments(site, risk_rank, id) WHERE status = 'approved' AND reviewed = 0;
  CREATE INDEX comments_author ON comments(site, author_id, created_at, id);
  CREATE INDEX comments_retention ON comments(site, created_at) WHERE address_digest IS NOT NULL;
  CREATE VIRTUAL TABLE comment_words USING fts5(words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0");
  CREATE TABLE revisions (comment_id TEXT NOT NULL, revision INTEGER NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (comment_id, revision)) STRICT, WITHOUT ROWID;
  CREATE TABLE queue_counts (site TEXT NOT NULL, queue TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (site, queue)) STRICT, WITHOUT ROWID;
  CREATE TABLE decisions (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site TEXT NOT NULL, comment_id TEXT NOT NULL, at INTEGER NOT NULL,
    link INTEGER, record TEXT NOT NULL) STRICT;
  CREATE INDEX decisions_comment ON decisions(comment_id, seq);
  CREATE INDEX decisions_unsealed ON decisions(site, seq) WHERE link IS NULL;
  CREATE INDEX decisions_link ON decisions(site, link, seq);
  CREATE INDEX decisions_site ON decisions(site, seq);
  CREATE TABLE links (site TEXT NOT NULL, number INTEGER NOT NULL, decision_ids TEXT NOT NULL, previous TEXT NOT NULL, mac TEXT NOT NULL,
    sealed_at INTEGER NOT NULL, PRIMARY KEY (site, number)) STRICT, WITHOUT ROWID;
  CREATE TABLE replays (scope TEXT PRIMARY KEY, body_digest TEXT NOT NULL, answer TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX replays_expiry ON replays(expires_at);
  CREATE TABLE events (seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, site TEXT NOT NULL, thread_key TEXT NOT NULL, comment_id TEXT,
    revision INTEGER, at INTEGER NOT NULL) STRICT;
  CREATE INDEX events_at ON events(at);
  CREATE TABLE staff (id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, role TEXT NOT NULL, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE sessions (token_digest TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, staff_id TEXT NOT NULL REFERENCES staff(id) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX sessions_staff ON sessions(staff_id);
  CREATE TABLE api_keys (token_digest TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE INDEX comments_address ON comments(site, address_prefix, created_at, id) WHERE address_prefix IS NOT NULL;
  `,
  `
  CREATE TABLE cursors (consumer TEXT PRIMARY KEY, position INTEGER NOT NULL, taken_until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE raid_counts (site TEXT NOT NULL, thread_key TEXT NOT NULL, minute INTEGER NOT NULL, writers INTEGER NOT NULL, fresh INTEGER NOT NULL, repeats INTEGER NOT NULL,
    refused INTEGER NOT NULL, PRIMARY KEY (site, thread_key, minute)) STRICT, WITHOUT ROWID;
  CREATE INDEX raid_counts_minute ON raid_counts(minute);
  CREATE TABLE raids (site TEXT NOT NULL, thread_key TEXT NOT NULL, state TEXT NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER,
    PRIMARY KEY (site, thread_key)) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE learned_models (site TEXT PRIMARY KEY, stamp INTEGER NOT NULL, state TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE learned_weights (site TEXT PRIMARY KEY, version INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE learned_lessons (site TEXT NOT NULL, comment_id TEXT NOT NULL, revision INTEGER NOT NULL, seq INTEGER NOT NULL, refused INTEGER NOT NULL,
    PRIMARY KEY (site, comment_id)) STRICT, WITHOUT ROWID;
  CREATE INDEX learned_lessons_seq ON learned_lessons(site, seq);
  CREATE TABLE learned_rows (site TEXT NOT NULL, digest TEXT NOT NULL, refused INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (site, digest)) STRICT, WITHOUT ROWID;
  CREATE INDEX learned_rows_label ON learned_rows(site, refused, digest);
  `,
  `
  ALTER TABLE comments ADD COLUMN reports TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE comments ADD COLUMN reports_open INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE comments ADD COLUMN reports_illegal INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE comments ADD COLUMN appeal TEXT;
  ALTER TABLE comments ADD COLUMN appeal_open INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX comments_reported ON comments(site, created_at, id) WHERE reports_open > 0;
  CREATE INDEX comments_reported_risk ON comments(site, risk_rank, id) WHERE reports_open > 0;
  CREATE INDEX comments_illegal ON comments(site, created_at, id) WHERE reports_illegal > 0;
  CREATE INDEX comments_illegal_risk ON comments(site, risk_rank, id) WHERE reports_illegal > 0;
  CREATE INDEX comments_appeals ON comments(site, created_at, id) WHERE appeal_open = 1;
  CREATE INDEX comments_appeals_risk ON comments(site, risk_rank, id) WHERE appeal_open = 1;
  ALTER TABLE authors ADD COLUMN upheld INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE authors ADD COLUMN dismissed INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE reports (comment_id TEXT NOT NULL, by_id TEXT NOT NULL, id TEXT NOT NULL, site TEXT NOT NULL, by_kind TEXT NOT NULL, revision INTEGER NOT NULL,
    weight REAL NOT NULL, address_prefix TEXT, address_digest TEXT, reason TEXT NOT NULL, detail TEXT, at INTEGER NOT NULL, state TEXT NOT NULL,
    closed_by TEXT, PRIMARY KEY (comment_id, by_id)) STRICT, WITHOUT ROWID;
  CREATE INDEX reports_open ON reports(site, comment_id) WHERE state = 'open';
  CREATE INDEX reports_closed ON reports(closed_by) WHERE closed_by IS NOT NULL;
  CREATE INDEX reports_comment ON reports(comment_id, reason, at, id);
  CREATE INDEX reports_reporter ON reports(site, by_id);
  CREATE INDEX reports_addresses ON reports(site, at) WHERE address_digest IS NOT NULL;
  CREATE INDEX reports_spent ON reports(site, at) WHERE detail IS NOT NULL AND reason <> 'illegal' AND state <> 'open';
  `,
  `
  ALTER TABLE threads ADD COLUMN slow_seconds INTEGER NOT NULL DEFAULT 60;
  ALTER TABLE threads ADD COLUMN closing TEXT;
  CREATE TABLE sanctions (id TEXT PRIMARY KEY, site TEXT NOT NULL, type TEXT NOT NULL, target TEXT, created_at INTEGER NOT NULL, ends_at INTEGER NOT NULL,
    record TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX sanctions_time ON sanctions(site, created_at, id);
  CREATE INDEX sanctions_type ON sanctions(site, type, created_at, id);
  CREATE INDEX sanctions_target ON sanctions(site, target, ends_at);
  CREATE INDEX sanctions_networks ON sanctions(site, created_at) WHERE type = 'address_prefix' AND target IS NOT NULL;
  CREATE TABLE author_notes (id TEXT PRIMARY KEY, site TEXT NOT NULL, author_id TEXT NOT NULL, staff_id TEXT NOT NULL, text TEXT NOT NULL,
    at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX authors_email ON authors(site, lower(email)) WHERE email IS NOT NULL;
  CREATE INDEX author_notes_author ON author_notes(site, author_id, at, id);
  `,
  // Word lists get versions: a rule reads as it does from one version until another, and what was there is the first.
  `
  ALTER TABLE rules RENAME TO rules_before;
  CREATE TABLE rules (id TEXT NOT NULL, site TEXT NOT NULL REFERENCES sites(slug), term TEXT NOT NULL, match TEXT NOT NULL, action TEXT NOT NULL,
    except_words TEXT NOT NULL, note TEXT, created_at INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER, PRIMARY KEY (site, id, since)) STRICT, WITHOUT ROWID;
  CREATE INDEX rules_now ON rules(site, created_at, id) WHERE until IS NULL;
  CREATE INDEX rules_past ON rules(site, until) WHERE until IS NOT NULL;
  CREATE TABLE rule_versions (site TEXT NOT NULL, number INTEGER NOT NULL, record TEXT NOT NULL, PRIMARY KEY (site, number)) STRICT, WITHOUT ROWID;
  INSERT INTO rules SELECT id, site, term, match, action, except_words, note, created_at, 1, NULL FROM rules_before;
  INSERT INTO rule_versions SELECT site, 1, json_object('site', site, 'number', 1, 'at', strftime('%Y-%m-%dT%H:%M:%fZ', max(created_at) / 1000.0, 'unixepoch'), 'by', 'rule:upgrade',
    'action', 'import', 'restored', NULL, 'added', count(*), 'changed', 0, 'removed', 0, 'size', count(*), 'differences', json_array()) FROM rules_before GROUP BY site;
  DROP TABLE rules_before;
  `,
  `
  CREATE TABLE claims (comment_id TEXT PRIMARY KEY, site TEXT NOT NULL, queue TEXT NOT NULL, claimed_by TEXT NOT NULL, session TEXT,
    until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX claims_by ON claims(claimed_by, until);
  CREATE INDEX claims_until ON claims(until);
  CREATE TABLE jobs (id TEXT PRIMARY KEY, site TEXT NOT NULL, created_at INTEGER NOT NULL, open INTEGER NOT NULL, free_at INTEGER NOT NULL,
    version INTEGER NOT NULL, network INTEGER NOT NULL, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX jobs_site ON jobs(site, created_at, id);
  CREATE INDEX jobs_open ON jobs(free_at, id) WHERE open = 1;
  CREATE INDEX jobs_network ON jobs(site, created_at) WHERE network = 1;
  ALTER TABLE decisions ADD COLUMN batch TEXT GENERATED ALWAYS AS (record ->> '$.batch') VIRTUAL;
  CREATE INDEX decisions_batch ON decisions(batch) WHERE batch IS NOT NULL;
  `,
  `
  ALTER TABLE comments ADD COLUMN campaign_id TEXT;
  CREATE INDEX comments_campaign ON comments(campaign_id, created_at, id, status, author_id) WHERE campaign_id IS NOT NULL;
  CREATE TABLE campaigns (id TEXT PRIMARY KEY, site TEXT NOT NULL, count INTEGER NOT NULL, state TEXT NOT NULL,
    created_at INTEGER NOT NULL, standing TEXT) STRICT, WITHOUT ROWID;
  CREATE INDEX campaigns_site ON campaigns(site, created_at, id);
  CREATE INDEX campaigns_state ON campaigns(site, state, created_at, id);
  CREATE TABLE signatures (n INTEGER PRIMARY KEY AUTOINCREMENT, comment_id TEXT NOT NULL, site TEXT NOT NULL, author_id TEXT NOT NULL, at INTEGER NOT NULL,
    data BLOB NOT NULL) STRICT;
  CREATE INDEX signatures_age ON signatures(site, at);
  `,
  `
  CREATE TABLE stats (site TEXT NOT NULL, name TEXT NOT NULL, day TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (site, name, day)) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE consent_policies (id TEXT PRIMARY KEY, site TEXT NOT NULL, state TEXT NOT NULL, revision INTEGER, material INTEGER NOT NULL, version INTEGER NOT NULL,
    created_at INTEGER NOT NULL, record TEXT NOT NULL) STRICT;
  CREATE INDEX consent_policies_time ON consent_policies(site, created_at, id);
  CREATE UNIQUE INDEX consent_policies_revision ON consent_policies(site, revision) WHERE revision IS NOT NULL;
  CREATE TABLE consent_texts (hash TEXT PRIMARY KEY, lang TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE consent_records (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, site TEXT NOT NULL, action TEXT NOT NULL, categories TEXT NOT NULL,
    services TEXT NOT NULL, revision INTEGER NOT NULL, text_hash TEXT, lang TEXT NOT NULL, surface TEXT NOT NULL, region TEXT, gpc INTEGER NOT NULL, agent TEXT,
    at INTEGER NOT NULL, expires_at INTEGER NOT NULL, subject TEXT, salt TEXT, subject_proof TEXT NOT NULL) STRICT;
  CREATE INDEX consent_records_order ON consent_records(site);
  CREATE INDEX consent_records_time ON consent_records(site, at, id);
  CREATE INDEX consent_records_subject ON consent_records(site, subject, at, id) WHERE subject IS NOT NULL;
  CREATE TABLE consent_subjects (site TEXT NOT NULL, digest TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, expires_at INTEGER NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (site, digest)) STRICT;
  CREATE INDEX consent_subjects_age ON consent_subjects(site, at, expires_at);
  CREATE TABLE consent_counts (site TEXT NOT NULL, day TEXT NOT NULL, revision INTEGER NOT NULL, lang TEXT NOT NULL, surface TEXT NOT NULL, name TEXT NOT NULL,
    n INTEGER NOT NULL, PRIMARY KEY (site, day, revision, lang, surface, name)) STRICT, WITHOUT ROWID;
  CREATE TABLE consent_links (site TEXT NOT NULL, number INTEGER NOT NULL, through INTEGER NOT NULL, previous TEXT NOT NULL, mac TEXT NOT NULL, record_ids TEXT NOT NULL,
    latest_at INTEGER NOT NULL, sealed_at INTEGER NOT NULL, PRIMARY KEY (site, number)) STRICT;
  CREATE TABLE consent_anchors (site TEXT PRIMARY KEY, number INTEGER NOT NULL, mac TEXT NOT NULL, through INTEGER NOT NULL, records INTEGER NOT NULL,
    purged_at INTEGER NOT NULL, seal TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE decisions ADD COLUMN actor TEXT GENERATED ALWAYS AS (record ->> '$.by') VIRTUAL;
  CREATE INDEX decisions_actor ON decisions(site, actor, seq);
  ALTER TABLE decisions ADD COLUMN subject TEXT GENERATED ALWAYS AS (record ->> '$.subject') VIRTUAL;
  CREATE INDEX decisions_subject ON decisions(site, subject, seq) WHERE subject IS NOT NULL;
  `,
];

/** Brings a file to the newest schema. A file from a newer Hiwar is refused. */
export function migrate(db: DatabaseSync): void {
  if (versionOf(db) > steps.length) throw new Error('This database was written by a newer Hiwar; start that version, or restore a backup.');
  while (versionOf(db) < steps.length) takeStep(db);
}

/** One step; the version is read again under the lock, since another process may be opening the same file. */
function takeStep(db: DatabaseSync): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    const step = versionOf(db);
    if (step < steps.length) db.exec(`${steps[step]}; PRAGMA user_version = ${step + 1};`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

const versionOf = (db: DatabaseSync): number => Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
