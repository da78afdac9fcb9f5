import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askHidden } from './hidden-answer.ts';

function listeningOutput(): { output: PassThrough; shown: () => string } {
  const output = new PassThrough();
  let shown = '';
  output.on('data', (chunk: Buffer) => (shown += chunk.toString()));
  return { output, shown: () => shown };
}

const GOING_ON = new AbortController().signal;

test('from a pipe each line is an answer, and nothing is shown', async () => {
  const input = new PassThrough();
  const { output, shown } = listeningOutput();
  input.end('first\nsecond\nthird\n');
  expect(await askHidden(['a: ', 'b: '], input, output, GOING_ON)).toEqual(['first', 'second']);
  expect(shown()).toBe('');
});

test('a person sees the questions and never what is typed', async () => {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const { output, shown } = listeningOutput();
  const answers = askHidden(['a: ', 'b: '], input, output, GOING_ON);
  input.write('secret\r');
  await expect.poll(shown).toBe('a: \nb: ');
  input.write('other\r');
  expect(await answers).toEqual(['secret', 'other']);
  expect(shown()).toBe('a: \nb: \n');
});

test('an input that ends, Ctrl-C and a line without end answer no more', async () => {
  const { output } = listeningOutput();
  const short = new PassThrough();
  short.end('only\n');
  expect(await askHidden(['a', 'b'], short, output, GOING_ON)).toEqual(['only']);

  const keys = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const interrupted = askHidden(['a', 'b'], keys, output, GOING_ON);
  keys.write('\u0003');
  expect(await interrupted).toEqual([]);

  const long = new PassThrough();
  long.end(`${'x'.repeat(2_000)}\n`);
  expect(await askHidden(['a'], long, output, GOING_ON)).toEqual([]);
});

test('a stop ends the questions', async () => {
  const stopping = new AbortController();
  const { output } = listeningOutput();
  const answers = askHidden(['a'], new PassThrough(), output, stopping.signal);
  stopping.abort();
  expect(await answers).toEqual([]);
});
