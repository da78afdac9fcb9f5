import { expect, test } from 'vitest';
import type { TranscriptEntry } from '../../control-api.ts';
import { IDLE_DESK, render } from '../testing/render.tsx';
import { EXCHANGE } from '../testing/samples.ts';
import { Bodies } from './exchange.tsx';
import { TranscriptPanel } from './transcript-panel.tsx';

function words(entries: TranscriptEntry[]): string {
  const transcript = { value: entries, failure: undefined };
  return render(<TranscriptPanel desk={IDLE_DESK} transcript={transcript} />)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

test('a line says what was asked, what came back and how it was protected', () => {
  expect(words([EXCHANGE])).toContain(
    'verify 1390000 200 OK request signed reply signed not sealed 12 ms',
  );
});

test.each<[Partial<TranscriptEntry>, string]>([
  [{ requestSigned: 'invalid' }, 'request signature invalid'],
  [{ requestSigned: 'absent' }, 'request unsigned'],
  [{ replySigned: false, fault: 'unsigned' }, 'reply unsigned'],
  [{ sealed: true }, ' sealed'],
  [{ fault: 'another-citizen' }, 'another citizen'],
  [{ httpStatus: 400, status: 'CODE_USED' }, '400 CODE_USED'],
])('%j reads as such', (change, expected) => {
  expect(words([{ ...EXCHANGE, ...change }])).toContain(expected);
});

test('what was said is shown once it is asked for', () => {
  expect(words([EXCHANGE])).not.toContain('1390…(64)');
  const html = render(<Bodies entry={EXCHANGE} />);
  expect(html).toContain('1390…(64)');
  expect(html).toContain('张*岚');
  expect(html).toContain('POST /systems/1390000/verify');
});

test('a reply that never came is told as none', () => {
  expect(render(<Bodies entry={{ ...EXCHANGE, reply: undefined }} />)).toContain('none');
});

test('no more lines than the platform keeps', () => {
  const many = Array.from({ length: 120 }, (_, index) => ({ ...EXCHANGE, id: 200 - index }));
  expect(words(many).match(/verify 1390000/g)).toHaveLength(100);
  expect(words([])).toContain('Nothing yet');
});
