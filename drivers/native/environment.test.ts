import { expect, test } from 'vitest';
import { childEnvironment } from './environment.ts';

test('passes what a library needs and nothing else', () => {
  const needed = {
    PATH: '/usr/bin',
    LD_LIBRARY_PATH: '/opt/vendor',
    PCSCLITE_CSOCK_NAME: '/run/pcscd/pcscd.comm',
  };
  const secret = { LIANGMA_SECRET: 'k', NODE_OPTIONS: '--require x', LD_PRELOAD: 'x', HOME: '/h' };
  expect(childEnvironment({ ...needed, ...secret })).toEqual({
    ...needed,
    ELECTRON_RUN_AS_NODE: '1',
  });
});

test('a name that is not set is not passed as an empty one', () => {
  expect(Object.keys(childEnvironment({ TEMP: undefined }))).toEqual(['ELECTRON_RUN_AS_NODE']);
});
