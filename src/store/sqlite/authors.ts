// Staff's notes on authors in SQLite, and whom an email belongs to.
import type { Note } from '../../authors/author.ts';
import type { AuthorsStore } from '../../authors/authors.store.ts';
import type { Db, Row } from './db.ts';
import { toDate } from './rows.ts';
import type { WriterClient } from './writer-client.ts';

export const sqliteAuthors = (db: Db, writer: WriterClient): AuthorsStore => ({
  insertNote: (note, replay = null) => writer.run('insertNote', { note, replay }),
  deleteNote: (id) => writer.run('deleteNote', id),
  notesOn: async (site, authorId, limit) =>
    db.all('SELECT * FROM author_notes WHERE site = ? AND author_id = ? ORDER BY at DESC, id DESC LIMIT ?', site, authorId, limit).map(toNote),
  async withEmail(site, email, limit) {
    const rows = db.all('SELECT id FROM authors INDEXED BY authors_email WHERE site = ? AND email IS NOT NULL AND lower(email) = lower(?) LIMIT ?', site, email, limit);
    return rows.map((row) => String(row['id']));
  },
  async findNote(id) {
    const row = db.one('SELECT * FROM author_notes WHERE id = ?', id);
    return row === null ? null : toNote(row);
  },
});

export function insertNote(db: Db, { id, site, authorId, by, text, at }: Note): { result: 'done' } {
  db.insert('author_notes', { id, site, author_id: authorId, staff_id: by, text, at: at.getTime() });
  return { result: 'done' };
}

export const deleteNote = (db: Db, id: string): 'done' | 'not_found' => (db.run('DELETE FROM author_notes WHERE id = ?', id) > 0 ? 'done' : 'not_found');

const toNote = (row: Row): Note => ({
  id: row['id'], site: row['site'], authorId: row['author_id'], by: row['staff_id'], text: row['text'], at: toDate(row['at']),
} as Note);
