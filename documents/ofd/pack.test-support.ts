import { strToU8, zipSync } from 'fflate';

/** A package of these texts. */
export function packed(files: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)]);
  return zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>);
}

const NS = 'xmlns:ofd="http://www.ofdspec.org/2016"';

/** One document of one page with this in its layer; `more` adds files or takes their place. */
export function onePage(content: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  return packed({
    'OFD.xml': `<ofd:OFD ${NS} Version="1.1"><ofd:DocBody><ofd:DocInfo><ofd:DocID>7</ofd:DocID>
      <ofd:CustomDatas><ofd:CustomData Name="k">v</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo>
      <ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': `<ofd:Document ${NS}><ofd:CommonData><ofd:PageArea>
      <ofd:PhysicalBox>0 0 100 50</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>
      <ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/P.xml"/></ofd:Pages></ofd:Document>`,
    'Doc_0/Pages/P.xml': `<ofd:Page ${NS}><ofd:Content><ofd:Layer ID="2">${content}</ofd:Layer></ofd:Content></ofd:Page>`,
    ...more,
  });
}
