import { expect, test } from 'vitest';
import { createRecorder } from './recorder.ts';

function filled() {
  const recorder = createRecorder();
  recorder.record({ metric: 'enqueue', value: 2, unit: 'ms', baseline: 1.6 });
  recorder.percentiles('scan', 'µs', [30, 10, 20], [4, 2, 3]);
  return recorder;
}

test('the table holds value, baseline and their ratio', () => {
  expect(filled().table()).toEqual([
    'metric    value  unit  baseline  ratio',
    '────────  ─────  ────  ────────  ─────',
    'enqueue    2.00  ms        1.60   1.25',
    'scan p50   20.0  µs        3.00   6.67',
    'scan p99   30.0  µs        4.00   7.50',
  ]);
});

test('JSON lines hold the five keys, unrounded', () => {
  const lines = filled().jsonLines().trimEnd().split('\n');
  expect(lines[0]).toBe('{"metric":"enqueue","value":2,"unit":"ms","baseline":1.6,"ratio":1.25}');
  expect(lines.map((line) => (JSON.parse(line) as { ratio: number }).ratio)).toEqual([
    1.25,
    20 / 3,
    7.5,
  ]);
});

test('nothing recorded is an empty file', () => {
  expect(createRecorder().jsonLines()).toBe('');
});
