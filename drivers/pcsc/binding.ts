import type * as Koffi from 'koffi';
import { err, ok, type Result } from '../../contract/result.ts';
import { layoutFor, readerStateType } from './layout.ts';

/** One entry of `SCardGetStatusChange`. */
export interface ReaderStatus {
  readonly name: string;
  /** State that the caller knows, see `FLAG`. */
  readonly known: number;
}

/** What the service says of one entry. */
export interface ReaderAnswer {
  readonly name: string;
  readonly event: number;
  readonly atr: Uint8Array;
}

/** The functions of PC/SC that are used; every code is an unsigned 32-bit number, see `CODE`. */
export interface Pcsc {
  establish(): { readonly code: number; readonly context: number };
  /** `readers` is the list of zero-terminated names as the service gave it. */
  listReaders(context: number): { readonly code: number; readonly names: readonly string[] };
  /** Waits at most `timeoutMs` until a reader is in another state than the known one. */
  statusChange(
    context: number,
    timeoutMs: number,
    readers: readonly ReaderStatus[],
  ): { readonly code: number; readonly answers: readonly ReaderAnswer[] };
  release(context: number): void;
}

/** `SCARD_SCOPE_SYSTEM`. */
const SCOPE_SYSTEM = 2;
/** More than 16 names of 128 characters in UTF-16, in bytes. */
const LIST_BYTES = 8_192;

/** The zero-terminated names of a list that ends with an empty one; nothing behind it counts. */
export function parseNames(text: string): string[] {
  const names = text.split('\0');
  const end = names.indexOf('');
  return names.slice(0, end === -1 ? 0 : end);
}

/**
 * Loads the system's PC/SC library: pcsc-lite on Linux, `winscard.dll`, `PCSC.framework`. The error
 * tells why it cannot be loaded.
 */
export async function loadPcsc(platform = process.platform): Promise<Result<Pcsc, string>> {
  const layout = layoutFor(platform);
  try {
    const koffi = await import('koffi');
    return ok(bind(koffi, platform));
  } catch {
    return err(`${layout.library} cannot be loaded`);
  }
}

interface RawStatus {
  szReader: string;
  pvUserData: number;
  dwCurrentState: number;
  dwEventState: number;
  cbAtr: number;
  rgbAtr: Uint8Array;
}

function bind(koffi: typeof Koffi, platform: NodeJS.Platform): Pcsc {
  const layout = layoutFor(platform);
  const { context: CONTEXT, dword: DWORD, suffix, encoding, atrBytes } = layout;
  const lib = koffi.load(layout.library);
  const states = koffi.inout(koffi.pointer(readerStateType(koffi, layout)));
  const length = koffi.inout(koffi.pointer(DWORD));
  const define = (
    name: string,
    types: Parameters<typeof lib.func>[3],
  ): ReturnType<typeof lib.func> => lib.func('__stdcall', name, 'int32_t', types);

  const establish = define('SCardEstablishContext', [
    DWORD,
    'void *',
    'void *',
    koffi.out(koffi.pointer(CONTEXT)),
  ]);
  const list = define(`SCardListReaders${suffix}`, [CONTEXT, 'void *', 'uint8_t *', length]);
  const wait = define(`SCardGetStatusChange${suffix}`, [CONTEXT, DWORD, states, DWORD]);
  const release = define('SCardReleaseContext', [CONTEXT]);
  const codeOf = (value: unknown): number => Number(value) >>> 0;

  return {
    establish() {
      const context = [0];
      const code = codeOf(establish(SCOPE_SYSTEM, null, null, context));
      return { code, context: context[0] ?? 0 };
    },
    listReaders(context) {
      const buffer = new Uint8Array(LIST_BYTES);
      const characters = encoding === 'utf-8' ? LIST_BYTES : LIST_BYTES / 2;
      const code = codeOf(list(context, null, buffer, [characters]));
      return { code, names: parseNames(new TextDecoder(encoding).decode(buffer)) };
    },
    statusChange(context, timeoutMs, readers) {
      const raw: RawStatus[] = readers.map(({ name, known }) => ({
        szReader: name,
        pvUserData: 0,
        dwCurrentState: known,
        dwEventState: 0,
        cbAtr: 0,
        rgbAtr: new Uint8Array(atrBytes),
      }));
      const code = codeOf(wait(context, timeoutMs, raw, raw.length));
      const answers = raw.map(({ dwEventState, cbAtr, rgbAtr }, index) => ({
        name: readers[index]?.name ?? '',
        event: dwEventState,
        atr: rgbAtr.slice(0, Math.min(cbAtr, atrBytes)),
      }));
      return { code, answers };
    },
    release: (context) => void release(context),
  };
}
