// An author as the desk sees them: record, sanctions, notes, and who else writes from the same networks. Changes notes alone.
import type { Decider } from '../accounts/account.ts';
import { UNKNOWN_PREFIX, type Author, type Comment } from '../comments/comment.ts';
import type { CommentsStore } from '../comments/comments.store.ts';
import { AppError } from '../errors.ts';
import type { Clock, Ids } from '../kernel/clock.ts';
import { repeated, type Outcome, type ReplayOf } from '../kernel/replay.ts';
import type { ModerationStore } from '../moderation/moderation.store.ts';
import { targetsOf, type Sanction } from '../sanctions/sanction.ts';
import type { SanctionsService } from '../sanctions/sanctions.service.ts';
import type { Note } from './author.ts';
import type { AuthorsStore } from './authors.store.ts';

/** An author who writes from the same network. */
export type Neighbour = Pick<Author, 'id' | 'name' | 'kind'>;
export type Profile = { author: Author; last: Date | null; sanctions: Sanction[]; notes: Note[]; names: Neighbour[] };

/** How far back networks are looked for, how many are followed, and how far. */
const RECENT = 20;
const NETWORKS = 3;
const BESIDE = 100;
const MOST_SANCTIONS = 50;
const MOST_NOTES = 100;

type Deps = { authors: AuthorsStore; comments: CommentsStore; moderation: ModerationStore; sanctions: SanctionsService; clock: Clock; ids: Ids };

export class AuthorsService {
  private readonly deps: Deps;

  constructor(deps: Deps) {
    this.deps = deps;
  }

  async profile(site: string, id: string): Promise<Profile> {
    const { authors, comments } = this.deps;
    const author = await this.get(site, id);
    const [last, notes, networks] = await Promise.all([comments.lastDecided(site, id), authors.notesOn(site, id, MOST_NOTES), this.networksOf(author)]);
    const [sanctions, names] = await Promise.all([this.sanctionsOn(author, networks), this.besides(author, networks)]);
    return { author, last, sanctions, notes, names };
  }

  async addNote(by: Decider, { site, authorId, text, replay }: Pick<Note, 'site' | 'authorId' | 'text'> & { replay: ReplayOf<Note> }): Promise<Outcome<Note>> {
    await this.get(site, authorId);
    const note: Note = { id: this.deps.ids.short('n'), site, authorId, by: by.id, text, at: this.deps.clock.now() };
    const stored = await this.deps.authors.insertNote(note, await replay?.(note) ?? null);
    return stored.result === 'done' ? { done: note } : repeated(stored);
  }

  /** What authors are called, by id; nothing for those there are none of. */
  async namesOf(asked: { site: string; id: string }[]): Promise<Map<string, string>> {
    const once = [...new Map(asked.map((each) => [`${each.site} ${each.id}`, each])).values()];
    const found = await Promise.all(once.map(({ site, id }) => this.deps.comments.findAuthor(site, id)));
    return new Map(found.flatMap((author) => (author === null ? [] : [[author.id, author.name]])));
  }

  /** A note is its writer's to delete, and an admin's. */
  async deleteNote(by: Decider & { isAdmin: boolean }, { site, authorId, id }: Pick<Note, 'site' | 'authorId' | 'id'>): Promise<void> {
    const note = await this.deps.authors.findNote(id);
    if (note === null || note.site !== site || note.authorId !== authorId) throw new AppError('not_found');
    if (note.by !== by.id && !by.isAdmin) throw new AppError('forbidden');
    if ((await this.deps.authors.deleteNote(id)) === 'not_found') throw new AppError('not_found');
  }

  private async get(site: string, id: string): Promise<Author> {
    const author = await this.deps.comments.findAuthor(site, id);
    if (author === null) throw new AppError('not_found');
    return author;
  }

  /** The networks they wrote from last, newest first, while comments still hold them. */
  private async networksOf({ site, id }: Author): Promise<string[]> {
    const { items } = await this.deps.comments.ownAll(site, id, RECENT, null);
    const known = items.flatMap(({ address }) => address?.prefix ?? []).filter((prefix) => prefix !== UNKNOWN_PREFIX);
    return [...new Set(known)].slice(0, NETWORKS);
  }

  /** On them, on their email or its domains, and on the networks they write from: in force, expired and lifted. */
  private async sanctionsOn({ site, id, email }: Author, networks: string[]): Promise<Sanction[]> {
    const targets = [...targetsOf({ authorId: id, email, addressPrefix: null }), ...networks.map((value) => ({ type: 'address_prefix' as const, value }))];
    return (await this.deps.sanctions.list({ sites: [site], kind: null, type: null, targets, isActive: null, limit: MOST_SANCTIONS, cursor: null })).items;
  }

  private async besides({ site, id }: Author, networks: string[]): Promise<Neighbour[]> {
    const found = await Promise.all(networks.map((addressPrefix) => this.writtenFrom(site, addressPrefix)));
    const others = found.flat().map(({ author }) => author).filter((author) => author.id !== id);
    return [...new Map(others.map((author) => [author.id, { id: author.id, name: author.name, kind: author.kind }])).values()];
  }

  private async writtenFrom(site: string, addressPrefix: string): Promise<Comment[]> {
    return (await this.deps.moderation.list({
      sites: [site], addressPrefix, sort: 'newest', limit: BESIDE, queue: null, threadKey: null, authorId: null, words: [], reason: null, cursor: null,
    })).items;
  }
}
