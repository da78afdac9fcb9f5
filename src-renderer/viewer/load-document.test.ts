import { describe, expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { err, ok } from '../../contract/result.ts';
import type { CertificateDocument } from '../../documents/certificate-document.ts';
import { loadDocument, OPEN_LIMIT_MS, wipe } from './load-document.ts';
import type { ShownFile, DocumentState } from './load-document.ts';

function fileOf(...bytes: number[]): ShownFile {
  return { mediaType: 'image/png', bytes: Uint8Array.from(bytes) };
}

function documentSpy(): CertificateDocument & { disposed: number } {
  return {
    disposed: 0,
    format: 'image',
    pageCount: 1,
    pageSize: () => Promise.resolve({ width: 1, height: 1 }),
    draw: () => Promise.resolve(undefined),
    text: () => Promise.resolve([]),
    outlines: () => Promise.resolve([]),
    attachments: () => Promise.resolve([]),
    seals: () => Promise.resolve([]),
    dispose() {
      this.disposed++;
    },
  };
}

/** Lets every promise that can go on go on. */
const settle = (): Promise<void> => new Promise((later) => setTimeout(later, 0));
const clock = manualClock();

describe('loadDocument', () => {
  test('opens, tells, and wipes the bytes that are not needed any more', async () => {
    const states: DocumentState[] = [];
    const file = fileOf(1, 2, 3);
    const document = documentSpy();
    loadDocument(
      { clock, read: () => Promise.resolve(file), open: () => Promise.resolve(ok(document)) },
      (state) => states.push(state),
    );
    await settle();
    expect(states).toMatchObject([{ state: 'ready', document }]);
    expect([...file.bytes]).toEqual([0, 0, 0]);
    expect(document.disposed).toBe(0);
  });

  test('ending it disposes of the document, once', async () => {
    const document = documentSpy();
    const end = loadDocument(
      { clock, read: () => Promise.resolve(fileOf(1)), open: () => Promise.resolve(ok(document)) },
      () => {},
    );
    await settle();
    end();
    end();
    expect(document.disposed).toBe(1);
  });

  test('a file that comes after the end is wiped and never opened', async () => {
    const file = fileOf(7, 7);
    let opened = 0;
    const end = loadDocument(
      {
        clock,
        read: () => Promise.resolve(file),
        open: () => {
          opened++;
          return Promise.resolve(ok(documentSpy()));
        },
      },
      () => expect.unreachable(),
    );
    end();
    await settle();
    expect(opened).toBe(0);
    expect([...file.bytes]).toEqual([0, 0]);
  });

  test('a document that is ready after the end is disposed of, and its opener told', async () => {
    const document = documentSpy();
    let finish: () => void = () => {};
    let told: AbortSignal | undefined;
    const end = loadDocument(
      {
        clock,
        read: () => Promise.resolve(fileOf(1)),
        open: (_file, signal) => {
          told = signal;
          return new Promise((resolve) => (finish = () => resolve(ok(document))));
        },
      },
      () => expect.unreachable(),
    );
    await settle();
    end();
    expect(told?.aborted).toBe(true);
    finish();
    await settle();
    expect(document.disposed).toBe(1);
  });

  test.each([
    ['is refused', () => Promise.resolve(err({ code: 'DOC_XML' } as const)), 'DOC_XML'],
    ['breaks its viewer', () => Promise.reject(new Error('damaged')), 'DOC_DAMAGED'],
  ])('a file that %s is told and wiped', async (_what, open, code) => {
    const states: DocumentState[] = [];
    const file = fileOf(9);
    loadDocument({ clock, read: () => Promise.resolve(file), open }, (state) => states.push(state));
    await settle();
    expect(states).toEqual([{ state: 'failed', failure: { code } }]);
    expect([...file.bytes]).toEqual([0]);
  });

  test('a file that takes too long to open is given up, with all that was begun', async () => {
    const states: DocumentState[] = [];
    const file = fileOf(9);
    let told: AbortSignal | undefined;
    loadDocument(
      {
        clock,
        read: () => Promise.resolve(file),
        open: (_file, signal) => {
          told = signal;
          return new Promise(() => {});
        },
      },
      (state) => states.push(state),
    );
    await settle();
    clock.advance(OPEN_LIMIT_MS);
    await settle();
    expect(states).toEqual([{ state: 'failed', failure: { code: 'DOC_LIMIT' } }]);
    expect(told?.aborted).toBe(true);
    expect([...file.bytes]).toEqual([0]);
  });

  test('a file that is not to be had is told', async () => {
    const states: DocumentState[] = [];
    loadDocument(
      {
        clock,
        read: () => Promise.resolve(undefined),
        open: () => Promise.resolve(ok(documentSpy())),
      },
      (state) => states.push(state),
    );
    await settle();
    expect(states).toEqual([{ state: 'failed', failure: { code: 'CERT_UNAVAILABLE' } }]);
  });
});

test('wipe takes a buffer that was handed over', () => {
  const bytes = Uint8Array.from([1, 2]);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  expect(() => wipe(bytes)).not.toThrow();
});
