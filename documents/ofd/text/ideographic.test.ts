import { expect, test } from 'vitest';
import { isIdeographic } from './ideographic.ts';

test('ideographs are told from letters, whatever plane they are in', () => {
  expect(['证', '𠮷', '，', '。', 'Ａ', '（', '〇', 'あ'].map(isIdeographic)).not.toContain(false);
  expect(['A', '7', ' ', '“', '·', '—', '①', 'é'].map(isIdeographic)).not.toContain(true);
});
