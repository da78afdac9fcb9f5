// The code of PDFium's decoder as pdfjs-dist ships it for places without WebAssembly; it needs no right to evaluate code.
export { default } from 'pdfjs-dist/wasm/jbig2_nowasm_fallback.js';
