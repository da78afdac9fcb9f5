import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfigFile } from '../contract/config-file.node.ts';
import { unwrap } from '../contract/result.ts';
import { issueCrl } from '../documents/builder/issue-certificate.ts';
import {
  AUTHORITY,
  NOW,
  randomBytes,
  ROOT,
  STRANGER,
} from '../documents/seal/signed-samples.test-support.ts';
import { writeConfig } from './config.test-support.ts';
import { documentsProblems } from './documents-problems.ts';
import { createText } from './text.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-trust-'));
  mkdirSync(path.join(folder, 'trust'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, content: Uint8Array | string): string {
  const file = path.join(folder, 'trust', name);
  writeFileSync(file, content);
  return file;
}

/** Problems of a configuration beside the folder, whose trust list this is. */
function problemsOf(added: string, inSimulation = ''): readonly string[] {
  const file = writeConfig(folder, added, (text) =>
    text.replace('[simulation]', `[simulation]\n${inSimulation}`),
  );
  const config = unwrap(readConfigFile(file, {}));
  return documentsProblems(config, createText('en'));
}
const TRUST = '[documents]\ntrust = ["trust"]\n';

test('a folder with an authority and its list has no problem', () => {
  put('authority.cer', AUTHORITY.certificate);
  put('authority.crl', issueCrl(AUTHORITY, NOW, [], randomBytes));
  expect(problemsOf(TRUST)).toEqual([]);
  expect(problemsOf('')).toEqual([]);
});

test('what cannot be used is told by its file', () => {
  put('root.cer', ROOT.certificate);
  const broken = put('broken.cer', 'x');
  const foreign = put('foreign.crl', issueCrl(STRANGER, NOW, [], randomBytes));
  expect(problemsOf('[documents]\ntrust = ["trust", "gone"]\n')).toEqual([
    `documents.trust[0]: ${broken}: neither a certificate nor a list of revoked ones`,
    `documents.trust[0]: ${foreign}: not signed by a certificate of documents.trust, or not a whole list that can be used`,
    `documents.trust[1]: ${path.join(folder, 'gone')}: cannot be read (ENOENT)`,
  ]);
});

test('a folder with nothing in it believes nobody', () => {
  const place = path.join(folder, 'trust');
  expect(problemsOf(TRUST)).toEqual([
    `documents.trust[0]: ${place}: holds no certificate (*.cer, *.crt, *.der, *.pem) and no list (*.crl)`,
  ]);
});

test('the folder of the simulation is looked at too', () => {
  expect(problemsOf('', 'trustDir = "gone"')).toEqual([
    `simulation.trustDir: ${path.join(folder, 'gone')}: cannot be read (ENOENT)`,
  ]);
});
