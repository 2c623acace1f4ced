// The models that texts are scored by: one a site, looked at once a second for what another process changed.
import type { Clock } from '../kernel/clock.ts';
import type { Folded } from '../text/fold.ts';
import { probability, type Calibration } from './calibration.ts';
import { FeatureReader } from './features.ts';
import { workingPoint } from './figures.ts';
import { hasEnough, speaks, type ModelState } from './learned.ts';
import type { LearningStore } from './learning.store.ts';
import { score, scorerOf, type Scorer } from './linear-model.ts';
import { fromBytes } from './model-bytes.ts';
import { strongestSpans } from './why.ts';

/** How long a model that another process changed may still be used here. */
const KNOWN_MS = 1000;

/** `threshold` is null while the score says nothing. */
export type Known = { stamp: number; version: number; threshold: number | null; hasEnough: boolean; calibration: Calibration; scorer: Scorer | null };
type Kept = { known: Known | null; loading: Promise<Known>; until: number };

export class Scorers {
  private readonly sites = new Map<string, Kept>();
  private readonly reader = new FeatureReader();
  private readonly store: Pick<LearningStore, 'find' | 'stamp' | 'weights'>;
  private readonly clock: Clock;

  constructor(store: Pick<LearningStore, 'find' | 'stamp' | 'weights'>, clock: Clock) {
    this.store = store;
    this.clock = clock;
  }

  /** A site's model as it is judged by now; at once where it is known. Rejects when it cannot be read. */
  of(site: string): Known | Promise<Known> {
    const kept = this.sites.get(site);
    if (kept !== undefined && this.clock.now().getTime() < kept.until) return kept.known ?? kept.loading;
    const loading = this.load(site, kept?.known ?? null);
    const fresh: Kept = { known: null, loading, until: this.clock.now().getTime() + KNOWN_MS };
    this.sites.set(site, fresh);
    void this.settle(site, fresh);
    return loading;
  }

  /** Looks again next time, whatever the clock says. */
  invalidate(site: string): void {
    const kept = this.sites.get(site);
    if (kept !== undefined) kept.until = 0;
  }

  /** How likely a person is to refuse a text, by a model; null where there are no weights. */
  probability(folded: Folded, { scorer, calibration }: Known): number | null {
    return scorer === null ? null : probability(score(this.reader.read(folded), scorer), calibration);
  }

  /** The words that spoke most for refusing it. */
  spans(folded: Folded, { scorer }: Known): [number, number][] {
    return scorer === null ? [] : strongestSpans(folded, this.reader.read(folded), scorer);
  }

  private async settle(site: string, fresh: Kept): Promise<void> {
    try {
      fresh.known = await fresh.loading;
    } catch {
      // One that could not be read must be tried again, not remembered.
      if (this.sites.get(site) === fresh) this.sites.delete(site);
    }
  }

  private async load(site: string, before: Known | null): Promise<Known> {
    const stamp = await this.store.stamp(site);
    if (before !== null && before.stamp === stamp) return before;
    const state = await this.store.find(site);
    if (state === null) return { stamp: 0, version: 0, threshold: null, hasEnough: false, calibration: { slope: 1, offset: 0 }, scorer: null };
    const scorer = before?.version === state.version ? before.scorer : await this.read(state);
    return {
      stamp: state.stamp, version: state.version, threshold: scorer !== null && speaks(state) ? workingPoint(state) : null,
      hasEnough: hasEnough(state), calibration: state.calibration, scorer,
    };
  }

  private async read({ site, version }: ModelState): Promise<Scorer | null> {
    const bytes = version === 0 ? null : await this.store.weights(site, version);
    const model = bytes === null ? null : await fromBytes(bytes);
    return model === null ? null : scorerOf(model);
  }
}
