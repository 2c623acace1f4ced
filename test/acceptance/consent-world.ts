// One site of the histories test: its policies, its readers and what the model says of them; spoken to by requests alone.
import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { aChoice, aFault } from '../support/consent-choices.ts';
import { aPolicy } from '../support/consent-drafts.ts';
import { ConsentModel, type Choice, type Me, type Revision, type Standing } from '../support/consent-model.ts';
import { below, pick, randomFrom, type Random } from '../support/random.ts';
import type { TestApp } from '../support/app.ts';
import { hand, type HandedBack } from '../support/in-process.ts';

/** A life in one browser: the id it holds, and what stands. */
export type History = { random: Random; subject: string | null; /** An id that means nothing any more. */ stale: string | null; standing: Standing | null; last: Choice | null };
type Answered = Me & { receiptToken: string | null };
type Told<B> = HandedBack & { body: B };
export type Done = { asked: number; recorded: number; repeated: number; refused: number; erased: number; purged: number };

const DAY_MS = 86_400_000;
const OUTSIDE = 'cs_'.padEnd(46, 'A');

export class ConsentWorld {
  readonly model = new ConsentModel();
  readonly histories: History[];
  readonly done: Done = { asked: 0, recorded: 0, repeated: 0, refused: 0, erased: 0, purged: 0 };
  readonly site: string;
  private readonly app: TestApp;
  /** The desk's key: a session would not outlive the first weeks. */
  private readonly token: string;
  private readonly random: Random;
  private readonly receipts = new Set<string>();
  private readonly policies = new Map<number, string>();

  constructor(app: TestApp, { site, seed, readers, token }: { site: string; seed: number; readers: number; token: string }) {
    this.app = app;
    this.site = site;
    this.token = token;
    this.random = randomFrom(seed);
    this.histories = Array.from({ length: readers }, (_none, n) => ({ random: randomFrom(seed + n + 1), subject: null, stale: null, standing: null, last: null }));
  }

  /** What the site does between two rounds. */
  async tend(now: number): Promise<void> {
    const { random, model } = this;
    if (model.revisions.length === 0 || random() < 0.3) await this.publish();
    if (random() < 0.12) await this.retire();
    if (random() < 0.4) await this.app.app.services.proof.seal(this.site);
    if (random() < 0.1) await this.purge(now);
  }

  /** One step of one reader, and what they are told afterwards. */
  async step(history: History, now: number): Promise<void> {
    const kind = below(history.random, 100);
    if (kind < 45) await this.choose(history, now, this.anyChoice(history));
    else if (kind < 57) await this.choose(history, now, history.last);
    else if (kind < 70) await this.spoiled(history);
    else if (kind < 82) await this.withdraw(history, now);
    else if (kind < 88) await this.erase(history);
    await this.read(history, now);
  }

  private anyChoice({ random }: History): Choice | null {
    const { revisions, current } = this.model;
    const wanted = random() < 0.7 ? current : pick(random, revisions);
    return wanted === null ? null : aChoice(random, wanted);
  }

  private async choose(history: History, now: number, choice: Choice | null): Promise<void> {
    if (choice === null) return;
    const gpc = history.random() < 0.2;
    const answer = await this.ask<Answered>('PUT', history, { body: choice, gpc });
    if (this.model.find(choice.revision)!.isRetired) return this.refused(answer, { status: 422, code: 'policy_retired' }, choice);
    const said = this.model.spelled(choice, { gpc, now });
    this.settle(history, said, answer);
    history.last = choice;
  }

  private async withdraw(history: History, now: number): Promise<void> {
    const gpc = history.random() < 0.2;
    const { current } = this.model;
    const isPut = current !== null && history.random() < 0.2;
    const body = isPut ? { action: 'withdraw', revision: current.revision, textHash: null, lang: 'fr', surface: 'settings' } : undefined;
    const answer = await this.ask<Answered>(isPut ? 'PUT' : 'DELETE', history, { gpc, body });
    if (history.standing === null) return this.same(answer.body, this.model.me(null, now), answer.text);
    this.settle(history, this.model.withdrawal(history.standing, { gpc, now }), answer);
  }

  /** A choice was taken: it stands, as a record of its own or as the one there was. */
  private settle(history: History, said: Omit<Standing, 'receiptId'>, answer: Told<Answered>): void {
    const { body, text } = answer;
    if (answer.status !== 200) throw new Error(`${this.site}: ${JSON.stringify(said)} was answered ${answer.status} ${text}`);
    const repeats = this.model.repeats(history.standing, said);
    if (repeats) this.done.repeated += 1;
    else {
      if (this.receipts.has(body.receiptId!)) throw new Error(`${body.receiptId} is the receipt of two choices`);
      this.receipts.add(body.receiptId!);
      history.standing = { ...said, receiptId: body.receiptId! };
      this.model.count(said);
      this.done.recorded += 1;
    }
    this.same(body, this.model.me(history.standing, said.at), text);
    const kept = answer.header('consent-subject');
    if ((history.subject ?? kept) !== (kept ?? history.subject) || (kept ?? history.subject) === null) throw new Error(`${this.site}: ${text} is to be kept under ${kept}, before it was ${history.subject}`);
    history.subject ??= kept;
  }

  private async spoiled(history: History): Promise<void> {
    const { current } = this.model;
    if (current === null) return;
    const { name, body, refusal } = aFault(history.random, current);
    this.refused(await this.ask('PUT', history, { body }), refusal, name);
  }

  private refused({ status, body, text }: Told<unknown>, refusal: { status: number; code: string }, what: unknown): void {
    const { code, errors = [] } = body as { code: string; errors?: { code: string }[] };
    if (status !== refusal.status || ![code, ...errors.map((each) => each.code)].includes(refusal.code)) throw new Error(`${JSON.stringify(what)} must be ${JSON.stringify(refusal)}: ${status} ${text}`);
    this.done.refused += 1;
  }

  private async erase(history: History): Promise<void> {
    const { status, text } = await this.ask('DELETE', history, { path: '/consent/me/data' });
    if (status !== 204) throw new Error(`erasing: ${status} ${text}`);
    this.done.erased += Number(history.subject !== null);
    Object.assign(history, { stale: history.subject ?? history.stale, subject: null, standing: null });
  }

  async read(history: History, now: number): Promise<void> {
    const { status, body, text } = await this.ask<Answered>('GET', history);
    if (status !== 200) throw new Error(`GET me: ${status} ${text}`);
    if (body.receiptToken !== null) throw new Error(`a read hands out a token: ${text}`);
    this.same(body, this.model.me(history.standing, now), text);
    this.done.asked += 1;
  }

  private same(body: Answered, wanted: Me, text: string): void {
    const { receiptToken: _token, ...told } = body;
    const theirs = { ...told, clear: told.clear.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
    if (!isDeepStrictEqual(theirs, wanted)) throw new Error(`${this.site} tells\n${text}\nwhere the model says\n${JSON.stringify(wanted)}`);
  }

  private async publish(): Promise<void> {
    const { draft, shelves } = aPolicy(this.random);
    const { id } = await this.desk<{ id: string }>('POST', '/policies', draft, 201);
    const { revision, textHashes } = await this.desk<{ revision: number; textHashes: Revision['hashes'] }>('POST', `/policies/${id}/publish`);
    this.policies.set(revision, id);
    if (revision !== this.model.revisions.length + 1) throw new Error(`${this.site}: revision ${revision} after ${this.model.revisions.length}`);
    this.model.revisions.push({ revision, material: draft.material, isRetired: false, expiresDays: draft.expiresDays, shelves, hashes: textHashes });
  }

  private async retire(): Promise<void> {
    const open = this.model.revisions.filter(({ isRetired }) => !isRetired);
    if (open.length === 0) return;
    const chosen = pick(this.random, open);
    await this.desk('POST', `/policies/${this.policies.get(chosen.revision)}/retire`);
    chosen.isRetired = true;
  }

  /** Old records go; what stands, stands, unless it has run out by then. */
  private async purge(now: number): Promise<void> {
    const before = now - below(this.random, 100) * DAY_MS;
    const { records } = await this.desk<{ records: number }>('POST', '/purge', { before: new Date(before).toISOString(), dryRun: false });
    this.done.purged += records;
    for (const history of this.histories) {
      const { standing } = history;
      if (standing !== null && standing.at < before && standing.expiresAt <= now) Object.assign(history, { stale: history.subject, subject: null, standing: null });
    }
  }

  /** Everything is sealed and verifies; the figures are the model's. */
  async assertProved(): Promise<void> {
    await this.app.app.services.proof.seal(this.site);
    const { ok, records } = await this.desk<{ ok: boolean; records: number }>('GET', '/verify');
    const wanted = this.model.records - this.done.purged;
    if (!ok || records !== wanted) throw new Error(`${this.site}: ${records} of ${wanted} records verify, ok ${ok}`);
    const rows = await this.app.app.store.consent.counts(this.site, '2000-01-01', '2100-01-01');
    const counted = Object.fromEntries(rows.map(({ day, revision, lang, surface, name, n }) => [[day, revision, lang, surface, name].join('|'), n]));
    const ours = Object.fromEntries(this.model.counts);
    if (!isDeepStrictEqual(counted, ours)) throw new Error(`${this.site}: the figures are\n${JSON.stringify(counted)}\nwhere the model says\n${JSON.stringify(ours)}`);
  }

  /** With the id the browser holds; without one now and then with one that must count as none. */
  private ask<B>(method: string, history: History, { path = '/consent/me', body, gpc = false }: { path?: string; body?: unknown; gpc?: boolean } = {}): Promise<Told<B>> {
    const shown = history.subject ?? pick(history.random, [null, history.stale, OUTSIDE]);
    const headers = { ...(shown === null ? {} : { 'Consent-Subject': shown }), ...(gpc ? { 'Sec-GPC': '1' } : {}) };
    return this.send<B>(method, `${path}?site=${this.site}`, { headers, body });
  }

  private async desk<B>(method: string, path: string, body?: unknown, wanted = 200): Promise<B> {
    const ask = () => this.send<B>(method, `/sites/${this.site}/consent${path}`, { headers: { Authorization: `Bearer ${this.token}` }, body });
    let answer = await ask();
    // Few drafts are judged at once; whoever is told to come back does.
    for (; answer.status === 503; answer = await ask()) await setImmediate();
    if (answer.status !== wanted) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  private async send<B>(method: string, path: string, { headers, body }: { headers: Record<string, string>; body: unknown }): Promise<Told<B>> {
    const answer = await hand(this.app.http, { method, path: `/api/v1${path}`, headers, ...(body === undefined ? {} : { body }) });
    return { ...answer, body: (answer.text === '' ? null : JSON.parse(answer.text)) as B };
  }
}
