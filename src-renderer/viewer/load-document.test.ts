import { describe, expect, test } from 'vitest';
import { loadDocument, wipe } from './load-document.ts';
import type { ShownFile, DocumentState } from './load-document.ts';
import type { ViewDocument } from './view-document.ts';

function fileOf(...bytes: number[]): ShownFile {
  return { mediaType: 'image/png', bytes: Uint8Array.from(bytes) };
}

function documentSpy(): ViewDocument & { disposed: number } {
  return {
    disposed: 0,
    pageCount: 1,
    pageSize: () => Promise.resolve({ width: 1, height: 1 }),
    draw: () => Promise.resolve(),
    dispose() {
      this.disposed++;
    },
  };
}

/** Lets every promise that can go on go on. */
const settle = (): Promise<void> => new Promise((later) => setTimeout(later, 0));

describe('loadDocument', () => {
  test('opens, tells, and wipes the bytes that are not needed any more', async () => {
    const states: DocumentState[] = [];
    const file = fileOf(1, 2, 3);
    const document = documentSpy();
    loadDocument(
      { read: () => Promise.resolve(file), open: () => Promise.resolve(document) },
      (state) => states.push(state),
    );
    await settle();
    expect(states).toEqual([{ state: 'ready', document }]);
    expect([...file.bytes]).toEqual([0, 0, 0]);
  });

  test('ending it disposes of the document', async () => {
    const document = documentSpy();
    const end = loadDocument(
      { read: () => Promise.resolve(fileOf(1)), open: () => Promise.resolve(document) },
      () => {},
    );
    await settle();
    end();
    expect(document.disposed).toBe(1);
  });

  test('a file that comes after the end is wiped and never opened', async () => {
    const file = fileOf(7, 7);
    let opened = 0;
    const end = loadDocument(
      {
        read: () => Promise.resolve(file),
        open: () => {
          opened++;
          return Promise.resolve(documentSpy());
        },
      },
      () => expect.unreachable(),
    );
    end();
    await settle();
    expect(opened).toBe(0);
    expect([...file.bytes]).toEqual([0, 0]);
  });

  test('a document that is ready after the end is disposed of', async () => {
    const document = documentSpy();
    let finish: (document: ViewDocument) => void = () => {};
    const end = loadDocument(
      {
        read: () => Promise.resolve(fileOf(1)),
        open: () => new Promise((resolve) => (finish = resolve)),
      },
      () => expect.unreachable(),
    );
    await settle();
    end();
    finish(document);
    await settle();
    expect(document.disposed).toBe(1);
  });

  test('a file that cannot be opened is told and wiped', async () => {
    const states: DocumentState[] = [];
    const file = fileOf(9);
    loadDocument(
      { read: () => Promise.resolve(file), open: () => Promise.reject(new Error('damaged')) },
      (state) => states.push(state),
    );
    await settle();
    expect(states).toEqual([{ state: 'failed' }]);
    expect([...file.bytes]).toEqual([0]);
  });

  test('a file that is not to be had is told', async () => {
    const states: DocumentState[] = [];
    loadDocument(
      { read: () => Promise.resolve(undefined), open: () => Promise.resolve(documentSpy()) },
      (state) => states.push(state),
    );
    await settle();
    expect(states).toEqual([{ state: 'failed' }]);
  });
});

test('wipe takes a buffer that was handed over', () => {
  const bytes = Uint8Array.from([1, 2]);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  expect(() => wipe(bytes)).not.toThrow();
});
