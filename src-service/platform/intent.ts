import { randomUUID } from 'node:crypto';
import type { ServiceItem, TerminalConfig } from '../../contract/config.ts';
import type { HeadFacts } from './signed-exchange.ts';
import type { Trouble } from './trouble.ts';

/** What every sending of one intent shares; repeated with the same `requestId` it has one effect. */
export interface Intent {
  readonly requestId: string;
  readonly item: ServiceItem;
  /** Who serves the citizen (经办人), at a counter. */
  readonly operatorId?: string | undefined;
  /** Ends it when its session ends. */
  readonly signal?: AbortSignal | undefined;
  /** Until when an answer is of any use, as `Clock.elapsed` counts; absent: for the scan budget. */
  readonly deadline?: number | undefined;
  /** Sent once: whoever asks tries again himself. */
  readonly once?: boolean | undefined;
  /** Hears of a question why it has no answer in the end, in full. */
  readonly onTrouble?: ((trouble: Trouble) => void) | undefined;
}

/** Name of an operator (经办人) by the number; `undefined` for one who is not kept any more. */
export type OperatorNames = (operatorId: string) => string | undefined;

export function newRequestId(): string {
  return randomUUID();
}

/** Who asks for what (GB/T 45960): in every request, because the citizen is shown it. */
export function headFacts(
  { terminal, mode }: Pick<TerminalConfig, 'mode' | 'terminal'>,
  { requestId, item, operatorId }: Intent,
  nameOf: OperatorNames = () => undefined,
): HeadFacts {
  const operatorName = operatorId === undefined ? undefined : nameOf(operatorId);
  return {
    requestId,
    ...(terminal.appId === undefined ? {} : { appId: terminal.appId }),
    terminalId: terminal.id,
    terminalType: mode,
    windowNo: terminal.windowNo,
    orgCode: terminal.orgCode,
    orgName: terminal.orgName['zh-CN'],
    regionCode: terminal.regionCode,
    itemCode: item.code,
    ...(item.sceneCode === undefined ? {} : { sceneCode: item.sceneCode }),
    // Use cause (使用事由), as the citizen and the code system read it.
    useCause: item.name['zh-CN'],
    ...(operatorId === undefined ? {} : { operatorId }),
    ...(operatorName === undefined ? {} : { operatorName }),
  };
}
