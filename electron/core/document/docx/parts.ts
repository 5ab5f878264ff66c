/** Last touches to parts docx writes, where it has no option for them. */

/** Names by which Chinese systems know the same fonts. */
const FONTS: readonly (readonly [name: string, alternative: string])[] = [
  ['FangSong', '仿宋'],
  ['KaiTi', '楷体'],
  ['SimHei', '黑体'],
  ['SimSun', '宋体'],
];

export const completeParts = {
  /** The paragraph that ends a section takes no room, or a table that just fills its page would be followed by an empty one. Pictures are counted from 1. */
  document(xml: string): string {
    let picture = 0;
    return xml.replaceAll('<w:p><w:pPr><w:sectPr', '<w:p><w:pPr><w:pStyle w:val="Spacer"/><w:sectPr').replace(/<wp:docPr id="\d+"/g, () => {
      picture += 1;
      return `<wp:docPr id="${picture}"`;
    });
  },
  /** Chinese punctuation is set close, and spelling is checked in the right languages. */
  settings: (xml: string) =>
    xml
      .replace('<w:compat>', '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>')
      .replace('</w:compat>', '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'),
  /** The length of the paper, as file lists show it. */
  app: (xml: string, pages: number | undefined) =>
    xml.replace(
      /(<Properties [^>]*)\/>$/,
      `$1><Application>Casewright</Application>${pages === undefined ? '' : `<Pages>${pages}</Pages>`}</Properties>`,
    ),
  fontTable: (xml: string) => {
    const fonts = FONTS.map(([name, other]) => `<w:font w:name="${name}"><w:altName w:val="${other}"/></w:font>`).join('');
    return xml.replace(/(<w:fonts [^>]*)\/>$/, `$1>${fonts}</w:fonts>`);
  },
} as const;
