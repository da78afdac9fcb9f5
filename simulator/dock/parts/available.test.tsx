import { expect, test } from 'vitest';
import { render } from '../testing/render.tsx';
import type { Watched } from '../api/poller.ts';
import { Available } from './available.tsx';

function draw(watched: Watched<string>): string {
  return render(<Available watched={watched}>{(value) => <b>{value}</b>}</Available>);
}

test('shows what there is', () => {
  expect(draw({ value: 'so', failure: undefined })).toBe('<b>so</b>');
});

test('keeps what was there when an answer fails', () => {
  expect(draw({ value: 'so', failure: { kind: 'timeout' } })).toBe('<b>so</b>');
});

test('says calmly what this platform does not have', () => {
  const failure = { kind: 'refused', status: 404, detail: 'no such path' } as const;
  expect(draw({ value: undefined, failure })).toContain('does not have this');
});

test('says what went wrong, and when it only waits', () => {
  expect(draw({ value: undefined, failure: { kind: 'timeout' } })).toContain('timed out');
  expect(draw({ value: undefined, failure: undefined })).toContain('Connecting');
});
