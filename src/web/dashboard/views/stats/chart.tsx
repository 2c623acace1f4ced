// Charts of our own: columns and lines over time with axes that flow with the text, a summary in words, and the same figures as a table.
import './chart.css';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { statsTexts } from '../../../../i18n/dashboard/stats.ts';
import { number } from '../../../../i18n/words.ts';
import { dir, lang, say } from '../../state/lang.ts';
import { Columns, Lines, Swatch, type Plot } from './plot.tsx';

export type Series = { name: string; values: (number | null)[] };
export type ChartProps = {
  title: string; summary: string;
  /** What the labels are, as the table's first heading. */
  axis: string;
  labels: string[]; series: Series[];
  kind: 'columns' | 'lines';
  /** The most there can be, of shares; counts go up to the most there is. */
  most?: number;
  show?(value: number): string;
};

const HEIGHT = 220;

export function Chart(props: ChartProps) {
  const { title, summary, series, kind, show = (value) => number(lang.value, value) } = props;
  const id = useId();
  const [box, width] = useWidth();
  const plot: Plot = { width, height: HEIGHT, rtl: dir.value === 'rtl', labels: props.labels, series, most: props.most ?? mostOf(series, kind), isCount: props.most === undefined, show, id: id.replaceAll(/\W/g, '') };
  const Drawing = kind === 'columns' ? Columns : Lines;
  return (
    <figure class="chart" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>{summary}</p>
      <ul class="legend">{series.map(({ name }, at) => <li key={name}><Swatch at={at} kind={kind} id={`${plot.id}s${at}`} /> {name}</li>)}</ul>
      <div ref={box}>{width > 0 && <svg width={width} height={HEIGHT} role="img" aria-label={`${title}. ${summary}`}><Drawing {...plot} /></svg>}</div>
      <AsTable {...props} show={show} />
    </figure>
  );
}

/** Columns stand on each other, lines do not. */
function mostOf(series: Series[], kind: ChartProps['kind']): number {
  const at = (index: number): number[] => series.map(({ values }) => values[index] ?? 0);
  return Math.max(1, ...(series[0]?.values ?? []).map((_, index) => (kind === 'columns' ? at(index).reduce((sum, each) => sum + each, 0) : Math.max(...at(index)))));
}

/** Drawn in the pixels there are: a scaled drawing would scale its words too. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = (): void => setWidth(Math.floor(element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width] as const;
}

function AsTable({ title, axis, labels, series, show = String }: ChartProps) {
  return (
    <Details label={`${say(statsTexts).asTable}: ${title}`}>
      <table>
        <thead><tr><th scope="col">{axis}</th>{series.map(({ name }) => <th key={name} scope="col" class="number">{name}</th>)}</tr></thead>
        <tbody>{labels.map((label, at) => (
          <tr key={`${at} ${label}`}><th scope="row">{label}</th>{series.map(({ name, values }) => <td key={name} class="number">{shown(values[at], show)}</td>)}</tr>
        ))}</tbody>
      </table>
    </Details>
  );
}

const shown = (value: number | null | undefined, show: (value: number) => string): string => (value === null || value === undefined ? '–' : show(value));

function Details({ label, children }: { label: string; children: ComponentChildren }) {
  return <details><summary>{label}</summary><div class="scroll" role="region" aria-label={label} tabIndex={0}>{children}</div></details>;
}
