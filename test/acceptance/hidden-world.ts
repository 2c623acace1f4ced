// The model of the hidden test: what was done to every comment, and from that alone what the public may be told.
import type { Decided, Posted, Result } from './bodies.ts';
import { isFull, type chance, type Client, type Given } from './client.ts';
import { shownOf, type Shown } from './public.ts';

export type Piece = {
  id: string; key: string; parentId: string | null; depth: number; status: string; reviewed: boolean; revision: number; token: string; text: string; mark: number;
  last: { id: string; from: string; wasReviewed: boolean } | null;
};
type Random = ReturnType<typeof chance>;

/** Many enough that none grows long, few enough that each is met often. */
export const THREADS = isFull ? 60 : 16;
const MAX_DEPTH = 4;
const page = { url: 'https://paper.example/a', title: 'خبر' };

export class World {
  readonly pieces = new Map<string, Piece>();
  private readonly byThread = new Map<string, Piece[]>();
  private readonly known = new Map<string, Shown>();
  /** Who wrote under a mark, whether the words still stand or not. */
  private readonly marked = new Map<number, Piece>();
  private serial = 0;
  readonly client: Client;
  readonly random: Random;

  constructor(client: Client, random: Random) {
    this.client = client;
    this.random = random;
  }

  in(key: string): Piece[] {
    return this.byThread.get(key) ?? [];
  }

  /** What the public may see of a thread now. */
  shown(key: string): Shown {
    const known = this.known.get(key) ?? shownOf(this.in(key));
    this.known.set(key, known);
    return known;
  }

  isShown(id: string): boolean {
    const piece = this.pieces.get(id);
    return piece !== undefined && this.shown(piece.key).ids.has(id);
  }

  /** Everything of a thread that a reader can tell: two equal pictures must have equal tags. */
  picture(key: string): string {
    return JSON.stringify([...this.shown(key).ids].map(([id, each]) => [id, each, this.wordsOf(id)]));
  }

  /** The words of a comment that may be shown now; a tombstone has none. */
  wordsOf(id: string): string | null {
    const piece = this.pieces.get(id)!;
    return piece.status === 'approved' ? piece.text : null;
  }

  /** Whether the words under a mark may be read now: they are the newest of a shown comment. */
  mayRead(mark: number): boolean {
    const piece = this.marked.get(mark);
    return piece !== undefined && piece.mark === mark && piece.status === 'approved' && this.isShown(piece.id);
  }

  /** One random step; refusals are part of it. Answers the thread it was done in. */
  async step(): Promise<string> {
    const { client, random } = this;
    // Under what an address may post in a minute.
    client.app.pass(1);
    const key = `t${random.below(THREADS)}`;
    const pieces = this.in(key);
    const kind = random.below(100);
    if (pieces.length < 4 || kind < 20) return this.post(key, null);
    const piece = random.in(0.5) ? random.one(pieces) : pieces[pieces.length - 1 - random.below(Math.min(8, pieces.length))]!;
    if (kind < 45) return this.post(key, piece);
    if (kind < 75) await this.decide(piece);
    else if (kind < 83) await this.undo(piece);
    else if (kind < 92) await this.edit(piece);
    else await this.remove(piece);
    this.known.delete(key);
    return key;
  }

  /** A text nobody else has, marked so that it is recognised wherever it turns up; some of it is held. */
  private text(): string {
    this.serial += 1;
    return `علامة${this.serial}ختم${this.random.in(0.3) ? ' https://a.example https://b.example' : ''}`;
  }

  private async post(key: string, target: Piece | null): Promise<string> {
    const text = this.text();
    const isTrap = this.random.in(0.05);
    const { status, body, text: answered } = await this.client.send<Posted>('POST', `/sites/demo/threads/${key}/comments`, {
      body: { text, parentId: target?.id ?? null, page, author: { name: 'قارئ' }, ...(isTrap ? { website: 'x' } : {}) },
    });
    const mayAnswer = target === null || (target.status === 'approved' && this.isShown(target.id));
    if (status !== (mayAnswer ? 201 : 422)) throw new Error(`a reply to a comment that is ${mayAnswer ? '' : 'not '}shown: ${status} ${answered}`);
    if (!mayAnswer) return key;
    const parent = target !== null && target.depth >= MAX_DEPTH ? this.pieces.get(target.parentId!)! : target;
    const { comment, outcome, guestToken } = body;
    const isHeld = isTrap || text.includes('http');
    if (comment.parentId !== (parent?.id ?? null) || (outcome === 'held') !== isHeld) throw new Error(`unexpected ${answered}`);
    const piece: Piece = {
      id: comment.id, key, parentId: parent?.id ?? null, depth: parent === null ? 0 : parent.depth + 1, text, mark: this.serial, token: guestToken!, revision: 1,
      status: isTrap ? 'spam' : isHeld ? 'pending' : 'approved', reviewed: false, last: null,
    };
    this.pieces.set(piece.id, piece);
    this.marked.set(piece.mark, piece);
    this.byThread.set(key, [...this.in(key), piece]);
    this.known.delete(key);
    return key;
  }

  private async decide(piece: Piece): Promise<void> {
    const action = this.random.one(['approve', 'approve', 'reject', 'spam']);
    const to = action === 'approve' ? 'approved' : action === 'reject' ? 'rejected' : 'spam';
    const { body } = await this.staff<Decided>('POST', '/moderation/decisions', { body: { items: [{ commentId: piece.id, revision: piece.revision, from: piece.status, action }] } });
    const { result, decisionId, current } = body.results[0]!;
    if (result === 'done' && current?.status !== to) throw new Error(`${action}: ${JSON.stringify(body)}`);
    if (result !== 'done' || decisionId === piece.last?.id) return;
    piece.last = { id: decisionId!, from: piece.status, wasReviewed: piece.reviewed };
    Object.assign(piece, { status: to, reviewed: true });
  }

  private async undo(piece: Piece): Promise<void> {
    if (piece.last === null) return;
    const { body } = await this.staff<Result>('POST', `/moderation/decisions/${piece.last.id}/undo`);
    if (body.result !== 'done') return;
    Object.assign(piece, { status: piece.last.from, reviewed: piece.last.wasReviewed, last: null });
  }

  private async edit(piece: Piece): Promise<void> {
    const text = this.text();
    const { status, body } = await this.client.send<Posted>('PATCH', `/comments/${piece.id}`, { token: piece.token, body: { text } });
    if (status !== 200) return;
    this.marked.set(this.serial, piece);
    Object.assign(piece, { text, mark: this.serial, status: body.outcome === 'published' ? 'approved' : 'pending', revision: body.comment.revision, reviewed: false, last: null });
  }

  private async remove(piece: Piece): Promise<void> {
    const { status } = await this.client.send('DELETE', `/comments/${piece.id}`, { token: piece.token });
    if (status !== 200) throw new Error(`one's own comment cannot be removed: ${status}`);
    Object.assign(piece, { status: 'removed', last: null });
  }

  private staff<B>(method: string, path: string, given: Given = {}) {
    return this.client.send<B>(method, path, { ...given, cookie: this.client.cookie });
  }
}
