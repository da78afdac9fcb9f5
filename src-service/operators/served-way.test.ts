import { expect, test } from 'vitest';
import type { Run, Way } from '../platform/way.ts';
import { servedWay } from './served-way.ts';

const RUN: Run = {
  item: {
    ...{ code: 'I', name: { 'zh-CN': '事', en: 'i' }, scopes: ['*'] },
    ...{ minLevel: 1, acceptManualComparison: false },
  },
};

/** A way that notes where the run that it is given stands among its arguments, and no more. */
function listeningWay(heard: Run[]): Way {
  return new Proxy({} as Way, {
    get:
      () =>
      (...args: unknown[]) => {
        heard.push(
          args.find((one) => typeof one === 'object' && one !== null && 'item' in one) as Run,
        );
      },
  });
}

/** Every step, each asked with the same run. */
function goAll(way: Way): void {
  const any = {} as never;
  void way.verify(any, RUN);
  void way.join(any, any, RUN);
  void way.authorise(any, RUN);
  void way.list(any, any, RUN);
  void way.tellRefusal(any, RUN);
  void way.fetch(any, any, any, RUN);
  void way.openScan(RUN);
}

test('every step names who serves when it begins', () => {
  const heard: Run[] = [];
  let present = '0001';
  const way = servedWay(listeningWay(heard), () => present);
  goAll(way);
  present = '0002';
  void way.openScan(RUN);
  expect(heard).toHaveLength(8);
  expect(heard.map(({ operatorId }) => operatorId)).toEqual([
    ...Array<string>(7).fill('0001'),
    '0002',
  ]);
});

test('where nobody signs in nobody is named', () => {
  const heard: Run[] = [];
  goAll(servedWay(listeningWay(heard), () => undefined));
  expect(heard).toEqual(Array<Run>(7).fill(RUN));
});
