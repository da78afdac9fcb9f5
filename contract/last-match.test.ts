import { expect, test } from 'vitest';
import { z } from 'zod';
import { forgetLastMatch } from './last-match.ts';

function lastText(): unknown {
  return Reflect.get(RegExp, 'input');
}

test('what a schema has matched is kept by the engine, until it is told to forget', () => {
  const schema = z.string().regex(/^LM1:[0-9A-Z]+$/);
  expect(schema.safeParse('LM1:390102').success).toBe(true);
  expect(lastText()).toBe('LM1:390102');
  forgetLastMatch();
  expect(lastText()).toBe('');
  expect(Reflect.get(RegExp, 'lastMatch')).toBe('');
});
