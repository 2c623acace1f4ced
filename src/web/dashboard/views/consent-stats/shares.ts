// What share of the choices accepted, refused or chose one by one, from figures that may hide cells; pure.
import type { Lang } from '../../../../i18n/index.ts';
import type { ConsentStats } from '../../../wire.ts';

export type Row = ConsentStats['rows'][number];
export type Figures = ConsentStats['totals'];
export type Act = 'accept_all' | 'reject_all' | 'custom' | 'withdraw';
export const acts: readonly Act[] = ['accept_all', 'reject_all', 'custom', 'withdraw'];

export type Shares = { accept: number; custom: number; reject: number };

/** Of those who answered the banner: taking back is another moment. 'hidden' where a cell is, 'none' where nobody answered. */
export function sharesOf({ actions }: Figures): Shares | 'hidden' | 'none' {
  const [accept, reject, custom] = [actions['accept_all'], actions['reject_all'], actions['custom']];
  if (typeof accept !== 'number' || typeof reject !== 'number' || typeof custom !== 'number') return 'hidden';
  const all = accept + reject + custom;
  return all === 0 ? 'none' : { accept: accept / all, custom: custom / all, reject: reject / all };
}

/** Every day of the time, with its row where it has one. */
export function daysOf({ from, to, rows }: ConsentStats): { day: string; row: Row | null }[] {
  const byDay = new Map(rows.map((row) => [row.key, row]));
  const days: { day: string; row: Row | null }[] = [];
  for (const at = new Date(`${from}T00:00:00Z`); ; at.setUTCDate(at.getUTCDate() + 1)) {
    const day = at.toISOString().slice(0, 10);
    if (day > to) return days;
    days.push({ day, row: byDay.get(day) ?? null });
  }
}

export const percent = (lang: Lang, share: number): string => new Intl.NumberFormat(`${lang}-u-nu-latn`, { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** A calendar day as a moment that every zone shows as that day. */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00`);
