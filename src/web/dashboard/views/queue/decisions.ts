// Decisions on a list: taken at once, sent beside, taken back in their place when they did not arrive; and their undoing.
import { queueTexts } from '../../../../i18n/dashboard/queue.ts';
import type { Item } from '../../../wire.ts';
import { say } from '../../state/lang.ts';
import { refreshQueuesSoon } from '../../state/queues.ts';
import { drop, toast, toastError } from '../../ui/toast.tsx';
import type { DeskList } from './desk-list.ts';
import { doneWords, notDoneWords, notUndoneWords, undoneWords } from './done-words.ts';
import { belongs, decided, type Notice, type Row, type Wish } from './row.ts';
import { decideAll, storyOf, undoAll, type Taken } from './sent.ts';

const ABOUT = 'decision';

/** `made`: the decisions that were made, by comment. `said`: the message that tells of it; the later, the greater. */
type Entry = { taken: Taken[]; made: Promise<Map<string, string>>; said: number };

export class Decisions {
  /** Decisions made here: the log will tell of them as well. */
  readonly own = new Set<string>();
  /** Whether its list is before anybody: what comes back to it is seen. */
  isSeen = false;
  private readonly list: DeskList;
  private done: Entry[] = [];
  /** What was sent last about a comment, and what the server has when that has arrived or failed: the next one waits for it. */
  private readonly underWay = new Map<string, { taken: Taken; has: Promise<Item> }>();

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
    }
    const said = toast(doneWords(taken.map(({ before }) => before), wish.action), { about: ABOUT, undo: () => this.undo(entry) });
    const entry: Entry = { taken, made: this.send(taken, wish), said };
    this.done.push(entry);
    for (const each of taken) void this.follow(each, entry.made.then((made) => (made.has(each.row.id) ? each.after : each.before)));
    void this.settle(entry);
  }

  /** Takes the last decision back, or the one given: the cards are there at once, before anything else is done. */
  undo(entry = this.done.at(-1)): void {
    if (entry === undefined || !this.done.includes(entry)) {
      toast(say(queueTexts).nothingToUndo, { about: ABOUT });
      return;
    }
    this.forget(entry);
    const shown = new Map(entry.taken.map(({ row, before }) => [row, { ...before, claim: null }]));
    for (const [row, item] of shown) this.put(row, item);
    const first = entry.taken.find(({ row }) => !row.gone.peek());
    if (first !== undefined) this.list.select(first.row);
    const failed = this.takeBack(entry, shown);
    for (const each of entry.taken) void this.follow(each, failed.then((all) => (all.includes(each) ? each.after : { ...each.before, claim: null })));
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
      const item = await storyOf(row.id);
      // Asked for twice, it may have been decided since the first answer.
      if (row.notice.peek() !== notice) return;
      row.notice.value = null;
      if (item === null || !this.stays(item)) this.list.leave([row]);
      if (item === null) row.gone.value = true;
      else this.put(row, item);
    } catch (error) {
      toastError(error);
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
    const arrived = row.arrived.peek();
    const item = await storyOf(row.id);
    if (item !== null && !this.isUnderWay(row.id) && row.arrived.peek() === arrived) this.put(row, item);
  }

  private stays = (item: Item): boolean => belongs(item, this.list.source.queue);

  private put(row: Row, item: Item): void {
    row.item.value = item;
    row.gone.value = !this.stays(item);
  }

  private forget(entry: Entry): void {
    this.done = this.done.filter((each) => each !== entry);
    drop(entry.said);
  }

  private async follow(taken: Taken, has: Promise<Item>): Promise<void> {
    const { id, arrived } = taken.row;
    const sent = { taken, has };
    this.underWay.set(id, sent);
    await has;
    if (this.underWay.get(id) === sent) this.underWay.delete(id);
    arrived.value += 1;
  }

  /** What failed cannot be undone, and is told where its card comes back unseen. */
  private async settle(entry: Entry): Promise<void> {
    const made = await entry.made;
    const failed = entry.taken.filter(({ row }) => !made.has(row.id));
    if (failed.length > 0 && !this.isSeen) toast(notDoneWords(failed.map(({ before }) => before)), { bad: true });
    entry.taken = entry.taken.filter((each) => !failed.includes(each));
    if (entry.taken.length === 0) this.forget(entry);
  }

  /** Answers the decisions that were made, by comment; the others come back. */
  private async send(taken: Taken[], wish: Wish): Promise<Map<string, string>> {
    // What was sent about them before may have failed: then this one starts from there.
    await Promise.all(taken.map(async (each) => {
      each.before = await this.underWay.get(each.row.id)?.has ?? each.before;
    }));
    const outcomes = await decideAll(taken, wish);
    const made = new Map<string, string>();
    for (const [at, each] of taken.entries()) {
      const outcome = outcomes[at]!;
      if ('made' in outcome) made.set(each.row.id, outcome.made);
      else this.bringBack(each, 'error' in outcome ? { kind: 'failed', error: outcome.error, wish } : outcome.notice);
    }
    for (const id of made.values()) this.own.add(id);
    refreshQueuesSoon();
    return made;
  }

  /** In its place again, with what went wrong; the hands on the keyboard stay where they are. */
  private bringBack(taken: Taken, notice: Notice): void {
    const { row, before } = taken;
    // Decided anew meanwhile: that one tells how it ends.
    if (this.underWay.get(row.id)?.taken !== taken) return;
    row.item.value = before;
    row.notice.value = notice;
    row.gone.value = false;
    if (this.list.current === null) this.list.select(row);
  }

  /** Undoes what was made of it; answers what is decided still. `shown`: what stands on the cards meanwhile. */
  private async takeBack(entry: Entry, shown: Map<Row, Item>): Promise<Taken[]> {
    const made = await entry.made;
    const back = entry.taken.filter(({ row }) => made.has(row.id));
    const outcomes = await undoAll(back, made);
    const which = (kind: 'made' | 'notice' | 'error'): Taken[] => back.filter((_each, at) => kind in outcomes[at]!);
    const [undone, refused, failed] = [which('made'), which('notice'), which('error')];
    for (const [at, outcome] of outcomes.entries()) {
      if ('notice' in outcome) back[at]!.row.notice.value = outcome.notice;
      else if ('made' in outcome) this.own.add(outcome.made);
      else if (back[at] === failed[0]) toastError(outcome.error);
    }
    if (refused.length > 0 && !this.isSeen) toast(notUndoneWords(refused.map(({ before }) => before)), { bad: true });
    if (failed.length > 0) this.redo({ ...entry, taken: failed }, shown);
    // What was decided since has said so, with its own way back.
    const isLatest = (this.done.at(-1)?.said ?? 0) <= entry.said;
    if (undone.length > 0 && isLatest) toast(undoneWords(back.map(({ before }) => before), undone.length), { about: ABOUT });
    refreshQueuesSoon();
    return failed;
  }

  /** Decided still: they go again, unless something else was done with them meanwhile, and can be undone again in their old turn. */
  private redo(entry: Entry, shown: Map<Row, Item>): void {
    const same = entry.taken.filter(({ row }) => row.item.peek() === shown.get(row));
    this.list.leave(same.filter(({ after }) => !this.stays(after)).map(({ row }) => row));
    for (const { row, after } of same) this.put(row, after);
    this.done = [...this.done, entry].toSorted((a, b) => a.said - b.said);
  }
}
