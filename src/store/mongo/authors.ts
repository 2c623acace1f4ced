// Staff's notes on authors in MongoDB.
import type { AuthorsStore } from '../../authors/authors.store.ts';
import { fromRow, toRow, type Models } from './models.ts';
import { insertRows } from './raw.ts';

export const mongoAuthors = ({ authorNotes }: Models): AuthorsStore => ({
  async insertNote(note) {
    await insertRows(authorNotes, [toRow(note)]);
  },
  notesOn: async (site, authorId, limit) => (await authorNotes.find({ site, authorId }, null, { sort: { at: -1, _id: -1 }, limit }).lean()).map(fromRow),
  async findNote(id) {
    const row = await authorNotes.findById(id).lean();
    return row === null ? null : fromRow(row);
  },
  async deleteNote(id) {
    return (await authorNotes.deleteOne({ _id: id })).deletedCount === 1 ? 'done' : 'not_found';
  },
});
