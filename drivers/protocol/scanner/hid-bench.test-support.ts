/** Bytes from hexadecimal digits with spaces and comments behind `;`. */
export function hexBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.replaceAll(/;.*$/gm, '').replaceAll(/\s/g, ''), 'hex'));
}

/**
 * The report descriptor of a scanner with the usual 64-byte report, written by hand from the HID
 * Point of Sale Usage Tables 1.02: application 8C:02, scanned data 8C:12, trigger report 8C:14.
 */
export const SCANNER_DESCRIPTOR = hexBytes(`
  05 8c  09 02  a1 01        ; bar code scanner, application
  09 12  a1 02               ; scanned data report
  85 02  15 00  26 ff 00  75 08
  95 01  05 01  09 3b  81 02 ; byte count
  95 03  05 8c  09 fb 09 fc 09 fd  81 02  ; symbology ids 1 to 3
  95 38  09 fe  82 02 01     ; 56 bytes of decoded data, buffered
  95 01  06 66 ff  09 04  81 02  09 00  81 02  ; vendor's own, reserved
  05 8c  25 01  75 01  95 01  09 ff  81 02     ; data continued
  95 07  81 03               ; padding
  c0
  09 14  a1 02               ; trigger report
  85 04  95 01  81 03 91 03  ; padding of both kinds
  95 02  09 5f 09 60  91 02  ; prevent read, initiate read
  95 05  91 03
  c0 c0`);

/** A 64-byte input report with id 02; the data are padded with zeros. */
export function scanReport(
  aim: string,
  data: string | Uint8Array,
  { continued = false, vendor = 0x73 } = {},
): Uint8Array {
  const bytes = Buffer.from(data);
  const report = new Uint8Array(64);
  report.set([0x02, bytes.length, ...Buffer.from(aim, 'latin1')]);
  report.set(bytes, 5);
  report[61] = vendor;
  report[63] = continued ? 1 : 0;
  return report;
}
