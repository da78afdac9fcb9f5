import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CONTENT_SECURITY_POLICY,
  pageFile,
  policyOf,
  READING_THREAD_POLICY,
} from './app-protocol.ts';

const FOLDER = path.resolve('/srv/pages');

test('the start page and its assets are found', () => {
  expect(pageFile('app://liangma/', FOLDER)).toBe(path.join(FOLDER, 'index.html'));
  expect(pageFile('app://liangma/assets/a%20b.js', FOLDER)).toBe(
    path.join(FOLDER, 'assets', 'a b.js'),
  );
});

test.each([
  'app://liangma/..%2fsecret.js',
  'app://liangma/a%2f..%2f..%2fsecret.js',
  'app://liangma/a%00.js',
  'app://liangma/%E0%A4%A.js',
  'app://other/index.html',
  'file:///etc/passwd',
  'https://liangma/index.html',
  'app://liangma/data.db',
  'nonsense',
])('%s names no file', (url) => {
  expect(pageFile(url, FOLDER)).toBeUndefined();
});

test.each(['app://liangma/../secret.js', 'app://liangma/%2e%2e/secret.js'])(
  '%s is taken for a file of the folder itself',
  (url) => {
    expect(pageFile(url, FOLDER)).toBe(path.join(FOLDER, 'secret.js'));
  },
);

test('whatever is asked for stays inside the folder', () => {
  const part = fc.constantFrom('..', '.', '%2e%2e', '%2f', '/', '\\', 'a', '%5c', '%00', '.js');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const file = pageFile(`app://liangma/${parts.join('')}`, FOLDER);
      expect(file === undefined || file.startsWith(FOLDER + path.sep)).toBe(true);
    }),
  );
});

test('the policy allows neither inline scripts nor other hosts', () => {
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:|data:/);
  expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
});

test('WebAssembly is compiled by the thread that reads codes, and by no page', () => {
  expect(policyOf('/srv/pages/assets/reading-thread-Ab_1-x.js')).toBe(READING_THREAD_POLICY);
  for (const name of ['index.html', 'assets/index-Ab.js', 'assets/my-reading-thread-Ab.js']) {
    expect(policyOf(`/srv/pages/${name}`)).toBe(CONTENT_SECURITY_POLICY);
  }
  expect(READING_THREAD_POLICY).not.toMatch(/'unsafe|\*|https?:|data:|blob:/);
  expect(READING_THREAD_POLICY).toContain("default-src 'none'");
});
