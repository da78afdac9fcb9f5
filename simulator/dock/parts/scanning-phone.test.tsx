import { expect, test } from 'vitest';
import { scanSessionSchema, type ScanSession } from '../../control-api.ts';
import { IDLE_DESK, render } from '../testing/render.tsx';
import { PLATFORM, SCAN_SESSION, ZHANG } from '../testing/samples.ts';
import { ScanningPhone } from './scanning-phone.tsx';

function draw(sessions: ScanSession[]): string {
  return render(
    <ScanningPhone
      desk={IDLE_DESK}
      citizen={ZHANG}
      codeSystems={PLATFORM.codeSystems}
      scanSessions={{ value: sessions, failure: undefined }}
      now={5_000}
    />,
  );
}

const wordsOf = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const buttons = (html: string): string[] =>
  [...html.matchAll(/<button([^>]*)>(.*?)<\/button>/g)]
    .filter(([, attributes]) => !attributes!.includes('disabled'))
    .map(([, , inside]) => wordsOf(inside!).trim());

test('without a code there is nothing to press', () => {
  const html = draw([]);
  expect(wordsOf(html)).toContain('No terminal shows a code');
  expect(buttons(html)).toEqual([]);
});

test('before the scan the phone knows nothing of who asks', () => {
  const html = draw([SCAN_SESSION]);
  expect(wordsOf(html)).toContain('HALL-01-K03 · 公司设立登记 waiting · 1:30');
  expect(wordsOf(html)).not.toContain('云岭市政务服务中心');
  expect(buttons(html)).toEqual(['Scan the code']);
});

test('after it who asks for what is on the phone, and the citizen decides', () => {
  const html = draw([{ ...SCAN_SESSION, state: 'SCANNED' }]);
  for (const text of [
    'Yunling Province',
    '云岭市政务服务中心',
    '公司设立登记',
    '居民身份证',
    '营业执照',
  ]) {
    expect(wordsOf(html)).toContain(text);
  }
  expect(buttons(html)).toEqual(['Confirm', 'Refuse']);
});

test.each(scanSessionSchema.shape.state.options.slice(2))('%s: nothing is left to do', (state) => {
  expect(buttons(draw([{ ...SCAN_SESSION, state }]))).toEqual([]);
});
