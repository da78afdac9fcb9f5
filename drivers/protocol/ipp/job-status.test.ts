import { expect, test } from 'vitest';
import { unwrap } from '../../../contract/result.ts';
import { decodeIpp } from './decode.ts';
import { encodeIpp } from './encode.ts';
import { jobStatusesOf, jobStatusOf } from './job-status.ts';
import type { IppAttribute } from './message.ts';
import { GROUP, TAG } from './tags.ts';

function replyOf(...jobs: readonly (readonly IppAttribute[])[]) {
  const groups = jobs.map((attributes) => ({ tag: GROUP.job, attributes }));
  return unwrap(decodeIpp(encodeIpp({ code: 0, requestId: 1, groups })));
}
const id = (value: number): IppAttribute => ({ name: 'job-id', tag: TAG.integer, values: [value] });
const state = (value: number): IppAttribute => ({
  ...{ name: 'job-state', tag: TAG.enum, values: [value] },
});

test.each([
  [3, 'pending'],
  [4, 'held'],
  [5, 'processing'],
  [6, 'stopped'],
  [7, 'cancelled'],
  [8, 'aborted'],
  [9, 'completed'],
])('state %i is %s', (number, word) => {
  expect(jobStatusOf(replyOf([id(1), state(number)]))?.state).toBe(word);
});

test('sides are told by whichever counter goes further', () => {
  const counters = [
    { name: 'job-impressions-completed', tag: TAG.integer, values: [2] },
    { name: 'job-media-sheets-completed', tag: TAG.integer, values: [3] },
  ];
  expect(jobStatusOf(replyOf([id(1), state(5), ...counters]))?.sides).toBe(3);
  const below = [{ name: 'job-impressions-completed', tag: TAG.integer, values: [-1] }];
  expect(jobStatusOf(replyOf([id(1), state(5), ...below]))?.sides).toBe(0);
});

test('a job without number or state is none', () => {
  expect(jobStatusOf(replyOf([state(5)]))).toBeUndefined();
  expect(jobStatusOf(replyOf([id(0), state(5)]))).toBeUndefined();
  expect(jobStatusOf(replyOf([id(1), state(2)]))).toBeUndefined();
  expect(jobStatusOf(replyOf())).toBeUndefined();
});

test('all jobs of a list, those that are none left out', () => {
  const name = { name: 'job-name', tag: TAG.name, values: ['n'] };
  const reply = replyOf([id(1), state(9), name], [id(2)], [id(3), state(5)]);
  expect(jobStatusesOf(reply).map((job) => [job.id, job.name])).toEqual([
    [1, 'n'],
    [3, undefined],
  ]);
});
