// Figures that are no matter of days: waits by queue, who decided, what for, and what the checks hold.
import { names } from '../../../../i18n/dashboard/names.ts';
import { statsTexts } from '../../../../i18n/dashboard/stats.ts';
import { number } from '../../../../i18n/words.ts';
import type { Stats } from '../../../wire.ts';
import { lang, say } from '../../state/lang.ts';
import { Who } from '../audit/who.tsx';
import { nameOfReason } from './names.ts';
import { Ranks } from './ranks.tsx';
import { duration, percentOf } from './shapes.ts';

const show = (value: number): string => number(lang.value, value);
const wait = (ms: number | null): string => (ms === null ? '–' : duration(ms));

export function Waits({ queues }: Pick<Stats, 'queues'>) {
  const texts = say(statsTexts);
  const rows = Object.entries(queues).flatMap(([queue, given]) => (given === undefined || given.n === 0 ? [] : [{
    key: queue, name: (say(names).queues as Record<string, string>)[queue] ?? queue, amount: given.p50Ms ?? 0, second: given.p95Ms ?? 0, cells: [show(given.n), wait(given.p50Ms), wait(given.p95Ms)],
  }]));
  return <Ranks title={texts.waits} summary={texts.waitsAbout} heads={[texts.queue, texts.decided, texts.half, texts.most]} rows={rows} none={texts.nothing} logarithmic />;
}

export function Reasons({ reasons }: Pick<Stats, 'reasons'>) {
  const texts = say(statsTexts);
  const rows = Object.entries(reasons).toSorted(([, a], [, b]) => b - a).map(([code, n]) => ({ key: code, name: nameOfReason(code), amount: n, cells: [show(n)] }));
  return <Ranks title={texts.reasons} summary={texts.reasonsAbout} heads={[texts.reason, texts.times]} rows={rows} none={texts.nothing} />;
}

type Decider = Stats['people'][number];

const deciderRows = (deciders: Decider[], actions: Record<string, string>) => deciders.map(({ id, decisions, byAction, overturned }) => ({
  key: id, name: <Who by={id} />, amount: decisions,
  cells: [show(decisions), Object.entries(byAction).map(([action, n]) => `${actions[action] ?? action} ${show(n)}`).join(' · '), show(overturned)],
}));

export function People({ people }: Pick<Stats, 'people'>) {
  const texts = say(statsTexts);
  return <Ranks title={texts.people} summary={texts.peopleAbout} heads={[texts.person, texts.decisions, texts.byAction, texts.wasOverturned]} rows={deciderRows(people, texts.actions)} none={texts.nothing} />;
}

export function Rules({ rules }: Pick<Stats, 'rules'>) {
  const texts = say(statsTexts);
  if (rules.length === 0) return null;
  return <Ranks title={texts.rules} heads={[texts.rule, texts.decisions, texts.byAction, texts.wasOverturned]} rows={deciderRows(rules, texts.actions)} none={texts.nothing} />;
}

export function Checks({ checks }: Pick<Stats, 'checks'>) {
  const texts = say(statsTexts);
  const rows = checks.map(({ check, held, alone, agreement }) => ({
    key: check, name: nameOfReason(check), amount: held, cells: [show(held), show(alone), agreement === null ? '–' : percentOf(agreement)],
  }));
  return <Ranks title={texts.checks} summary={texts.checksAbout} heads={[texts.check, texts.held, texts.alone, texts.agreement]} rows={rows} none={texts.nothing} />;
}
