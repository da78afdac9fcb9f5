/**
 * Report descriptor of a HID POS scanner, by hand from the "HID Point of Sale Usage Tables" 1.02: the
 * scanned data report (usage 12) with id 2, and the trigger report (usage 14) with id 4.
 */
export const HID_POS_DESCRIPTOR: Uint8Array = Uint8Array.from(
  Buffer.from(
    [
      '058c 0902 a101', // usage page bar code scanner, usage bar code scanner, application
      '0912 a102 8502', // scanned data report, logical, id 2
      '1500 26ff00 7508 9501', // 0 to 255, 8 bits, one
      '0501 093b 8102', // generic desktop: byte count
      '058c 9501 09fb 8102 09fc 8102 09fd 8102', // symbology identifier 1, 2, 3
      '9538 09fe 820201', // decoded data, 56 buffered bytes
      '0666ff 9502 0904 8102', // vendor: symbology, and one reserved byte
      '058c 2501 7501 9501 09ff 8102', // decoded data continued, one bit
      '9507 8103', // seven bits of nothing
      'c0',
      '0914 a102 8504', // trigger report, logical, id 4
      '1500 2501 7501 9501 0960 9102 095f 9102', // initiate bar code read, prevent read of bar codes
      '9506 9103',
      'c0 c0',
    ]
      .join('')
      .replaceAll(' ', ''),
    'hex',
  ),
);
