import type { TypeObject } from 'koffi';
import type * as Koffi from 'koffi';

/** The C types of PC/SC, which are not the same everywhere. */
export interface PcscLayout {
  /** Where the system finds the library. */
  readonly library: string;
  /** Ending of the functions that take UTF-16 texts, where texts are such. */
  readonly suffix: '' | 'W';
  readonly encoding: 'utf-8' | 'utf-16le';
  /** `unsigned long` of pcsc-lite, 64 bits wide on 64-bit machines; 32 bits elsewhere. */
  readonly dword: string;
  /** `SCARDCONTEXT`. */
  readonly context: string;
  /** `const char *` or `const wchar_t *`. */
  readonly text: string;
  /** Room for an answer to reset in `SCARD_READERSTATE`, in bytes. */
  readonly atrBytes: number;
  /** Whether `SCARD_READERSTATE` is without gaps. */
  readonly packed: boolean;
}

const UNIX = { suffix: '', encoding: 'utf-8', text: 'str', atrBytes: 33 } as const;

const LINUX: PcscLayout = {
  ...UNIX,
  library: 'libpcsclite.so.1',
  dword: 'unsigned long',
  context: 'long',
  packed: false,
};
/** pcsc-lite as Apple builds it: `uint32_t`, and `#pragma pack(1)`. */
const MACOS: PcscLayout = {
  ...UNIX,
  library: '/System/Library/Frameworks/PCSC.framework/PCSC',
  dword: 'uint32_t',
  context: 'int32_t',
  packed: true,
};
const WINDOWS: PcscLayout = {
  library: 'winscard.dll',
  suffix: 'W',
  encoding: 'utf-16le',
  dword: 'uint32_t',
  context: 'uintptr_t',
  text: 'str16',
  atrBytes: 36,
  packed: false,
};

export function layoutFor(platform: NodeJS.Platform): PcscLayout {
  if (platform === 'win32') return WINDOWS;
  return platform === 'darwin' ? MACOS : LINUX;
}

/** `SCARD_READERSTATE`. */
export function readerStateType(koffi: typeof Koffi, layout: PcscLayout): TypeObject {
  const members = {
    szReader: layout.text,
    pvUserData: 'uintptr_t',
    dwCurrentState: layout.dword,
    dwEventState: layout.dword,
    cbAtr: layout.dword,
    rgbAtr: koffi.array('uint8_t', layout.atrBytes, 'Typed'),
  };
  return layout.packed ? koffi.pack(members) : koffi.struct(members);
}
