import { expect, test } from 'vitest';
import { platformUrlSchema } from './common.ts';
import { relayUrl } from './relay.ts';

test('the hub takes what is meant for a code system under its own address', () => {
  const url = relayUrl('https://hub.example/hub', '1390000', 'scan-session/status');
  expect(url).toBe('https://hub.example/hub/v1/relay/1390000/scan-session/status');
  expect(platformUrlSchema.safeParse(url).success).toBe(true);
});
