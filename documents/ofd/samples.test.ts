import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { openOfd } from './open-ofd.ts';
import { documentText } from './text/page-text.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../shared/samples/ofd');
const isThere = existsSync(FOLDER);
if (!isThere) process.stdout.write(`skipped: no samples of other makers in ${FOLDER}\n`);
const FILES = isThere ? readdirSync(FOLDER).filter((name) => name.endsWith('.ofd')) : [];

describe.skipIf(!isThere)('samples of other makers', () => {
  test.each(FILES)('%s opens, with every page', (name) => {
    const { bodies } = unwrap(openOfd(readFileSync(path.join(FOLDER, name))));
    for (const { document } of bodies) {
      expect(document.pages.length).toBeGreaterThan(0);
      for (const index of document.pages.keys()) unwrap(document.readPage(index));
      documentText(document);
    }
  });

  test.each([
    ['sign-v4signed.ofd', '合 计 ¥300.00 ¥18.00'],
    ['converter-z.ofd', 'CodePosition xs:int TextCode中字符编码的起始位置，从0开始 必选'],
    ['converter-999.ofd', '发票号码'],
    ['converter-透明度文字.ofd', '你好呀，OFD Reader&Writer！'],
  ])('%s holds “%s”', (name, words) => {
    const { bodies } = unwrap(openOfd(readFileSync(path.join(FOLDER, name))));
    expect(bodies.flatMap(({ document }) => documentText(document)).join('\n')).toContain(words);
  });
});
