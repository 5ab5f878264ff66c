import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchOf, termsOf } from '#core/evidence/text/query.ts';
import { marksIn, snippetOf } from '#core/evidence/text/snippet.ts';
import { spaced, words } from '#core/evidence/text/tokens.ts';
import { languageOf } from '#core/kit/language-of-text.ts';

interface Database {
  exec(sql: string): void;
  prepare(sql: string): { run(...params: unknown[]): void; all(...params: unknown[]): { rowid: number }[] };
}
const Sqlite = createRequire(import.meta.url)('better-sqlite3-multiple-ciphers') as new (file: string) => Database;

/** An index like the program's, of these pages. */
function indexOf(...pages: readonly string[]) {
  const db = new Sqlite(':memory:');
  db.exec(`create virtual table words using fts5 (text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2')`);
  for (const page of pages) db.prepare('insert into words (text) values (?)').run(spaced(page));
  return (query: string): number[] => {
    const terms = termsOf(query);
    if (terms.length === 0) return [];
    return db
      .prepare('select rowid from words where words match ? order by rowid')
      .all(matchOf(terms))
      .map(({ rowid }) => rowid);
  };
}

describe('terms', () => {
  const shape = (query: string) => termsOf(query).map(({ words: of, open }) => of.join(' ') + (open ? '*' : ''));
  it.each([
    ['preliminary injunction', ['preliminary', 'injunction*']],
    ['preliminary injunction ', ['preliminary', 'injunction']],
    ['"preliminary injunction"', ['preliminary injunction']],
    ['"preliminary inj', ['preliminary inj*']],
    ['“临时禁令” 申请', ['临 时 禁 令', '申 请']],
    ['冻结账户', ['冻 结 账 户']],
    ['合同，侵权', ['合 同', '侵 权']],
    ['深圳ABC店', ['深 圳 abc 店']],
    ['LZ-8812 a@b.example', ['lz 8812', 'a b example*']],
    ['1,234.56 元', ['1 234 56', '元']],
    ['Ｆｕｌｌ ＷＩＤＴＨ', ['full', 'width*']],
    ['s', ['s']],
    ['seller: ', ['seller']],
    ['Café', ['cafe*']],
  ])('%s', (query, expected) => expect(shape(query)).toEqual(expected));

  it.each(['', ' ', '"', '""', '!?*', '。，', '\u0000'])('%j has none', (query) => expect(termsOf(query)).toEqual([]));

  it.each(['AND" OR', 'a* OR b', 'NEAR(x y)', '{col}: x', '-not ^first', 'a＂b'])('%s has words, and no operators', (query) => {
    expect(matchOf(termsOf(query))).toMatch(/^"[^"]+"( \*)?( AND "[^"]+"( \*)?)*$/);
  });
});

describe('against the real index', () => {
  it('any string is a query, whatever it holds', () => {
    const find = indexOf('some words', '一些文字');
    const pieces = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '"',
        '*',
        ' AND ',
        ' OR ',
        ' NOT ',
        'NEAR(',
        ')',
        '{',
        '}',
        ':',
        '^',
        '-',
        '+',
        '\0',
        '＂',
        '“',
        '合',
        'a',
        '\ud800',
        '𫠆',
      ),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        expect(() => find(parts.join(''))).not.toThrow();
      }),
      { numRuns: 2_000 },
    );
  });

  it('a page is found by each of its words, by each run of its characters, and by the beginning of a word', () => {
    const latin = fc.stringMatching(/^[a-zA-Z0-9éüñ]{1,12}$/);
    const chinese = fc
      .array(fc.integer({ min: 0x4e00, max: 0x9fa5 }), { minLength: 1, maxLength: 8 })
      .map((codes) => String.fromCodePoint(...codes));
    fc.assert(
      fc.property(fc.array(fc.oneof(latin, chinese), { minLength: 1, maxLength: 12 }), fc.nat(), fc.nat(), (parts, which, from) => {
        const page = parts.join(' ');
        const find = indexOf(page, 'q');
        const part = parts[which % parts.length] ?? '';
        expect(find(`${part} `)).toContain(1);
        expect(find(`"${page}"`)).toContain(1);
        const piece = /\p{Script=Han}/u.test(part) ? part.slice(from % part.length) : part.slice(0, Math.max(2, from % (part.length + 1)));
        expect(find(piece)).toContain(1);
      }),
      { numRuns: 300 },
    );
  });

  it('what is marked is what was found', () => {
    const letters = fc.constantFrom('a', 'b', 'ab', '中', '国', '中国', ' ', '-', 'É');
    const text = fc.array(letters, { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        text,
        fc.array(letters, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
        (page, query) => {
          const terms = termsOf(query);
          const found = indexOf(page)(query).length > 0;
          const marked = terms.length > 0 && terms.every((term) => marksIn(page, [term]).length > 0);
          expect(marked).toBe(found);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('one and two Chinese characters are found, and only where they stand together', () => {
    const find = indexOf('本院认为被告侵害商标权', '商品上的标志', 'trade mark 商标');
    expect(find('商')).toEqual([1, 2, 3]);
    expect(find('商标')).toEqual([1, 3]);
    expect(find('商标权')).toEqual([1]);
    expect(find('标商')).toEqual([]);
    expect(find('商标 trade')).toEqual([3]);
  });

  it('rare characters that SQLite does not know are words too', () => {
    const find = indexOf('姓名：王𬀩𫓧', '姓名：王明', '鿏');
    expect(find('𬀩')).toEqual([1]);
    expect(find('王𬀩𫓧')).toEqual([1]);
    expect(find('鿏')).toEqual([3]);
    expect(find('王')).toEqual([1, 2]);
  });

  it('letters are found whatever their case, width and accents', () => {
    const find = indexOf('ＡＢＣ Ltd', 'Société Générale', 'STRASSE');
    expect(find('abc')).toEqual([1]);
    expect(find('societe generale')).toEqual([2]);
    expect(find('strasse ')).toEqual([3]);
  });

  it('only the last word may be begun', () => {
    const find = indexOf('preliminary injunction', 'prelim');
    expect(find('prelim')).toEqual([1, 2]);
    expect(find('prelim ')).toEqual([2]);
    expect(find('prelim injunction')).toEqual([]);
    expect(find('preliminary inj')).toEqual([1]);
  });
});

describe('the passage that is shown', () => {
  const marked = (page: string, query: string) => {
    const { text, marks } = snippetOf(page, termsOf(query));
    return { text, marked: marks.map(([start, length]) => text.slice(start, start + length)) };
  };

  it('has the words in it and says where', () => {
    const page = `${'filler words '.repeat(60)}the Court GRANTS a preliminary  injunction against the seller ${'more of it '.repeat(60)}`;
    const { text, marked: found } = marked(page, '"preliminary injunction" seller');
    expect(text.length).toBeLessThan(230);
    expect(text).toMatch(/^…\S.*\S…$/u);
    expect(found).toEqual(['preliminary injunction', 'seller']);
  });

  it('cuts Chinese without blanks, and marks the characters', () => {
    const page = `${'本院经审理查明。'.repeat(60)}被告侵害原告注册商标专用权${'其余事实略。'.repeat(60)}`;
    const { text, marked: found } = marked(page, '注册商标');
    expect(found).toEqual(['注册商标']);
    expect([...text].length).toBeLessThan(230);
  });

  it('chooses the place where most different words stand together', () => {
    const page = `seller ${'x '.repeat(300)} seller order ${'y '.repeat(300)} order`;
    expect(marked(page, 'seller order').marked).toEqual(['seller', 'order']);
  });

  it('marks the beginning of a word that is being typed, and never half a character', () => {
    expect(marked('Maison Ordellin', 'ord').marked).toEqual(['Ordellin']);
    const emoji = `${'😀'.repeat(90)} seller ${'😀'.repeat(90)}`;
    expect(marked(emoji, 'seller').text).not.toMatch(/^…?[\udc00-\udfff]|[\ud800-\udbff]…?$/);
  });

  it('shows the beginning when nothing is there to mark', () => {
    expect(marked('one two three', 'four')).toEqual({ text: 'one two three', marked: [] });
    expect(marked('', 'four')).toEqual({ text: '', marked: [] });
  });
});

it('words keep their places in the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      let last = 0;
      for (const { start, end } of words(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(start, end)).toMatch(/^[^\s"]+$/u);
        last = end;
      }
    }),
  );
});

it('words are the same by the short way, for common characters and letters, as by the rule', () => {
  const cjk = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc]`;
  const rule = new RegExp(String.raw`${cjk}\p{M}*|(?:(?!${cjk})[\p{L}\p{N}\p{Co}])(?:(?!${cjk})[\p{L}\p{N}\p{M}\p{Co}])*`, 'gu');
  const odd = fc.constantFrom('a', 'b9', '中', '国', '一', ' ', '\u0301', '\ufe00', '\u{e0100}', '𫠆', 'é', '\u302a', 'か\u3099');
  const text = fc.array(fc.oneof(odd, fc.string({ unit: 'grapheme', maxLength: 3 }), fc.string({ unit: 'binary', maxLength: 3 })));
  fc.assert(
    fc.property(text, (parts) => {
      const whole = parts.join('');
      const expected = [...whole.matchAll(rule)].map((match) => [match.index, match.index + match[0].length]);
      expect(words(whole).map(({ start, end }) => [start, end])).toEqual(expected);
    }),
    { numRuns: 2_000 },
  );
});

it.each([
  ['The seller shipped two watches.', 'eng'],
  ['被告侵害商标权。', 'chi_sim'],
  ['被告 Brightway Trading Co., Ltd 侵害商标权', 'eng+chi_sim'],
  ['12,50 €', ''],
  ['The seller 本 shipped two watches to an address in Illinois.', 'eng'],
])('%s is written in %j', (text, language) => expect(languageOf(text)).toBe(language));
