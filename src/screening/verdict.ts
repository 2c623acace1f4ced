// What a check says of a comment and how several sayings become one; pure.
export type VerdictKind = 'approve' | 'hold' | 'reject' | 'spam';
export type Span = [start: number, end: number];

/** One check's finding, stored with the comment. Spans are UTF-16 offsets into the comment's text. */
export type Finding = {
  check: string;
  verdict: VerdictKind;
  /** 0..1: how sure the check is. */
  score: number;
  code: string;
  spans: Span[];
  /** What the check saw, for the moderator; bounded, never shown to the reader. */
  evidence?: Record<string, string | number | boolean>;
};

export type Verdict = { kind: VerdictKind; score: number; findings: Finding[] };

const severity: Record<VerdictKind, number> = { approve: 0, hold: 1, reject: 2, spam: 3 };

/** The strictest of some verdicts; approve where there is none. */
export const strictest = <T extends VerdictKind>(kinds: T[]): T | 'approve' =>
  kinds.reduce<T | 'approve'>((worst, kind) => (severity[kind] > severity[worst] ? kind : worst), 'approve');

/** The strictest finding decides; an approval only counts when nothing objects; no finding at all approves. */
export function mergeFindings(findings: Finding[]): Verdict {
  const score = Math.max(0, ...findings.filter((finding) => finding.verdict !== 'approve').map((finding) => finding.score));
  return { kind: strictest(findings.map((finding) => finding.verdict)), score, findings };
}

/** Whether a check's answer is one: known words, a score of 0..1, spans that lie in the text. Checks that ask others can be answered anything. */
export function isFinding({ check, verdict, score, code, spans }: Finding, length: number): boolean {
  return typeof check === 'string' && typeof code === 'string' && Object.hasOwn(severity, verdict) && score >= 0 && score <= 1
    && spans.every(([start, end]) => start >= 0 && start <= end && end <= length);
}
