import { expect, it } from 'vitest';
import { SYMBOLOGIES } from '../decoder.ts';
import { formatsOf, symbologyOf } from './formats.ts';

it('asks for nothing but what is wanted', () => {
  expect(formatsOf(['qr'])).toBe('QRCodeModel2');
  expect(formatsOf(['aztec', 'grid-matrix', 'qr'])).toBe('Aztec,QRCodeModel2');
});

it('asks for nothing where the module reads none of them', () => {
  // An empty list would mean every format there is.
  expect(formatsOf(['grid-matrix'])).toBe('');
});

it('leads every format that is asked for back to its symbology', () => {
  for (const symbology of SYMBOLOGIES) {
    if (symbology === 'grid-matrix') continue;
    expect(symbologyOf(formatsOf([symbology]), '')).toBe(symbology);
  }
});

it('tells Micro QR from QR, which are one family', () => {
  expect(symbologyOf('MicroQRCode', 'QRCode')).toBe('micro-qr');
  expect(symbologyOf('QRCode', 'QRCode')).toBe('qr');
  expect(symbologyOf('CompactPDF417', 'PDF417')).toBe('pdf417');
});

it('does not know what was not asked for', () => {
  expect(symbologyOf('RMQRCode', 'QRCode')).toBeUndefined();
  expect(symbologyOf('None', '')).toBeUndefined();
});
