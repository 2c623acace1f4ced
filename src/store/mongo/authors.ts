// Staff's notes on authors in MongoDB, and whom an email belongs to.
import type { AuthorsStore } from '../../authors/authors.store.ts';
import { ANY_CASE } from './concerns.ts';
import type { Lane } from './lane.ts';
import { fromRow, toRow, type Models } from './models.ts';
import { once } from './replays.ts';

export const mongoAuthors = ({ authors, authorNotes }: Models, lane: Lane): AuthorsStore => ({
  insertNote: (note, replay = null) => lane.submit(once(replay, {
    reads: {},
    run(work) {
      work.put(['authorNotes', note.id], toRow(note));
      return { result: 'done' };
    },
  })),
  notesOn: async (site, authorId, limit) => (await authorNotes.find({ site, authorId }, null, { sort: { at: -1, _id: -1 }, limit }).lean()).map(fromRow),
  async withEmail(site, email, limit) {
    const rows = await authors.find({ site, email: { $eq: email, $type: 'string' } }, { authorId: 1 }, { limit, collation: ANY_CASE }).lean();
    return rows.map(({ authorId }) => authorId);
  },
  async findNote(id) {
    const row = await authorNotes.findById(id).lean();
    return row === null ? null : fromRow(row);
  },
  async deleteNote(id) {
    return (await authorNotes.deleteOne({ _id: id })).deletedCount === 1 ? 'done' : 'not_found';
  },
});
