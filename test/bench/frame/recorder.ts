import { formatTable } from '../../../src-cli/table.ts';
import { percentile, threeDigits } from './stats.ts';

/** One measured figure beside the same figure of the baseline, measured in the same run. */
export interface Figure {
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number;
}

/** Takes the figures of a benchmark as they are measured. */
export interface Recorder {
  record(figure: Figure): void;
  /** Records p50 and p99 of samples against those of the baseline. */
  percentiles(
    metric: string,
    unit: string,
    samples: readonly number[],
    baseline: readonly number[],
  ): void;
  /** The figures as a table for the screen. */
  table(): string[];
  /** One JSON object a line: `{metric,value,unit,baseline,ratio}`. */
  jsonLines(): string;
}

/** A file `NAME.bench.ts` exports one of these as `bench`. */
export interface Bench {
  /** What is measured and what it is held against, one line. */
  readonly about: string;
  run(recorder: Recorder): Promise<void> | void;
}

const HEAD = ['metric', 'value', 'unit', 'baseline', 'ratio'];

export function createRecorder(): Recorder {
  const figures: Figure[] = [];
  const recorder: Recorder = {
    record: (figure) => void figures.push(figure),
    percentiles(metric, unit, samples, baseline) {
      for (const [name, share] of [
        ['p50', 0.5],
        ['p99', 0.99],
      ] as const) {
        const of = (all: readonly number[]): number => percentile(all, share);
        const figure = { metric: `${metric} ${name}`, value: of(samples), unit };
        recorder.record({ ...figure, baseline: of(baseline) });
      }
    },
    table() {
      const rows = figures.map(({ metric, value, unit, baseline }) => [
        metric,
        threeDigits(value),
        unit,
        threeDigits(baseline),
        threeDigits(value / baseline),
      ]);
      return formatTable([HEAD, ...rows], { right: [1, 3, 4] });
    },
    jsonLines: () =>
      figures
        .map(({ metric, value, unit, baseline }) => {
          const line = { metric, value, unit, baseline, ratio: value / baseline };
          return `${JSON.stringify(line)}\n`;
        })
        .join(''),
  };
  return recorder;
}
