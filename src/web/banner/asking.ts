// What is asked, what was chosen, and who is told of it. Nothing counts but what the server has answered.
import type { Lang } from '../../i18n/index.ts';
import type { ConsentMe } from '../wire.ts';
import type { Choice, ConsentApi, Failure } from './api.ts';
import { hasGrants, stands, type Known } from './grants.ts';
import { words } from './words.ts';

export type Asking = ReturnType<typeof createAsking>;

const WAITS_MS = [2000, 10_000, 30_000];
const LONGEST_WAIT_MS = 120_000;
/** A page that comes back after this long asks what has become of the choice. */
const STALE_MS = 300_000;
const OUTDATED = 'policy_retired';

/** Whether the words that were shown are not those of now. */
const isOutdated = ({ code }: Failure): boolean => /^(unknown_revision|text_mismatch|policy_retired)$/.test(code ?? '');

/** `settled` is called at each answer. */
export function createAsking(api: ConsentApi, site: string, settled: (known: Known) => void) {
  let known: Known | null = null;
  let turn = 0;
  let heard = 0;
  let queue = Promise.resolve();
  let askedAt = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let channel: BroadcastChannel | null = null;

  function settle(next: Known): void {
    known = next;
    askedAt = Date.now();
    settled(next);
  }

  /** No answer is heard after a later one, and none to what was asked before a choice was answered. */
  async function refresh(): Promise<void> {
    const mine = turn += 1;
    const [config, me] = await Promise.all([api.config(), api.me()]);
    if (mine < heard) return;
    heard = mine;
    settle({ config, me });
  }

  /** Asks until there is an answer; stays quiet meanwhile. */
  async function begin(attempt = 0): Promise<void> {
    clearTimeout(retry);
    try {
      await refresh();
    } catch (error) {
      const { status = 500, code, detail, retryAfter } = error as Failure;
      if (status < 500 && status !== 429) console.warn(`Hiwar: ${code}: ${detail}`);
      else retry = setTimeout(() => void begin(attempt + 1), Math.max(WAITS_MS[attempt] ?? LONGEST_WAIT_MS, Number(retryAfter) * 1000 || 0));
    }
  }

  async function save(ask: (known: Known) => Promise<ConsentMe>): Promise<void> {
    if (known === null) await refresh();
    const { config } = known!;
    const me = await ask(known!);
    heard = turn += 1;
    settle({ config, me });
    channel?.postMessage('chosen');
  }

  /** One after the other: a choice is made of what stands when its turn comes. */
  function inTurn(ask: (known: Known) => Promise<ConsentMe>): Promise<void> {
    const mine = queue.then(() => save(ask));
    queue = mine.catch(() => {});
    return mine;
  }

  async function choose(choiceOf: (known: Known) => Choice): Promise<void> {
    try {
      await inTurn((given) => {
        const choice = choiceOf(given);
        // Whoever refuses what they had granted takes it back; asked anew, they answer the new question.
        return choice.action === 'reject_all' && stands(given) && hasGrants(given) ? api.withdraw() : api.choose(choice, given.config);
      });
      if (!stands(known!)) throw { code: OUTDATED } satisfies Failure;
    } catch (error) {
      if (isOutdated(error as Failure)) await refresh();
      // What has arrived counts, whether or not its answer has.
      else again();
      throw error;
    }
  }

  const again = (): void => void begin();
  /** An open channel keeps some browsers from keeping the page for the way back. */
  const listen = (): void => {
    channel ??= Object.assign(new BroadcastChannel(`hiwar-consent:${site}`), { onmessage: again });
  };
  listen();
  addEventListener('pagehide', () => {
    channel?.close();
    channel = null;
  });
  addEventListener('pageshow', ({ persisted }) => {
    listen();
    if (persisted) again();
  });
  addEventListener('online', () => known === null && again());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && Date.now() - askedAt > STALE_MS && again());

  return { known: () => known, begin, refresh, choose, withdraw: () => inTurn(() => api.withdraw()) };
}

/** Why a choice was not saved, and what follows from that. */
export function faultOf(failure: Failure, lang: Lang): string {
  const { offline, busy, changed, notSaved } = words[lang];
  const why = isOutdated(failure) ? changed : failure.status === 429 ? busy : failure.status === undefined ? offline : '';
  return `${why} ${notSaved}`;
}
