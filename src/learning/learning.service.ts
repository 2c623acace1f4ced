// Teaches each site's score what its desk decides and shows how well it does. Judging comments is the check's.
import type { Clock, Ids } from '../kernel/clock.ts';
import { untilFresh } from '../kernel/retry.ts';
import type { DeskAct } from '../moderation/decision.ts';
import type { ModerationStore, Numbered } from '../moderation/moderation.store.ts';
import { fold } from '../text/fold.ts';
import { rounded } from './figures.ts';
import { fitSite, type Fitted } from './fitting.ts';
import { emptyState, isLesson, MOST_DECISIONS, MOST_ROWS_OF_A_LABEL, rescored, standingLesson, touched, type Learnt, type Lesson, type ModelState } from './learned.ts';
import type { LabelledRow, LearningStore, LessonChange } from './learning.store.ts';
import { toBytes } from './model-bytes.ts';
import type { Scorers } from './scorers.ts';

/** Records taken in one step. */
const STEP = 200;
/** After so long another process may take a fit for lost. */
const FIT_MS = 120_000;
/** A site's fits take at most this part of the time. */
const SHARE = 1 / 10;

export type ModelChange = { threshold?: number | undefined; maxFalseHolds?: number | undefined; enabled?: boolean | undefined };
type Deps = { store: LearningStore; moderation: Pick<ModerationStore, 'recorded' | 'decisionsOn' | 'revisionsOf'>; scorers: Scorers; clock: Clock; ids: Ids };

export class LearningService {
  private readonly deps: Deps;
  /** How far each site was read, so that a second in which nothing was decided costs one small read. */
  private readonly reached = new Map<string, Pick<ModelState, 'through' | 'isBehind'>>();
  private readonly restUntil = new Map<string, number>();

  constructor(deps: Deps) {
    this.deps = deps;
  }

  /** A site's model as it stands. */
  async model(site: string): Promise<ModelState> {
    return (await this.deps.store.find(site)) ?? emptyState(site);
  }

  /** Takes in what was decided since and fits the weights again when it is their turn. Of several processes each decision is taken by one. */
  async learn(site: string): Promise<void> {
    const { through, isBehind } = this.reached.get(site) ?? (await this.model(site));
    const news = await this.deps.moderation.recorded(site, through, 1);
    if (news.length === 0 && !(isBehind && this.isRested(site))) {
      this.reached.set(site, { through, isBehind });
      return;
    }
    let state = await this.take(await this.model(site));
    for (let last = -1; state !== null && state.through !== last;) {
      last = state.through;
      state = await this.take(state);
    }
    if (state === null) {
      this.reached.delete(site);
      return;
    }
    this.reached.set(site, state);
    if (state.isBehind && this.mayFit(state)) await this.fitInTurn(state);
  }

  /** Changes the working point or silences the score; `by` is who the audit chain will name. */
  async change(site: string, { by, change }: { by: string; change: ModelChange }): Promise<ModelState> {
    const { store, clock, ids } = this.deps;
    const reason = Object.entries(change).filter(([, value]) => value !== undefined).map(([name, value]) => `${name} ${value}`).join(', ');
    const next = await untilFresh(async () => {
      const state = await this.model(site);
      const after: ModelState = {
        ...state, stamp: state.stamp + 1, enabled: change.enabled ?? state.enabled, maxFalseHolds: change.maxFalseHolds ?? state.maxFalseHolds,
        threshold: change.maxFalseHolds === undefined ? change.threshold ?? state.threshold : null,
      };
      const act: DeskAct = { id: ids.short('d'), site, by, action: 'model_changed', subject: 'site', reason, note: null, at: clock.now(), batch: null };
      return (await store.set(after, act)) === 'stale' ? 'stale' : after;
    });
    this.deps.scorers.invalidate(site);
    return next;
  }

  /** Adds labelled rows to what is learnt from; says how many are new. `fitNow` then learns them. */
  addRows(site: string, rows: LabelledRow[]): Promise<number> {
    return this.deps.store.addRows(site, rows);
  }

  forgetRows(site: string): Promise<number> {
    return this.deps.store.forgetRows(site);
  }

  /** Fits the weights to what is kept, whoever else is at it; says what they were fitted to. */
  async fitNow(site: string): Promise<Learnt> {
    return untilFresh(async () => {
      const state = await this.model(site);
      return (await this.keep(state, await this.fit(site)))?.learnt ?? 'stale';
    });
  }

  /** The next records of a site with their lessons; null when another process was faster. */
  private async take(state: ModelState): Promise<ModelState | null> {
    const news = await this.deps.moderation.recorded(state.site, state.through, STEP);
    const last = news.at(-1);
    if (last === undefined) return state;
    const after: ModelState = { ...state, stamp: state.stamp + 1, through: last.seq };
    const changes: LessonChange[] = [];
    for (const commentId of touched(news.map(({ record }) => record))) {
      const { lesson, p } = await this.lessonOf(commentId, state);
      changes.push({ commentId, seq: seqOf(news, commentId, last), lesson });
      after.lastDecisions = rescored(after.lastDecisions, commentId, { lesson, p });
    }
    after.isBehind = state.isBehind || changes.length > 0;
    return (await this.deps.store.learn(after, changes)) === 'stale' ? null : after;
  }

  /** What stands of a comment, and how likely the model that has not learnt it yet held its refusal. */
  private async lessonOf(commentId: string, { site }: ModelState): Promise<{ lesson: Lesson | null; p: number | null }> {
    const { moderation, scorers } = this.deps;
    const history = await moderation.decisionsOn(commentId);
    const lesson = standingLesson(history);
    const known = await scorers.of(site);
    // A comment decided before may have been learnt: it would be no honest trial.
    if (lesson === null || !known.hasEnough || history.filter(isLesson).length > 1) return { lesson, p: null };
    const text = (await moderation.revisionsOf(commentId)).find(({ revision }) => revision === lesson.revision)?.text ?? '';
    const p = text === '' ? null : scorers.probability(fold(text), known);
    return { lesson, p: p === null ? null : rounded(p) };
  }

  private mayFit({ site, fittingUntil }: ModelState): boolean {
    const isTaken = fittingUntil !== null && fittingUntil > this.deps.clock.now();
    return !isTaken && this.isRested(site);
  }

  private isRested(site: string): boolean {
    return performance.now() >= (this.restUntil.get(site) ?? 0);
  }

  /** Marks the fit as taken, so that other processes do not do the same work, and rests after it in proportion. */
  private async fitInTurn(state: ModelState): Promise<void> {
    const { store, clock } = this.deps;
    const taken: ModelState = { ...state, stamp: state.stamp + 1, fittingUntil: new Date(clock.now().getTime() + FIT_MS) };
    if ((await store.learn(taken, [])) === 'stale') return;
    const fitted = await this.fit(state.site);
    const kept = await this.keep(taken, fitted);
    this.restUntil.set(state.site, performance.now() + fitted.workMs / SHARE);
    if (kept === null) this.reached.delete(state.site);
    else this.reached.set(state.site, kept);
  }

  private async fit(site: string): Promise<Fitted> {
    await this.deps.store.trim(site, { lessons: MOST_DECISIONS, rowsOfALabel: MOST_ROWS_OF_A_LABEL });
    return fitSite(this.deps.store, site);
  }

  /** Stores weights fitted to the examples as of `began`; null when others stored theirs meanwhile. What was decided since waits for the next fit. */
  private async keep(began: ModelState, { model, calibration, crossChecked, learnt }: Fitted): Promise<ModelState | null> {
    const { store, clock, scorers } = this.deps;
    const weights = await toBytes(model);
    const kept = await untilFresh(async () => {
      const state = await this.model(began.site);
      if (state.version !== began.version) return null;
      const after: ModelState = {
        ...state, stamp: state.stamp + 1, version: state.version + 1, updatedAt: clock.now(), isBehind: state.through !== began.through, fittingUntil: null,
        calibration, crossChecked, learnt,
      };
      return (await store.fitted(after, weights)) === 'stale' ? 'stale' : after;
    });
    scorers.invalidate(began.site);
    return kept;
  }
}

const seqOf = (news: readonly Numbered[], commentId: string, last: Numbered): number =>
  news.findLast(({ record }) => 'commentId' in record && record.commentId === commentId)?.seq ?? last.seq;
