import type { KeyPlace } from './keyboard-map.ts';

type HintKey =
  | 'choose'
  | 'chooseCertificate'
  | 'primary'
  | 'refuse'
  | 'end'
  | 'open'
  | 'closeDocument'
  | 'zoom'
  | 'fit'
  | 'page'
  | 'rotate'
  | 'panel'
  | 'find'
  | 'verdict'
  | 'next'
  | 'same'
  | 'different'
  | 'scan'
  | 'queue'
  | 'diagnostics'
  | 'help';

export interface KeyHint {
  readonly keys: readonly string[];
  /** Key of the text in `counter:keys`. */
  readonly text: HintKey;
}

const HELP: KeyHint = { keys: ['F1'], text: 'help' };
const QUEUE: KeyHint = { keys: ['F8'], text: 'queue' };
const DEVICES: KeyHint = { keys: ['F9'], text: 'diagnostics' };
const SCAN: KeyHint = { keys: ['F2'], text: 'scan' };
const END: KeyHint = { keys: ['Esc'], text: 'end' };

/** Shown while the card of the person lies before the clerk, and none was compared yet. */
export const COMPARE: readonly KeyHint[] = [
  { keys: ['F6'], text: 'same' },
  { keys: ['F7'], text: 'different' },
];

/** More of the viewer, whose tools tell their keys themselves. */
export const VIEWER_HINTS: readonly KeyHint[] = [
  { keys: ['0', 'W'], text: 'fit' },
  { keys: ['R'], text: 'rotate' },
  { keys: ['P'], text: 'panel' },
];

/** Which keys do something in a place; each cap is a name printed on a keyboard. */
export const KEY_HINTS: Readonly<Record<KeyPlace, readonly KeyHint[]>> = {
  idle: [{ keys: ['1', '…', '9', '↑', '↓'], text: 'choose' }, SCAN, QUEUE, DEVICES, HELP],
  'reading-card': [END, HELP],
  working: [END, HELP],
  queued: [END, HELP],
  'scan-session': [END, HELP],
  evidence: [...COMPARE, END, HELP],
  consent: [
    { keys: ['Enter'], text: 'primary' },
    { keys: ['Del'], text: 'refuse' },
    ...COMPARE,
    END,
    HELP,
  ],
  certificates: [
    { keys: ['1', '…', '9', '↑', '↓'], text: 'chooseCertificate' },
    { keys: ['Enter'], text: 'open' },
    ...COMPARE,
    END,
    HELP,
  ],
  document: [
    { keys: ['+', '−'], text: 'zoom' },
    { keys: ['PgUp', 'PgDn'], text: 'page' },
    { keys: ['Ctrl+F'], text: 'find' },
    { keys: ['S'], text: 'verdict' },
    { keys: ['Enter'], text: 'closeDocument' },
    ...COMPARE,
    END,
    HELP,
  ],
  failed: [{ keys: ['Enter'], text: 'next' }, SCAN, END, HELP],
  ended: [{ keys: ['Enter'], text: 'next' }, SCAN, HELP],
};
