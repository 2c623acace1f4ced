// Finds wording that takes conduct or silence for consent, in Arabic, English and French, in any re-wording its grammars know.
import { clauseOf, clausesOf, type Clause } from './clauses.ts';
import type { Wording } from './wording.ts';
import { arabic } from './wording.ar.ts';
import { english } from './wording.en.ts';
import { french } from './wording.fr.ts';

/** Stretch [from, to) of a clause's line. */
type Stretch = { from: number; to: number };
const wordings: Wording[] = [arabic, english, french];

/** How many units of a clause may part conduct from consent: about 25 words. */
const FARTHEST = 180;
/** A condition behind its consent stands nearer. */
const FARTHEST_BEHIND = 110;
const REFUSED = /(?:refus|reject|declin|deny|رفض|ارفض|rejet)/;

/** A clause is read in windows of this many words, each from the middle of the one before: what matching costs stays linear in the text. */
const WINDOW = 60;

function windowsOf(clause: Clause): Clause[] {
  if (clause.words.length <= WINDOW) return [clause];
  return Array.from({ length: Math.ceil((clause.words.length * 2) / WINDOW) - 1 }, (_, at) =>
    clauseOf(clause.words.slice((at * WINDOW) / 2, (at * WINDOW) / 2 + WINDOW), clause.isQuestion));
}

/** The places (UTF-16) of implied consent in a text, one a clause at most. Every language is looked for in every text. */
export function impliedConsentSpans(text: string): [start: number, end: number][] {
  return clausesOf(text).flatMap((clause) => {
    for (const window of windowsOf(clause)) {
      for (const wording of wordings) {
        const found = findIn(window, wording);
        if (found !== null) return [placeOf(window, found)];
      }
    }
    return [];
  });
}

function findIn(clause: Clause, wording: Wording): Stretch | null {
  const { line } = clause;
  if (clause.isQuestion && wording.asks.test(line)) return null;
  const conducts = stretches(line, wording.conduct);
  return byConduct(line, wording, conducts) ?? byCondition(line, wording) ?? byAssumption(line, wording, conducts.length > 0);
}

/** "By continuing … you agree", "silence means consent". */
function byConduct(line: string, wording: Wording, conducts: Stretch[]): Stretch | null {
  const consents = stretches(line, wording.consent);
  for (const conduct of conducts) {
    if (isDeniedBefore(line.slice(0, conduct.from), wording)) continue;
    for (const consent of consents) {
      if (consent.from < conduct.to || consent.from - conduct.to > FARTHEST) continue;
      if (isAsserted(line, consent, wording, conduct.to)) return { from: conduct.from, to: consent.to };
    }
  }
  return null;
}

/** "You agree … by continuing". */
function byCondition(line: string, wording: Wording): Stretch | null {
  const [readers] = wording.consent;
  for (const consent of stretches(line, readers === undefined ? [] : [readers])) {
    const condition = stretches(line, wording.condition).find(({ from }) => from >= consent.to && from - consent.to < FARTHEST_BEHIND);
    if (condition !== undefined && isAsserted(line, consent, wording, 0)) return { from: consent.from, to: condition.to };
  }
  return null;
}

/** "We assume you agree". Where an explicit act is what is waited for, nothing is assumed. */
function byAssumption(line: string, wording: Wording, hasConduct: boolean): Stretch | null {
  const act = wording.explicit.exec(line);
  if (act !== null && !hasConduct && !REFUSED.test(act[0])) return null;
  return stretches(line, wording.assumption).find(({ from, to }) => {
    const said = line.slice(from, to);
    return !isDeniedBefore(line.slice(0, from), wording) && !wording.denial.test(` ${said} `) && !isDeniedNear(line, { from, to }, wording);
  }) ?? null;
}

/** Whether a consent is said to be given: no condition right before it, no denial since the main clause began. */
function isAsserted(line: string, consent: Stretch, wording: Wording, since: number): boolean {
  const before = line.slice(since, consent.from);
  if (wording.unasserted.test(line.slice(0, consent.from))) return false;
  const main = before.replace(wording.restart, ' ');
  const said = line.slice(consent.from, consent.to);
  return !wording.denial.test(` ${main}${said} `.replaceAll('  ', ' ')) && !isDeniedNear(line, consent, wording) && !/^ (?:to |a )?(?:nothing|none|rien|aucun)/.test(line.slice(consent.to));
}

/** A denial right before the last word of a stretch, which is the consent. */
function isDeniedNear(line: string, { from, to }: Stretch, wording: Wording): boolean {
  const lastWord = line.lastIndexOf(' ', to - 1) + 1;
  return wording.denialNear.test(` ${line.slice(from, lastWord)}`) || (lastWord === from && wording.denialNear.test(line.slice(0, from)));
}

/** A denial that reaches on to what follows: in the same breath, and not parted by "and". */
function isDeniedBefore(before: string, wording: Wording): boolean {
  const breath = ` ${before.slice(before.lastIndexOf(',') + 1)}`.replace(/.* (?:and|so|et|donc) (?:by |en |your |if |when |si |we |nous )$/, ' ');
  return wording.denialBefore.test(breath.replaceAll('  ', ' '));
}

function stretches(line: string, parts: RegExp[]): Stretch[] {
  return parts.flatMap((part) => Array.from(line.matchAll(part), (match) => ({ from: match.index, to: match.index + match[0].length })));
}

function placeOf({ line, words }: Clause, { from, to }: Stretch): [number, number] {
  const wordAt = (at: number): number => line.slice(0, at).split(' ').length - 2;
  return [words[Math.max(0, wordAt(from))]?.start ?? 0, words[Math.min(words.length - 1, wordAt(to))]?.end ?? 0];
}
