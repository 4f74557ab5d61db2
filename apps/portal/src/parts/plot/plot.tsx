import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { number, plainDay } from '../../words/formats.js';
import './plot.css';

export interface PlottedLine {
  readonly label: string;
  /** A colour of the design, by its name there: "accent", "good", "bad". */
  readonly colour: string;
  /** Told apart without colours as well. */
  readonly dash?: readonly number[];
  readonly values: readonly number[];
}

export interface PlotProps {
  /** What a screen reader says in its place; the numbers stand in a table beside. */
  readonly label: string;
  readonly dayLabel: string;
  /** `2026-11-22`, in order. */
  readonly days: readonly string[];
  readonly lines: readonly PlottedLine[];
}

const height = 220;

/** Numbers by day as lines. Drawn anew when the light is switched or the window gets another width. */
export default function Plot({ label, dayLabel, days, lines }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let plot: uPlot | undefined;
    const draw = () => {
      plot?.destroy();
      const data = [days.map((day) => Date.parse(day) / 1000), ...lines.map(({ values }) => [...values])];
      plot = new uPlot(optionsOf(element.clientWidth, dayLabel, lines), data as uPlot.AlignedData, element);
    };
    draw();
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', draw);
    const switched = new MutationObserver(draw);
    switched.observe(document.documentElement, { attributes: true, attributeFilter: ['data-light'] });
    const resized = new ResizeObserver(() => plot?.setSize({ width: element.clientWidth, height }));
    resized.observe(element);
    return () => {
      dark.removeEventListener('change', draw);
      switched.disconnect();
      resized.disconnect();
      plot?.destroy();
    };
  }, [days, lines]);
  return <div ref={place} class="plot" role="img" aria-label={label} />;
}

function optionsOf(width: number, dayLabel: string, lines: readonly PlottedLine[]): uPlot.Options {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const axis: uPlot.Axis = {
    stroke: colour('quiet'),
    grid: { stroke: colour('line'), width: 1 },
    ticks: { stroke: colour('line'), width: 1 },
    font: `12px ${style.getPropertyValue('--font')}`,
  };
  return {
    ...{ width, height },
    // Days have no time zone.
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'UTC'),
    cursor: { drag: { x: false, y: false }, y: false },
    scales: { y: { range: (_, _min, max) => [0, Math.max(4, max * 1.1)] } },
    axes: [
      { ...axis, values: (_, splits) => splits.map((each) => dayOf(each).slice(0, 5)), incrs: dayIncrements },
      { ...axis, values: (_, splits) => splits.map((each) => (Number.isInteger(each) ? number(each) : '')), size: 60 },
    ],
    series: [
      { label: dayLabel, value: (_, seconds) => (seconds === null ? '–' : dayOf(seconds)) },
      ...lines.map(({ label, colour: name, dash }) => ({
        label,
        stroke: colour(name),
        width: 2,
        dash: dash && [...dash],
        value: (_: uPlot, value: number | null) => (value === null ? '–' : number(value)),
      })),
    ],
  };
}

const dayIncrements = [1, 2, 7, 14, 30, 61, 91].map((days) => days * 86_400);

function dayOf(seconds: number): string {
  return plainDay(new Date(seconds * 1000).toISOString());
}
