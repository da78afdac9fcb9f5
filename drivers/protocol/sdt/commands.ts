/** Commands to an ID-card reader (GA/T 467-2019): command byte, parameter byte. */
export const COMMANDS = {
  /** State of the security module (SAM). */
  samStatus: [0x11, 0xff],
  /** Number of the security module. */
  samNumber: [0x12, 0xff],
  /** Find a card in the field (寻找证/卡). */
  find: [0x20, 0x01],
  /** Select the card that was found (选取证/卡). */
  select: [0x20, 0x02],
  /** Text and photo (读固定信息). */
  read: [0x30, 0x01],
  /** Newest extra address (读追加信息). */
  readAddress: [0x30, 0x03],
} as const satisfies Record<string, readonly [number, number]>;

export type CommandName = keyof typeof COMMANDS;
