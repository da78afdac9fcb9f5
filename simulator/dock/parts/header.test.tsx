import { expect, test } from 'vitest';
import { render } from '../testing/render.tsx';
import { Header } from './header.tsx';

const GOOD = { value: {}, failure: undefined };
const BAD = { value: {}, failure: { kind: 'timeout' } } as const;

test('shows one lamp for each simulator, in words too', () => {
  const html = render(<Header devices={GOOD} platform={BAD} />);
  expect(html).toMatch(/data-lamp="good".*Devices.*online.*data-lamp="bad".*Platform.*no answer/);
});

test('offers the other language in that language', () => {
  expect(render(<Header devices={GOOD} platform={GOOD} />, 'zh-CN')).toMatch(
    /<h1>设备坞<\/h1>.*模拟.*<button[^>]* lang="en".*English<\/button>/,
  );
  expect(render(<Header devices={GOOD} platform={GOOD} />)).toMatch(
    /<button[^>]* lang="zh-CN".*中文<\/button>/,
  );
});
