import type { SessionState } from '../../contract/session.ts';
import type { ViewerAction } from '../viewer/use-viewer.ts';
import type { ViewerTool } from '../viewer/use-viewer-tools.ts';

/** Where the keys go: the session's state, with the certificate viewer as a place of its own. */
export type KeyPlace = SessionState | 'document';

export type KeyAction =
  | { readonly do: 'pick'; readonly index: number }
  | { readonly do: 'move'; readonly by: 1 | -1 }
  | { readonly do: 'view'; readonly action: ViewerAction }
  | { readonly do: 'tool'; readonly tool: ViewerTool }
  | { readonly do: 'primary' | 'refuse' | 'end' | 'close' | 'acknowledge' }
  | { readonly do: 'compare'; readonly same: boolean }
  | { readonly do: 'help' | 'queue' | 'diagnostics' | 'scan' | 'sign-out' };

const VIEWER_KEYS: ReadonlyMap<string, ViewerAction> = new Map<string, ViewerAction>([
  ['+', 'zoom-in'],
  ['=', 'zoom-in'],
  ['-', 'zoom-out'],
  ['0', 'fit-page'],
  ['w', 'fit-width'],
  ['r', 'rotate'],
  ['PageUp', 'previous'],
  ['ArrowLeft', 'previous'],
  ['PageDown', 'next'],
  ['ArrowRight', 'next'],
  ['Home', 'first'],
  ['End', 'last'],
]);

const VIEWER_TOOLS: ReadonlyMap<string, ViewerTool> = new Map<string, ViewerTool>([
  ['Ctrl+f', 'find'],
  ['p', 'panel'],
  ['s', 'verdict'],
]);

/** Places with a list that digits and arrows choose from: service items, certificates. */
const WITH_LIST: readonly KeyPlace[] = ['idle', 'certificates'];

/** Places where nothing of anybody is open, so that a code for a phone (扫码) can be asked for. */
const FREE: readonly KeyPlace[] = ['idle', 'failed', 'ended'];

/** Places where the card of the person may lie before the clerk, to be compared (人证比对). */
const WITH_CARD: readonly KeyPlace[] = ['evidence', 'consent', 'certificates', 'document'];

/**
 * What a key (`KeyboardEvent.key`, `Ctrl+` before it where that is held) means in a place; `undefined`
 * where it means nothing.
 */
export function keyAction(place: KeyPlace, key: string): KeyAction | undefined {
  if (key === 'F1' || key === '?') return { do: 'help' };
  if (key === 'F8') return { do: 'queue' };
  if (key === 'F4') return { do: 'sign-out' };
  if (key === 'F9') return { do: 'diagnostics' };
  if (key === 'F2') return FREE.includes(place) ? { do: 'scan' } : undefined;
  if (key === 'F6' || key === 'F7') {
    return WITH_CARD.includes(place) ? { do: 'compare', same: key === 'F6' } : undefined;
  }
  if (key === 'Escape') return place === 'idle' ? undefined : { do: 'end' };
  if (place === 'document') return documentKey(key);
  if (key === 'Enter') return { do: 'primary' };
  if (place === 'consent' && key === 'Delete') return { do: 'refuse' };
  return WITH_LIST.includes(place) ? listKey(key) : undefined;
}

function documentKey(key: string): KeyAction | undefined {
  if (key === 'Enter' || key === 'Backspace') return { do: 'close' };
  if (key === 'Ctrl+Enter') return { do: 'acknowledge' };
  const letter = key.length === 1 ? key.toLowerCase() : key;
  const tool = VIEWER_TOOLS.get(letter);
  if (tool) return { do: 'tool', tool };
  const action = VIEWER_KEYS.get(letter);
  return action && { do: 'view', action };
}

function listKey(key: string): KeyAction | undefined {
  if (/^[1-9]$/.test(key)) return { do: 'pick', index: Number(key) - 1 };
  if (key === 'ArrowDown') return { do: 'move', by: 1 };
  return key === 'ArrowUp' ? { do: 'move', by: -1 } : undefined;
}

/** The place after a step through a list that goes round. */
export function moved(index: number, by: number, length: number): number {
  return length === 0 ? 0 : (index + by + length) % length;
}
