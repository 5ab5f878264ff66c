/** Common look of the sample's papers and screens. Each one is marked as invented, in the margin and across the page. */

export const MARK = '虚构示例';
export const NOTICE = '虚构示例：本件仅供软件演示，当事人、机构编号、日期与金额均为虚构，不是真实文书。';

/** An A4 paper; `body` may hold `<div class="break"></div>` between pages. */
export function paper(title: string, body: string, subtitle = ''): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${title}</title><style>
@font-face { font-family: Paper; src: url(/font/paper.ttf); }
@page { size: A4; margin: 24mm 24mm 22mm; }
body { font: 11pt/1.75 Paper; margin: 0; color: #111; } h1, h2, th { font-weight: normal; }
h1 { font-size: 18pt; text-align: center; letter-spacing: .1em; margin: 0 0 2mm; }
h2 { font-size: 11.5pt; margin: 4mm 0 1mm; }
p { margin: 0 0 1.5mm; text-indent: 2em; text-align: justify; }
p.flush { text-indent: 0; } p.right, .right { text-align: right; text-indent: 0; } p.sub { text-align: center; text-indent: 0; }
table { border-collapse: collapse; width: 100%; margin: 2mm 0 3mm; font-size: 9.5pt; line-height: 1.5; }
td, th { border: .5pt solid #444; padding: 1mm 2mm; vertical-align: top; } th { background: #eee; } td.n { text-align: right; }
.break { break-after: page; } .u { text-decoration: underline; }
.seal { display: inline-block; border: 2pt solid #b33; color: #b33; border-radius: 50%; width: 30mm; height: 30mm; line-height: 30mm; text-align: center; font-size: 9pt; transform: rotate(-8deg); opacity: .75; }
.mark { border: 1pt solid #b33; color: #b33; text-align: center; font-size: 9pt; margin-bottom: 5mm; padding: 1mm; }
</style><body><div class="mark">${NOTICE}</div><h1>${title}</h1>${subtitle ? `<p class="sub">${subtitle}</p>` : ''}${body}</body></html>`;
}

/** A screen: browser bar with address and clock, then the page. */
export function screen(url: string, at: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>
body { font: 15px/1.6 'Noto Sans CJK SC'; margin: 0; background: #f4f5f7; color: #222; }
.bar { background: #dfe2e8; padding: 8px 16px; display: flex; gap: 12px; align-items: center; font-size: 13px; }
.bar b { flex: 1; background: #fff; border-radius: 14px; padding: 4px 14px; font-weight: normal; font-family: 'Noto Sans Mono CJK SC'; }
.strip { background: #a33; color: #fff; text-align: center; font-size: 13px; padding: 3px; }
.top { background: #13678a; color: #fff; padding: 10px 28px; font-size: 20px; } .top small { font-size: 13px; opacity: .85; margin-left: 16px; }
main { margin: 18px 28px; background: #fff; padding: 22px 26px; border: 1px solid #dcdfe4; }
table { border-collapse: collapse; width: 100%; font-size: 14px; } td, th { border: 1px solid #dcdfe4; padding: 6px 10px; text-align: left; } th { background: #f0f2f5; }
.price { color: #c33; font-size: 28px; } .grey { color: #777; font-size: 13px; } h1 { font-size: 20px; margin: 0 0 10px; } h2 { font-size: 16px; } .row { display: flex; gap: 26px; }
.key { background: #fff4d6; font-weight: bold; text-decoration: underline; }
</style><body><div class="bar">‹ › ⟳ <b>${url}</b><span>${at}</span></div><div class="strip">${MARK} · 仅供软件演示，非真实网页</div>${body}</body></html>`;
}

/** A table from rows; the first row is the head; cells starting with `>` are figures. */
export function table(rows: readonly (readonly string[])[]): string {
  const cell = (tag: string) => (c: string) => (c.startsWith('>') ? `<${tag} class="n">${c.slice(1)}</${tag}>` : `<${tag}>${c}</${tag}>`);
  return `<table>${rows.map((r, i) => `<tr>${r.map(cell(i === 0 ? 'th' : 'td')).join('')}</tr>`).join('')}</table>`;
}

export const paragraphs = (...lines: readonly string[]): string => lines.map((l) => `<p>${l}</p>`).join('');
