// What a chart draws inside its svg: axes, columns, lines. Series differ by pattern, dash and marker as well as by colour.
import type { ComponentChildren } from 'preact';
import { ticksUpTo } from './shapes.ts';

export type Plot = {
  width: number; height: number; rtl: boolean; labels: string[]; series: { name: string; values: (number | null)[] }[]; most: number; isCount: boolean; show(value: number): string;
  /** Makes the names of patterns the page's own. */
  id: string;
};

const EDGE = { axis: 48, end: 10, top: 10, foot: 26 };
const LABEL_WIDTH = 58;
const kindOf = (at: number): number => at % 3;

/** Where things stand: `across` from 0 to 1 along the text's direction, `up` in the axis' numbers. */
function frameOf({ width, height, rtl, most, isCount }: Plot) {
  const ticks = ticksUpTo(most, isCount);
  const top = ticks.at(-1) ?? 1;
  const room = Math.max(1, width - EDGE.axis - EDGE.end);
  const tall = height - EDGE.top - EDGE.foot;
  return {
    ticks, room, tall, foot: EDGE.top + tall,
    across: (share: number): number => (rtl ? width - EDGE.axis - share * room : EDGE.axis + share * room),
    up: (value: number): number => EDGE.top + tall - (value / top) * tall,
  };
}

function Axes({ plot, middle }: { plot: Plot; middle(at: number): number }) {
  const { ticks, room, across, up, foot } = frameOf(plot);
  const every = Math.max(1, Math.ceil((plot.labels.length * LABEL_WIDTH) / room));
  const edge = plot.rtl ? plot.width - EDGE.axis + 8 : EDGE.axis - 8;
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line class="rule" x1={across(0)} x2={across(1)} y1={up(tick)} y2={up(tick)} />
          <text class="value" x={edge} y={up(tick)} dy=".32em" text-anchor={plot.rtl ? 'start' : 'end'}>{plot.show(tick)}</text>
        </g>
      ))}
      {plot.labels.map((label, at) => at % every === 0 && <text key={`${at} ${label}`} x={middle(at)} y={foot + 18} text-anchor="middle">{label}</text>)}
    </>
  );
}

export function Columns(plot: Plot) {
  const { across, up, room } = frameOf(plot);
  const count = Math.max(1, plot.labels.length);
  const middle = (at: number): number => across((at + 0.5) / count);
  const wide = Math.max(1, Math.min(36, (room / count) * 0.7));
  return (
    <>
      <defs>{plot.series.map(({ name }, at) => <Pattern key={name} at={at} id={`${plot.id}p${at}`} />)}</defs>
      <Axes plot={plot} middle={middle} />
      {plot.labels.map((label, at) => {
        let below = 0;
        return (
          <g key={`${at} ${label}`}>
            {plot.series.map(({ name, values }, of) => {
              const value = values[at] ?? 0;
              const y = up(below + value);
              const height = up(below) - y;
              below += value;
              return value > 0 && <rect key={name} class={`series-${kindOf(of)}`} fill={`url(#${plot.id}p${of})`} x={middle(at) - wide / 2} y={y} width={wide} height={height}><title>{`${label}: ${name} ${plot.show(value)}`}</title></rect>;
            })}
          </g>
        );
      })}
    </>
  );
}

export function Lines(plot: Plot) {
  const { across, up } = frameOf(plot);
  const last = Math.max(1, plot.labels.length - 1);
  const middle = (at: number): number => across(at / last);
  return (
    <>
      <Axes plot={plot} middle={middle} />
      {plot.series.map(({ name, values }, of) => {
        const points = values.flatMap((value, at) => (value === null ? [] : [{ x: middle(at), y: up(value), at, value }]));
        return (
          <g key={name} class={`series-${kindOf(of)}`}>
            <polyline class="line" points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
            {points.length <= 62 && points.map(({ x, y, at, value }) => <Marker key={at} of={of} x={x} y={y}><title>{`${plot.labels[at] ?? ''}: ${name} ${plot.show(value)}`}</title></Marker>)}
          </g>
        );
      })}
    </>
  );
}

function Marker({ of, x, y, children }: { of: number; x: number; y: number; children?: ComponentChildren }) {
  if (kindOf(of) === 0) return <circle class="mark" cx={x} cy={y} r={3.5}>{children}</circle>;
  if (kindOf(of) === 1) return <rect class="mark" x={x - 3} y={y - 3} width={6} height={6}>{children}</rect>;
  return <path class="mark" d={`M${x} ${y - 4.5}l4.5 8h-9z`}>{children}</path>;
}

function Pattern({ at, id }: { at: number; id: string }) {
  return (
    <pattern id={id} class={`series-${kindOf(at)}`} width={6} height={6} patternUnits="userSpaceOnUse">
      <rect class={kindOf(at) === 0 ? 'full' : 'pale'} width={6} height={6} />
      {kindOf(at) === 1 && <path class="stroke" d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" />}
      {kindOf(at) === 2 && <circle class="dot" cx={3} cy={3} r={1.5} />}
    </pattern>
  );
}

/** A series as the legend shows it. */
export function Swatch({ at, kind, id }: { at: number; kind: 'columns' | 'lines'; id: string }) {
  return (
    <svg width={26} height={14} aria-hidden="true" class={`series-${kindOf(at)}`}>
      {kind === 'columns'
        ? <><defs><Pattern at={at} id={id} /></defs><rect class={`series-${kindOf(at)}`} fill={`url(#${id})`} x={1} y={1} width={24} height={12} /></>
        : <><polyline class="line" points="1,7 25,7" /><Marker of={at} x={13} y={7} /></>}
    </svg>
  );
}
