import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { createPaperPath, pagesOf, SHEET_MS } from './paper-path.ts';

const PDF = Buffer.from('<< /Type /Pages >> << /Type /Page >> <</Type/Page/X 1>>');

test('pages of a PDF are counted, not its tree', () => {
  expect(pagesOf(PDF)).toBe(2);
});

test('sheets come out one after the other, and a job after the other', () => {
  const clock = manualClock();
  const path = createPaperPath(clock);
  const first = path.add({ name: 'a', pdf: PDF, sheets: 2 });
  const second = path.add({ name: 'b', pdf: PDF, sheets: 1 });
  expect([first.state, second.state]).toEqual(['processing', 'pending']);
  clock.advance(SHEET_MS);
  expect([first.finished, first.state]).toEqual([1, 'processing']);
  clock.advance(SHEET_MS);
  expect([first.state, second.state]).toEqual(['completed', 'processing']);
  expect(path.last()).toBe(PDF);
  clock.advance(SHEET_MS);
  expect(path.state()).toEqual({ condition: 'ready', waiting: 0, sheets: 3 });
  expect(clock.pending()).toBe(0);
});

test('without paper nothing comes out, with paper it goes on', () => {
  const clock = manualClock();
  const path = createPaperPath(clock);
  path.setCondition('no-paper');
  const job = path.add({ name: 'a', pdf: PDF, sheets: 1 });
  clock.advance(10 * SHEET_MS);
  expect([job.state, path.state().waiting]).toEqual(['pending', 1]);
  path.setCondition('ready');
  clock.advance(SHEET_MS);
  expect(job.state).toBe('completed');
});

test('a sheet that is on its way when the paper runs out waits too', () => {
  const clock = manualClock();
  const path = createPaperPath(clock);
  const job = path.add({ name: 'a', pdf: PDF, sheets: 1 });
  path.setCondition('jam');
  clock.advance(SHEET_MS);
  expect(job.finished).toBe(0);
  path.setCondition('paper-low');
  clock.advance(SHEET_MS);
  expect(job.state).toBe('completed');
});

test('a cancelled job gives its place up, an ended one cannot be cancelled', () => {
  const clock = manualClock();
  const path = createPaperPath(clock);
  const first = path.add({ name: 'a', pdf: PDF, sheets: 9 });
  const second = path.add({ name: 'b', pdf: PDF, sheets: 1 });
  expect(path.cancel(first.id)).toBe(true);
  clock.advance(3 * SHEET_MS);
  expect([first.state, first.finished, second.state]).toEqual(['cancelled', 0, 'completed']);
  expect(path.cancel(second.id)).toBe(false);
  expect(path.cancel(99)).toBe(false);
});
