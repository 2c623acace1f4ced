// Runs the checks in their order and merges what they find; stores nothing, refuses nothing.
import { isTrusted } from '../authors/author.ts';
import { AppError } from '../errors.ts';
import { fold } from '../text/fold.ts';
import type { Check, Subject } from './check.ts';
import { isFinding, mergeFindings, type Finding, type Verdict } from './verdict.ts';

/** How long a check of our own may take. */
const DEADLINE_MS = 50;

/** What is judged; the folded text where the caller has it already. */
export type Judged = Omit<Subject, 'folded'> & { folded?: Subject['folded'] };

export class Screening {
  private readonly checks: readonly Check[];

  constructor(checks: readonly Check[]) {
    this.checks = checks;
  }

  /** What becomes of a comment. Staff are not screened. */
  async judge(subject: Judged): Promise<Verdict> {
    if (subject.isStaff) return mergeFindings([]);
    const full = { ...subject, folded: subject.folded ?? fold(subject.text) };
    const wanted = isSpared(subject) ? this.checks.filter((check) => check.kind === 'safety') : this.checks;
    const own = await runAll(wanted.filter((check) => check.asksOutside !== true), full);
    const verdict = mergeFindings(own);
    if (verdict.kind === 'reject' || verdict.kind === 'spam') return verdict;
    return mergeFindings([...own, ...await runAll(wanted.filter((check) => check.asksOutside === true), full)]);
  }
}

async function runAll(checks: Check[], subject: Subject): Promise<Finding[]> {
  const findings = await Promise.all(checks.map((check) => runWithin(check, subject)));
  return findings.filter((finding) => finding !== null);
}

/** Whether only safety checks are run: where the site publishes first, and for an author it trusts. */
const isSpared = ({ site: { settings }, author }: Judged): boolean => settings.mode === 'post' || isTrusted(author.standing, settings);

/** A check's finding, or, when it throws, is late or answers nonsense, a finding that says so: it holds for safety and
 *  counts for nothing for convenience. A store that is away is nobody's failure: it is passed on. */
async function runWithin(check: Check, subject: Subject): Promise<Finding | null> {
  const failed = (why: string): Finding => ({
    check: check.name, verdict: check.kind === 'safety' ? 'hold' : 'approve', score: 0, code: 'check_failed', spans: [], evidence: { why },
  });
  const sane = (found: Finding | null): Finding | null => (found === null || isFinding(found, subject.text.length) ? found : failed('nonsense'));
  let timer: NodeJS.Timeout | undefined;
  try {
    const found = check.run(subject);
    // What is already found cannot be late.
    if (!(found instanceof Promise)) return sane(found);
    const late = new Promise<Finding>((resolve) => {
      timer = setTimeout(() => resolve(failed('late')), check.deadlineMs ?? DEADLINE_MS);
    });
    return sane(await Promise.race([found, late]));
  } catch (error) {
    if (error instanceof AppError && error.code === 'unavailable') throw error;
    return failed('threw');
  } finally {
    clearTimeout(timer);
  }
}
