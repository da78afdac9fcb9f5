import { expect, test } from 'vitest';
import type { Watched } from '../api/poller.ts';
import { render } from '../testing/render.tsx';
import { Notices } from './notices.tsx';

const NOTHING: Watched<unknown> = { value: undefined, failure: undefined };
const GOOD: Watched<unknown> = { value: {}, failure: undefined };
const GONE: Watched<unknown> = { value: {}, failure: { kind: 'unreachable' } };
const LATE: Watched<unknown> = { value: undefined, failure: { kind: 'timeout' } };

test('says nothing while both answer', () => {
  expect(render(<Notices devices={GOOD} platform={GOOD} />)).toBe(
    '<div class="notices" role="status"></div>',
  );
});

test('says that it connects until both have answered', () => {
  expect(render(<Notices devices={NOTHING} platform={NOTHING} />)).toContain('Connecting');
  expect(render(<Notices devices={GOOD} platform={NOTHING} />)).toContain('Connecting');
});

test('names the simulator that does not answer, and why', () => {
  const html = render(<Notices devices={GONE} platform={LATE} />);
  expect(html).toMatch(/device simulator does not answer \(no connection\)/);
  expect(html).toMatch(/platform’s control address does not answer \(timed out\)/);
  expect(html).not.toContain('Connecting');
  expect(render(<Notices devices={GONE} platform={GOOD} />)).not.toContain('platform’s');
});
