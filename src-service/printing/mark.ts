import type { CheckState } from '../../contract/certificate-check.ts';
import type { TerminalConfig } from '../../contract/config.ts';
import { chinaDate } from '../../contract/china-date.ts';
import type { PrintMark } from '../../contract/printing.ts';

export interface MarkFacts {
  readonly terminal: Pick<TerminalConfig['terminal'], 'id' | 'orgName' | 'windowNo'>;
  /** Name of the service item: the purpose (用途). */
  readonly itemName: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** How long the copy may be used, in days. */
  readonly validDays: number;
  /** End of the certificate itself, YYYY-MM-DD; absent: none. */
  readonly certificateEnds: string | undefined;
  /** What the check of the file's seals came to. */
  readonly check: CheckState;
}

const UNVERIFIED = '印章未经验证';
/** What a copy says of the seals that it shows: the warning of the screen does not go with the paper. */
const SEAL_DOUBTS: Readonly<Record<CheckState, string | undefined>> = {
  VALID: undefined,
  VALID_PARTIAL: UNVERIFIED,
  VALID_REVOKED: UNVERIFIED,
  VALID_UNTRUSTED: UNVERIFIED,
  INVALID: UNVERIFIED,
  UNSUPPORTED: UNVERIFIED,
  UNSIGNED: '无电子印章',
  NOT_CHECKED: '印章未检查',
};

const DAY_MS = 86_400_000;
const CHINA_OFFSET_MS = 8 * 3_600_000;
/** What the schema of a mark holds, with room for the words around it. */
const LONGEST_NAME = 48;

function cut(name: string): string {
  const letters = [...name];
  return letters.length <= LONGEST_NAME ? name : `${letters.slice(0, LONGEST_NAME - 1).join('')}…`;
}

function minuteOf(at: number): string {
  return new Date(at + CHINA_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/**
 * What an annotated copy (复印件标注) says: for what, by whom, where, when and until when, and whether its
 * seals were found in order. In Chinese, whatever the screen speaks: it is read by the office that the
 * copy is handed in to.
 */
export function printMarkOf(facts: MarkFacts): PrintMark {
  const { terminal, at } = facts;
  const item = cut(facts.itemName);
  const organ = cut(terminal.orgName['zh-CN']);
  const lapses = chinaDate(at + facts.validDays * DAY_MS);
  const ends = facts.certificateEnds;
  const until = ends !== undefined && ends < lapses ? ends : lapses;
  const window = terminal.windowNo === '' ? '' : `（${terminal.windowNo} 窗口）`;
  const doubt = SEAL_DOUBTS[facts.check];
  return {
    tile: `仅供办理“${item}”使用 · 有效期至 ${until}`,
    foot: [
      `电子证照复印件 · 用途：${item}，仅供此用途使用，再次复印无效`,
      `机构：${organ} · 终端：${terminal.id}${window}`,
      `打印时间：${minuteOf(at)} · 有效期至：${until}`,
      ...(doubt === undefined ? [] : [doubt]),
    ],
  };
}
