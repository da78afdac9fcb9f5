import type { TerminalConfig } from '../contract/config.ts';
import { crlOf } from '../documents/seal/crl.ts';
import { nodeCrypto } from '../documents/seal/foreign-crypto.node.ts';
import { readTrustFiles } from '../documents/seal/trust-files.node.ts';
import type { Text } from './text.ts';

/** What of the trust list the terminal could not use, each as `key: what was expected`. */
export function documentsProblems(config: TerminalConfig, text: Text): string[] {
  const { trustDir } = config.simulation ?? {};
  return [
    ...config.documents.trust.flatMap((place, index) =>
      problemsAt(place, config.documents.trust, text).map(
        (problem) => `documents.trust[${index}]: ${problem}`,
      ),
    ),
    ...(trustDir === undefined
      ? []
      : problemsAt(trustDir, [trustDir], text).map((problem) => `simulation.trustDir: ${problem}`)),
  ];
}

/** @param all where the authority of a list may be found */
function problemsAt(place: string, all: readonly string[], text: Text): readonly string[] {
  const { anchors, crls, unread, missing } = readTrustFiles([place]);
  const authorities = readTrustFiles(all).anchors;
  const isNothing = [anchors, crls, unread, missing].every((list) => list.length === 0);
  return [
    ...missing.map(({ place: file, code }) => text('trustMissing', { file, code })),
    ...unread.map((file) => text('trustUnread', { file })),
    ...(isNothing ? [text('trustNothing', { file: place })] : []),
    ...crls
      .filter(({ crl }) =>
        authorities.every(({ certificate }) => !crlOf(certificate, [crl], nodeCrypto)),
      )
      .map(({ file }) => text('trustForeignList', { file })),
  ];
}
