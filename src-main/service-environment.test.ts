import { expect, test } from 'vitest';
import { serviceEnvironment } from './service-environment.ts';

test.each([
  'NODE_OPTIONS',
  'NODE_REPL_EXTERNAL_MODULE',
  'NODE_PATH',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_V8_COVERAGE',
  'ELECTRON_RUN_AS_NODE',
  'node_options',
])('%s does not reach the service', (name) => {
  expect(serviceEnvironment({ [name]: '--inspect', PATH: '/bin' })).toEqual({ PATH: '/bin' });
});

test('what the program and the hall have set does', () => {
  const env = { LIANGMA_CONFIG: 'a.toml', NODE_EXTRA_CA_CERTS: '/etc/hall.pem', LANG: 'C' };
  expect(serviceEnvironment(env)).toEqual(env);
  expect(serviceEnvironment({ HOME: undefined })).toEqual({});
});
