/** AIM identifiers to choose from, without the flag `]` (ISO/IEC 15424; `g` by AIMD014). */
export const SYMBOLOGIES = [
  { aim: 'Q1', name: 'QR' },
  { aim: 'Q2', name: 'QR + ECI' },
  { aim: 'd1', name: 'Data Matrix' },
  { aim: 'L2', name: 'PDF417' },
  { aim: 'z0', name: 'Aztec' },
  { aim: 'h0', name: 'Han Xin 汉信码' },
  { aim: 'g0', name: 'Grid Matrix 网格码' },
  { aim: 'C0', name: 'Code 128' },
  { aim: 'E0', name: 'EAN-13' },
  { aim: 'X0', name: 'other' },
] as const;
