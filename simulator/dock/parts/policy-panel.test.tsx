import { expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../control-api.ts';
import { IDLE_DESK, render } from '../testing/render.tsx';
import { PolicyPanel } from './policy-panel.tsx';

function draw(policy: typeof DEFAULT_POLICY | undefined): string {
  const failure = policy ? undefined : ({ kind: 'refused', status: 404, detail: '' } as const);
  return render(<PolicyPanel desk={IDLE_DESK} policy={{ value: policy, failure }} />);
}

function chosen(html: string): string[] {
  return [...html.matchAll(/<option[^>]* selected=""[^>]*>([^<]+)/g)].map((match) => match[1]!);
}

test('every knob stands where the policy has it', () => {
  const html = draw({ ...DEFAULT_POLICY, maxLevel: 3, clockOffsetS: -77, enrolment: 'closed' });
  expect(chosen(html)).toEqual([
    'Level 3',
    '20 times',
    '300 s',
    '-77 s',
    'Refused',
    'Closed',
    'Normal',
  ]);
  expect(html.match(/checked=""/g)).toHaveLength(1);
  expect(draw({ ...DEFAULT_POLICY, relayOnly: true }).match(/checked=""/g)).toHaveLength(2);
});

test('an enrolment code can be asked for', () => {
  expect(draw(DEFAULT_POLICY)).toMatch(/<button[^>]*>Issue an enrolment code<\/button>/);
});

test('a platform without a policy leaves nothing to set', () => {
  const html = draw(undefined);
  expect(html).toContain('does not have this');
  expect(html).not.toContain('<select');
  expect(html).not.toContain('<button');
});
