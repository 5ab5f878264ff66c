/** What makes a tagged PDF 1.7 a PDF/A-2a: XMP that says so, an output intent, and the facts that bear it out. */

/** sRGB v4 profile, 480 bytes, from saucecontrol's Compact ICC Profiles (CC0); the same one Typst embeds. */
const SRGB =
  'AAAB4GxjbXMEIAAAbW50clJHQiBYWVogB+IAAwAUAAkADgAdYWNzcE1TRlQAAAAAc2F3c2N0cmwAAAAAAAAAAAAAAAAAAPbWAAEAAAAA0y1oYW5keem/Vlo+AbaDI4VVRvdPqgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAKZGVzYwAAAPwAAAAkY3BydAAAASAAAAAid3RwdAAAAUQAAAAUY2hhZAAAAVgAAAAsclhZWgAAAYQAAAAUZ1hZWgAAAZgAAAAUYlhZWgAAAawAAAAUclRSQwAAAcAAAAAgZ1RSQwAAAcAAAAAgYlRSQwAAAcAAAAAgbWx1YwAAAAAAAAABAAAADGVuVVMAAAAIAAAAHABzAFIARwBCbWx1YwAAAAAAAAABAAAADGVuVVMAAAAGAAAAHABDAEMAMAAAWFlaIAAAAAAAAPbWAAEAAAAA0y1zZjMyAAAAAAABDD8AAAXd///zJgAAB5AAAP2S///7of///aIAAAPcAADAcVhZWiAAAAAAAABvoAAAOPIAAAOPWFlaIAAAAAAAAGKWAAC3iQAAGNpYWVogAAAAAAAAJKAAAA+FAAC2xHBhcmEAAAAAAAMAAAACZmkAAPKnAAANWQAAE9AAAApb';

export const srgbProfile = (): Uint8Array => Buffer.from(SRGB, 'base64');

export interface XmpFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly language: string;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly creator: string;
  readonly id: string;
}

const escapeXml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** The metadata packet. Its dates and names are those of the document information dictionary, as PDF/A demands. */
export function xmp(facts: XmpFacts, archival: boolean): string {
  const alt = (tag: string, text: string) =>
    text ? `<${tag}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt></${tag}>` : '';
  const date = `${facts.date}T00:00:00Z`;
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">',
    alt('dc:title', facts.title),
    alt('dc:description', facts.subject),
    facts.author ? `<dc:creator><rdf:Seq><rdf:li>${escapeXml(facts.author)}</rdf:li></rdf:Seq></dc:creator>` : '',
    `<dc:language><rdf:Bag><rdf:li>${facts.language}</rdf:li></rdf:Bag></dc:language><dc:format>application/pdf</dc:format>`,
    `<xmp:CreatorTool>${escapeXml(facts.creator)}</xmp:CreatorTool><xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate>`,
    `<xmpMM:DocumentID>uuid:${facts.id}</xmpMM:DocumentID>`,
    archival ? '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>' : '',
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>',
  ].join('');
}

/** What speaks against PDF/A in one object of a file; empty when nothing does. */
export function faultsOf(text: string): string[] {
  const faults: string[] = [];
  const without = text.replace(/\((?:[^()\\]|\\[\s\S])*\)/g, '()');
  if (/\/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|Encrypt)\b/.test(without)) faults.push('active or embedded content');
  if (without.includes('/Type /FontDescriptor') && !/\/FontFile[23]? \d+ 0 R/.test(without)) faults.push('a font is not embedded');
  if (without.includes('/Type /Annot') && !/\/F 4\b/.test(without)) faults.push('an annotation is not printed');
  if (/\/S \/Figure\b/.test(without) && !without.includes('/Alt ')) faults.push('a figure without alternative text');
  return faults;
}
