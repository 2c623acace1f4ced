// A ranking: one row for each, with its amount as a bar beside the number. The table is the chart.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { dir } from '../../state/lang.ts';
import { Nothing } from '../../ui/parts.tsx';

export type Rank = { key: string; name: ComponentChildren; amount: number; cells: string[]; second?: number };
type RanksProps = { title: string; summary?: string; heads: string[]; rows: Rank[]; none: string; logarithmic?: boolean };

/** `heads`: of the names, then of each cell. `second` is a mark on the same bar. */
export function Ranks({ title, summary, heads, rows, none, logarithmic = false }: RanksProps) {
  const id = useId();
  const scale = (amount: number): number => (logarithmic ? Math.log10(Math.max(1, amount)) : amount);
  const most = Math.max(1e-9, ...rows.flatMap(({ amount, second }) => [scale(amount), scale(second ?? 0)]));
  return (
    <section class="figures" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {summary !== undefined && <p class="hint">{summary}</p>}
      {rows.length === 0 ? <Nothing>{none}</Nothing> : (
        <div class="scroll" role="group" aria-labelledby={id} tabIndex={0}>
          <table>
            <thead><tr><th scope="col">{heads[0]}</th><td />{heads.slice(1).map((head) => <th key={head} scope="col" class="number">{head}</th>)}</tr></thead>
            <tbody>{rows.map(({ key, name, amount, second, cells }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td class="amount"><Bar share={scale(amount) / most} mark={second === undefined ? null : scale(second) / most} /></td>
                {cells.map((cell, at) => <td key={heads[at + 1]} class="number">{cell}</td>)}
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Bar({ share, mark }: { share: number; mark: number | null }) {
  const [wide, far] = [share * 100, mark === null ? null : mark * 100];
  const from = (size: number): string => (dir.value === 'rtl' ? `${100 - size}%` : '0');
  return (
    <svg aria-hidden="true" preserveAspectRatio="none">
      <rect x={from(wide)} y={1} width={`${wide}%`} height={10} />
      {far !== null && <rect class="second" x={from(far)} y={1} width={`${far}%`} height={10} />}
    </svg>
  );
}
