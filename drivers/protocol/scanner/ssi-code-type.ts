import type { AimIdentifier } from '../../events.ts';

/**
 * Bar code types of SSI that leave no choice of the AIM modifier. Codes: Symbol CS3000 reference,
 * table "Code Type IDs", the same as in the SSI guide; modifiers: Zebra's tables of AIM modifiers
 * (sure). A QR code, say, is not here: its type does not tell whether ECI escapes are in the data.
 */
const IDENTIFIERS: ReadonlyMap<number, AimIdentifier> = new Map([
  [0x07, { code: 'G', modifier: '0', symbology: 'code-93' }],
  [0x0a, { code: 'E', modifier: '4', symbology: 'ean-upc' }],
  [0x0b, { code: 'E', modifier: '0', symbology: 'ean-upc' }],
  [0x0f, { code: 'C', modifier: '1', symbology: 'code-128' }],
]);

/** The AIM identifier that a bar code type stands for, if it stands for exactly one. */
export function aimOfSsiType(type: number): AimIdentifier | undefined {
  return IDENTIFIERS.get(type);
}
