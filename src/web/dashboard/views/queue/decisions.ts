// Decisions on a list: taken at once, sent beside, taken back in their place when they did not arrive; and their undoing.
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import { counted } from '../../../../i18n/words.ts';
import { Refused } from '../../../client/call.ts';
import type { DecisionResult, Item, Story } from '../../../wire.ts';
import { api } from '../../state/api.ts';
import { lang, say } from '../../state/lang.ts';
import { refreshQueuesSoon } from '../../state/queues.ts';
import { drop, toast, toastError } from '../../ui/toast.tsx';
import type { DeskList } from './desk-list.ts';
import { doneWords } from './done-words.ts';
import { belongs, decided, type Notice, type Row, type Wish } from './row.ts';

/** What the API takes in one call. */
const MOST = 200;
/** Undoing many: so many at once. */
const AT_ONCE = 10;
const ABOUT = 'decision';

type Taken = { row: Row; before: Item; after: Item };
/** `said`: the message that tells of it. */
type Entry = { taken: Taken[]; ids: Promise<Map<string, string>>; said: number };

export class Decisions {
  /** Decisions made here: the log will tell of them as well. */
  readonly own = new Set<string>();
  private readonly list: DeskList;
  private readonly done: Entry[] = [];
  private readonly underWay = new Map<string, number>();
  /** A comment is decided anew only after its undo has arrived. */
  private readonly undoing = new Map<string, Promise<boolean>>();

  constructor(list: DeskList) {
    this.list = list;
  }

  /** Whether a decision on it is on its way. */
  isUnderWay(id: string): boolean {
    return this.underWay.has(id);
  }

  /** Decides those that allow it. The cards leave at once; whatever fails comes back and says why. */
  decide(rows: Row[], wish: Wish): void {
    const able = rows.filter((row) => row.notice.peek() === null && row.item.peek().actions.includes(wish.action));
    const texts = say(queueTexts);
    if (able.length === 0) {
      toast(rows.some((row) => row.notice.peek() !== null) ? texts.first : texts.cannot, { bad: true, about: ABOUT });
      return;
    }
    const taken = able.map((row) => ({ row, before: row.item.peek(), after: decided(row.item.peek(), wish.action) }));
    this.list.leave(taken.filter(({ after }) => !this.stays(after)).map(({ row }) => row));
    for (const { row, after } of taken) {
      this.put(row, after);
      row.marked.value = false;
      this.count(row.id, 1);
    }
    const said = toast(doneWords(taken.map(({ before }) => before), wish.action), { about: ABOUT, undo: () => void this.undo(entry) });
    const entry: Entry = { taken, ids: this.send(taken, wish, said), said };
    this.done.push(entry);
  }

  /** Takes the last decision back, or the one given. */
  async undo(entry = this.done.at(-1)): Promise<void> {
    const texts = say(queueTexts);
    if (entry === undefined || !this.done.includes(entry)) {
      toast(texts.nothingToUndo, { about: ABOUT });
      return;
    }
    this.done.splice(this.done.indexOf(entry), 1);
    drop(entry.said);
    const ids = await entry.ids;
    const back = entry.taken.filter(({ row }) => ids.has(row.id));
    if (back.length === 0) return;
    for (const { row, before } of back) this.put(row, { ...before, claim: null });
    this.list.select(back[0]!.row);
    let undone = 0;
    for (let at = 0; at < back.length; at += AT_ONCE) {
      undone += (await Promise.all(back.slice(at, at + AT_ONCE).map((each) => this.takeBack(each, ids.get(each.row.id)!)))).filter(Boolean).length;
    }
    refreshQueuesSoon();
    if (undone === 0) return;
    const [only] = back;
    toast(back.length === 1 ? texts.undone.replace('{name}', only!.before.author.name) : counted(lang.value, texts.manyUndone, undone), { about: ABOUT });
  }

  /** The notice was read: the comment is shown as it is now, or leaves where it does not belong any more. */
  async acknowledge(row: Row): Promise<void> {
    const notice = row.notice.peek();
    if (notice === null) return;
    if (notice.kind === 'failed') {
      row.notice.value = null;
      return;
    }
    try {
      const item = await api<Story>(`GET /moderation/comments/${row.id}`);
      row.notice.value = null;
      if (!this.stays(item)) this.list.leave([row]);
      this.put(row, item);
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.status !== 404) return toastError(error);
      row.notice.value = null;
      this.list.leave([row]);
      row.gone.value = true;
    }
  }

  /** Once more what failed, note and reason included. */
  retry(row: Row): void {
    const notice = row.notice.peek();
    if (notice?.kind !== 'failed') return;
    row.notice.value = null;
    this.decide([row], notice.wish);
  }

  /** Shows a comment as it is now, where it belongs here. */
  async refresh(row: Row): Promise<void> {
    const item = await api<Story>(`GET /moderation/comments/${row.id}`);
    if (!this.isUnderWay(row.id)) this.put(row, item);
  }

  private stays = (item: Item): boolean => belongs(item, this.list.source.queue);

  private put(row: Row, item: Item): void {
    row.item.value = item;
    row.gone.value = !this.stays(item);
  }

  private count(id: string, by: 1 | -1): void {
    const count = (this.underWay.get(id) ?? 0) + by;
    if (count === 0) this.underWay.delete(id);
    else this.underWay.set(id, count);
  }

  /** Sends a decision in as many calls as it takes; answers the decisions that were made, by comment. */
  private async send(taken: Taken[], wish: Wish, said: number): Promise<Map<string, string>> {
    const calls = Array.from({ length: Math.ceil(taken.length / MOST) }, (_, at) => taken.slice(at * MOST, (at + 1) * MOST));
    const made = new Map<string, string>();
    await Promise.all(taken.map(({ row }) => this.undoing.get(row.id)));
    for (const part of calls) {
      const items = part.map(({ row, before }) => ({ commentId: row.id, revision: before.revision, from: before.status, ...wish }));
      try {
        const { results } = await api<{ results: DecisionResult[] }>('POST /moderation/decisions', { items });
        for (const [at, result] of results.entries()) this.settle(part[at]!, result, made);
      } catch (error) {
        for (const each of part) this.bringBack(each, { kind: 'failed', error, wish });
      }
      for (const { row } of part) this.count(row.id, -1);
    }
    if (made.size === 0) drop(said);
    refreshQueuesSoon();
    return made;
  }

  private settle(taken: Taken, { result, decisionId, current }: DecisionResult, made: Map<string, string>): void {
    if (result === 'done') {
      if (decisionId === null) return;
      this.own.add(decisionId);
      made.set(taken.row.id, decisionId);
    } else if (result === 'stale' && current !== null) {
      this.bringBack(taken, { kind: 'stale', current, changed: current.revision !== taken.before.revision });
    } else {
      this.bringBack(taken, { kind: result === 'not_found' ? 'not_found' : 'not_allowed' });
    }
  }

  /** In its place again, with what went wrong; the hands on the keyboard stay where they are. */
  private bringBack({ row, before }: Taken, notice: Notice): void {
    row.item.value = before;
    row.notice.value = notice;
    row.gone.value = false;
    if (this.list.current === null) this.list.select(row);
  }

  private takeBack(taken: Taken, decisionId: string): Promise<boolean> {
    const { id } = taken.row;
    const undone = this.undoOne(taken, decisionId).finally(() => this.undoing.delete(id));
    this.undoing.set(id, undone);
    return undone;
  }

  private async undoOne({ row, before, after }: Taken, decisionId: string): Promise<boolean> {
    this.count(row.id, 1);
    try {
      const { result, decisionId: undoId, current } = await api<DecisionResult>(`POST /moderation/decisions/${decisionId}/undo`);
      if (undoId !== null) this.own.add(undoId);
      if (result === 'done') return true;
      row.notice.value = result === 'stale' && current !== null ? { kind: 'stale', current, changed: current.revision !== before.revision } : { kind: 'not_allowed' };
    } catch (error) {
      // Still decided: it goes again, and can be undone again.
      this.list.leave(this.stays(after) ? [] : [row]);
      this.put(row, after);
      this.done.push({ taken: [{ row, before, after }], ids: Promise.resolve(new Map([[row.id, decisionId]])), said: 0 });
      toastError(error);
    } finally {
      this.count(row.id, -1);
    }
    return false;
  }
}
