import { parseAddress } from '../../govcode/address.ts';
import { readCodeFile } from '../../govcode/code-file.ts';
import { formatCode } from '../../govcode/format.ts';
import { parseCode } from '../../govcode/parse.ts';
import { BUILT_IN_PROFILE_DATA, SIMULATED_PROFILES } from '../../govcode/profiles.ts';
import { damaged } from '../../simulator/platform/issuing/code-maker.ts';
import { makeServiceCode } from '../../simulator/platform/service-code.ts';
import type { FuzzTarget } from './frame/target.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const NOW = Date.UTC(2026, 6, 1);

const GOOD = makeServiceCode('1390000', 'A1B2C3D4E5F6G7H8J9K0L1M2N3');
const LONGEST = makeServiceCode('0000000', 'Z9'.repeat(20));
const CITY_SEGMENTS = [
  { version: 'C1', regionCode: '390100', attribute: '1', token: 'A1B2C3D4E5F6G7H8J9K0L1M2N3' },
  {
    version: 'U1',
    codeSystemId: '1390100',
    authority: '0007',
    attribute: '1',
    token: '31415926535897932384',
    extensionLength: '004',
    extension: '2718',
    issuedAt: String(NOW / 1_000),
    lifetime: '120',
  },
];
const [delimited = '', wrapped = ''] = CITY_SEGMENTS.map((segments, index) => {
  const profile = SIMULATED_PROFILES[index + 1];
  const code = profile && formatCode(profile, segments);
  if (!code?.ok) throw new Error('a seed is no code');
  return code.value;
});
const ADDRESSES = [
  `https://code.city.example/c?v=${wrapped}`,
  `https://a.code.city.example:443/c?x=1&v=${wrapped}`,
  `https://code.city.example/p/${wrapped}`,
];
const CERTIFICATE = '1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9';

const parse: FuzzTarget = {
  name: 'parse-code',
  seeds: [
    ...[
      GOOD,
      LONGEST,
      damaged('ASC-A1', GOOD),
      ` ${GOOD}\r\n`,
      delimited,
      ...ADDRESSES,
      CERTIFICATE,
    ],
    '政务服务码',
    '01',
  ].map((text) => encoder.encode(text)),
  maxBytes: 4_096,
  limitMs: 20,
  run(bytes) {
    const text = decoder.decode(bytes);
    const parsed = parseCode(text, SIMULATED_PROFILES, { now: NOW });
    if (!parsed.ok) {
      const { detail = '' } = parsed.error;
      if (!/^[a-zA-Z0-9: -]{0,60}$/.test(detail))
        throw new Error('a failure holds more than words');
      return;
    }
    const { profileId, content, segments, hint, codeSystemId } = parsed.value;
    const profile = SIMULATED_PROFILES.find(({ data }) => data.id === profileId);
    if (!profile) throw new Error('a code of no profile');
    // A certificate's identifier may come in small letters; nothing else is mended.
    if (!text.includes(content) && !text.toUpperCase().includes(content)) {
      throw new Error('a code was mended');
    }
    const again = formatCode(profile, segments);
    if (!again.ok || again.value !== content) throw new Error('segments do not add up');
    if (hint.includes(segments[profile.data.secret] ?? '')) {
      throw new Error('the hint gives the secret away');
    }
    if (!/^\d{7}$/.test(codeSystemId)) throw new Error('no code system');
  },
};

const address: FuzzTarget = {
  name: 'parse-address',
  seeds: ADDRESSES.map((text) => encoder.encode(text)),
  maxBytes: 1_024,
  limitMs: 20,
  run(bytes) {
    const text = decoder.decode(bytes);
    const read = parseAddress(text);
    if (!read.ok) return;
    // Whatever is let through, a browser understands in the same way.
    const { hostname, username, port } = new URL(text);
    if (hostname !== read.value.host) throw new Error('another host than a browser reads');
    if (username !== '' || Number(port || 443) !== read.value.port) throw new Error('another port');
  },
};

const file: FuzzTarget = {
  name: 'profile-file',
  seeds: BUILT_IN_PROFILE_DATA.map((data) => encoder.encode(JSON.stringify(data))),
  maxBytes: 8_192,
  limitMs: 100,
  run(bytes) {
    const read = readCodeFile(decoder.decode(bytes));
    if (!read.ok && read.error.length === 0) throw new Error('refused without a reason');
  },
};

export const targets: readonly FuzzTarget[] = [parse, address, file];
