import { type IppMessage, groupOf, numbersOf, textsOf } from './message.ts';
import { GROUP } from './tags.ts';

/** `job-state` (RFC 8011, 5.3.7). */
const STATES = {
  3: 'pending',
  4: 'held',
  5: 'processing',
  6: 'stopped',
  7: 'cancelled',
  8: 'aborted',
  9: 'completed',
} as const;

export interface JobStatus {
  /** From 1, as the print service counts its jobs. */
  readonly id: number;
  readonly state: (typeof STATES)[keyof typeof STATES];
  /** Sides that have come out, as far as the printer tells. */
  readonly sides: number;
  /** The first of `job-state-reasons`, cut to 60 characters. */
  readonly reason: string | undefined;
  readonly name: string | undefined;
}

function statusOf(job: ReturnType<typeof groupOf>): JobStatus | undefined {
  const [id] = numbersOf(job, 'job-id');
  const [number = 0] = numbersOf(job, 'job-state');
  if (id === undefined || id < 1 || !Object.hasOwn(STATES, number)) return undefined;
  const sides = [
    ...numbersOf(job, 'job-impressions-completed'),
    ...numbersOf(job, 'job-media-sheets-completed'),
  ];
  return {
    id,
    state: STATES[number as keyof typeof STATES],
    sides: Math.max(0, ...sides),
    reason: textsOf(job, 'job-state-reasons')[0]?.slice(0, 60),
    name: textsOf(job, 'job-name')[0],
  };
}

/** The job of an answer to Print-Job or Get-Job-Attributes; `undefined` where it tells none. */
export function jobStatusOf(reply: IppMessage): JobStatus | undefined {
  return statusOf(groupOf(reply, GROUP.job));
}

/** All jobs of an answer to Get-Jobs. */
export function jobStatusesOf({ groups }: IppMessage): readonly JobStatus[] {
  return groups.flatMap(({ tag, attributes }) =>
    tag === GROUP.job ? (statusOf(attributes) ?? []) : [],
  );
}
