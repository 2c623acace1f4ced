// The port of what staff note of authors; authors themselves are in the port of comments.
import type { Replay, Stored } from '../kernel/replay.ts';
import type { Note } from './author.ts';

export interface AuthorsStore {
  /** Stores a note. Durable. */
  insertNote(note: Note, replay?: Replay | null): Promise<Stored>;
  /** Notes on an author, newest first, at most `limit`. */
  notesOn(site: string, authorId: string, limit: number): Promise<Note[]>;
  findNote(id: string): Promise<Note | null>;
  /** The ids of a site's authors with that email in any case, in no order, at most `limit`. */
  withEmail(site: string, email: string, limit: number): Promise<string[]>;
  deleteNote(id: string): Promise<'done' | 'not_found'>;
}
