import { CircleSlash2, RefreshCw, ScanLine, UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import type { FailureCode } from '../../contract/failures.ts';
import { remedyOf } from '../logic/remedy.ts';

const ICONS = {
  rescan: ScanLine,
  automatic: RefreshCw,
  clerk: UserRound,
  none: CircleSlash2,
} as const;

/** What makes it good, as a picture: scan again, wait, ask, or nothing. */
export function RemedyIcon({ code }: { readonly code: FailureCode }): ReactElement {
  const Icon = ICONS[remedyOf(code)];
  return <Icon aria-hidden="true" />;
}
