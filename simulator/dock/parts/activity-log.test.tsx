import { expect, test } from 'vitest';
import { render } from '../testing/render.tsx';
import { ActivityLog } from './activity-log.tsx';

const AT = new Date(2026, 0, 2, 10, 4, 5).getTime();

test('an empty log says so', () => {
  expect(render(<ActivityLog log={[]} />)).toContain('Nothing done yet');
});

test('each line has time, action, outcome and reply', () => {
  const html = render(
    <ActivityLog
      log={[
        { id: 2, at: AT, action: 'Scan', good: false, reply: 'refused, 409' },
        { id: 1, at: AT, action: 'Lift', good: true, reply: 'done' },
      ]}
    />,
  );
  expect(html).toMatch(
    /data-good="false"><time>10:04:05<\/time>.*Scan.*refused, 409.*data-good="true".*Lift.*done/,
  );
  expect(html).toMatch(/<ol[^>]*role="log"[^>]*tabindex="0"/i);
});
