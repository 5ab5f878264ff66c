import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName } from '#core/evidence/names.ts';

describe('a file name', () => {
  it.each([
    ['订单截图 2026-09-01.png', '订单截图 2026-09-01.png'],
    ['evidence/shots/a.png', 'a.png'],
    ['C:\\Users\\pat\\a.png', 'a.png'],
    ['../../etc/passwd', 'passwd'],
    ['..', 'unnamed'],
    ['', 'unnamed'],
    ['   ', 'unnamed'],
    ['a\u0000b.png', 'a\ufffdb.png'],
    ['line\nbreak\t.png', 'line\ufffdbreak\ufffd.png'],
    ['invoice\u202egpj.exe', 'invoice\ufffdgpj.exe'],
    ['half\ud800.png', 'half\ufffd.png'],
    ['.gitignore', '.gitignore'],
    ['<script>.png', '<script>.png'],
  ])('%j is kept as %j', (offered, kept) => {
    expect(cleanFileName(offered)).toBe(kept);
  });

  it('of 300 characters keeps its beginning and its extension', () => {
    const kept = cleanFileName(`${'长'.repeat(300)}.pdf`);
    expect([...kept]).toHaveLength(255);
    expect(kept).toMatch(/^长+….pdf$/);
  });

  it('never carries a path, a control character or a turn of direction', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (offered) => {
        const kept = cleanFileName(offered);
        expect(kept).not.toMatch(/[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(kept.length).toBeGreaterThan(0);
        expect(kept).not.toBe('..');
        expect(cleanFileName(kept)).toBe(kept);
      }),
    );
  });
});
