import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import type { Poller, Watched } from './api/poller.ts';
import { Dock } from './dock.tsx';
import { render } from './testing/render.tsx';
import { DEVICES, EXCHANGE, PLATFORM, SCAN_SESSION } from './testing/samples.ts';
import type { Watch } from './watch.ts';

function standing<T>(watched: Watched<T>): Poller<T> {
  return {
    snapshot: () => watched,
    subscribe: () => () => {},
    start: () => {},
    stop: () => {},
    refresh: () => Promise.resolve(),
  };
}

/** As an older platform answers. */
function lacking<T>(): Poller<T> {
  return standing<T>({
    value: undefined,
    failure: { kind: 'refused', status: 404, detail: '' },
  });
}

function draw(devices: Watched<typeof DEVICES>, platform: Watched<typeof PLATFORM>): string {
  const watch: Watch = {
    devices: standing(devices),
    printer: standing({
      value: { condition: 'no-paper', waiting: 1, sheets: 4 } as const,
      failure: undefined,
    }),
    platform: standing(platform),
    trust: {
      scanSessions: standing({ value: [SCAN_SESSION], failure: undefined }),
      transcript: standing({ value: [EXCHANGE], failure: undefined }),
      policy: lacking(),
      replyFaults: lacking(),
      replyFaultPlans: lacking(),
    },
    refresh: () => Promise.resolve(),
    start: () => {},
    stop: () => {},
  };
  return render(<Dock watch={watch} clock={manualClock()} />, 'zh-CN');
}

function headings(html: string): string[] {
  return [...html.matchAll(/<h2[^>]*>([^<]+)/g)].map((match) => match[1]!);
}

const NOTHING = { value: undefined, failure: undefined };

test('before the first answers there is a notice and an empty log', () => {
  const html = draw(NOTHING, NOTHING);
  expect(html).toContain('正在连接模拟器');
  expect(headings(html)).toEqual(['操作记录']);
});

test('with both simulators every instrument is there', () => {
  const html = draw(
    { value: DEVICES, failure: undefined },
    { value: PLATFORM, failure: undefined },
  );
  expect(headings(html)).toEqual([
    ...['群众', '扫码枪', '身份证', '设备', '打印机', '平台故障'],
    ...['平台政策', '应答故障', '往来记录', '操作记录'],
  ]);
  expect(html.match(/这个模拟平台没有这一项/g)).toHaveLength(2);
});

test('without the platform the devices can still be switched', () => {
  const html = draw(
    { value: DEVICES, failure: undefined },
    { value: undefined, failure: { kind: 'unreachable' } },
  );
  expect(headings(html)).toEqual(['设备', '打印机', '操作记录']);
  expect(html).toContain('模拟平台的控制口无应答');
});

test('nothing is styled in the HTML, as the page’s security policy demands', () => {
  const html = draw(
    { value: DEVICES, failure: { kind: 'timeout' } },
    { value: PLATFORM, failure: undefined },
  );
  expect(html).not.toMatch(/ style=/);
});
