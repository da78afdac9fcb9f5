import { decodeIpp } from '../../../drivers/protocol/ipp/decode.ts';
import { encodeIpp, IPP_LANGUAGE } from '../../../drivers/protocol/ipp/encode.ts';
import { jobStatusesOf, jobStatusOf } from '../../../drivers/protocol/ipp/job-status.ts';
import { printerStatusOf } from '../../../drivers/protocol/ipp/printer-status.ts';
import { GROUP, TAG } from '../../../drivers/protocol/ipp/tags.ts';
import type { FuzzTarget } from '../frame/target.ts';

const integer = (name: string, value: number) => ({ name, tag: TAG.integer, values: [value] });
const state = (name: string, value: number) => ({ name, tag: TAG.enum, values: [value] });
const keywords = (name: string, ...values: string[]) => ({ name, tag: TAG.keyword, values });

/** Replies as CUPS and printers give them. */
const SEEDS = [
  [
    state('printer-state', 5),
    keywords('printer-state-reasons', 'media-empty-error', 'toner-low-warning'),
    { name: 'printer-is-accepting-jobs', tag: TAG.boolean, values: [true] },
    { name: 'operations-supported', tag: TAG.enum, values: [2, 8, 0x4002] },
  ],
  [
    integer('job-id', 7),
    state('job-state', 5),
    keywords('job-state-reasons', 'job-printing'),
    integer('job-impressions-completed', 2),
    // A collection with one member.
    { name: 'media-col', tag: TAG.collection, values: [''] },
    { name: '', tag: TAG.memberName, values: ['media-size-name'] },
    keywords('', 'iso_a4_210x297mm'),
    { name: '', tag: TAG.endCollection, values: [''] },
    { name: 'job-name', tag: TAG.name, values: ['liangma-HALL-01-K03'] },
  ],
];

/** What a print service answers. */
export const printerTargets: readonly FuzzTarget[] = [
  {
    name: 'ipp',
    seeds: SEEDS.map((attributes, index) =>
      encodeIpp({
        ...{ code: 0, requestId: 1 },
        groups: [
          { tag: GROUP.operation, attributes: IPP_LANGUAGE },
          { tag: index === 0 ? GROUP.printer : GROUP.job, attributes },
        ],
      }),
    ),
    maxBytes: 8_192,
    limitMs: 200,
    run(bytes: Uint8Array): void {
      const reply = decodeIpp(bytes);
      if (!reply.ok) return;
      const { failure } = printerStatusOf(reply.value) ?? {};
      if ((failure?.detail?.length ?? 0) > 60) throw new Error('a reason is too long');
      const jobs = [jobStatusOf(reply.value) ?? [], jobStatusesOf(reply.value)].flat();
      for (const { id, sides } of jobs) {
        if (id < 1 || sides < 0) throw new Error('a job that cannot be');
      }
    },
  },
];
