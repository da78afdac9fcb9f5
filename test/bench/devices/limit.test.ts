import { expect, test } from 'vitest';
import { withinLimit } from './limit.ts';

test('what comes in time is handed on, and what fails too', async () => {
  await expect(withinLimit('it', Promise.resolve(7))).resolves.toBe(7);
  await expect(withinLimit('it', Promise.reject(new Error('no')))).rejects.toThrow('no');
});

test('what does not come ends the wait', async () => {
  await expect(withinLimit('a scan', new Promise(() => {}), 10)).rejects.toThrow(
    'a scan did not come',
  );
});
