import { expect, test } from 'vitest';
import { configPath } from './config-path.ts';

test.each([
  ['named.toml', { LIANGMA_CONFIG: '/etc/other.toml' }, '/home/t/named.toml'],
  ['/etc/named.toml', {}, '/etc/named.toml'],
  [undefined, { LIANGMA_CONFIG: '/etc/other.toml' }, '/etc/other.toml'],
  [undefined, { LIANGMA_CONFIG: 'x.toml' }, '/home/t/x.toml'],
  [undefined, { LIANGMA_CONFIG: '' }, '/home/t/liangma.toml'],
  [undefined, {}, '/home/t/liangma.toml'],
])('%s with %j is %s', (named, env, expected) => {
  expect(configPath(named, { env, cwd: '/home/t' })).toBe(expected);
});
