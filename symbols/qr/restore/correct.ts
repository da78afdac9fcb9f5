import { createCorrector } from '../../reed-solomon/correct.ts';
import { createField } from '../../reed-solomon/field.ts';

/** GF(256) over x⁸ + x⁴ + x³ + x² + 1 (ISO/IEC 18004, 7.5.2). */
const FIELD = createField(0x11d, 255);

/** Corrects a block of a QR code: the first root of its code is 2⁰. */
export const correctBlock = createCorrector(FIELD, 0);
