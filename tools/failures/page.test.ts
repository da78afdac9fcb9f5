import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FAILURES } from '../../contract/failures.ts';
import { FAILURES_PAGE, failuresPage } from './page.ts';

test('the page in docs/ is the one that the catalogue makes', async () => {
  expect(readFileSync(FAILURES_PAGE, 'utf8')).toBe(await failuresPage());
});

test('has every code once, with all its words', async () => {
  const sections = (await failuresPage()).split('\n### ').slice(1);
  expect(sections).toHaveLength(Object.keys(FAILURES).length);
  for (const [code, { cause, texts }] of Object.entries(FAILURES)) {
    const section = sections.find((one) => one.startsWith(`\`${code}\`\n`));
    expect(section).toContain(cause.slice(1));
    const words: string[] = Object.values(texts).flatMap((own) => Object.values({ ...own }));
    expect(words).toHaveLength(8);
    for (const text of words) expect(section).toContain(text);
  }
});
