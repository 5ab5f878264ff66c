import i18n from 'i18next';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Document } from '#core/document/model.ts';
import { numberDocument } from '#core/document/number.ts';
import { documentText } from '#core/document/text.ts';
import { DocumentPreview } from '../../../renderer/document/preview.tsx';
import { same } from '../../../renderer/document/same.ts';
import { documentWords } from '../../../renderer/document/words.ts';
import { chineseComplaint, complaint, h, n, p, schedule, t, value } from '../../core/document/docx/papers.ts';

const squeeze = (text: string) => text.replace(/\s/g, '');
const html = (document: Document) =>
  renderToStaticMarkup(createElement(DocumentPreview, { numbered: numberDocument(document), onJump: () => {} }));
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };
const text = (markup: string) => markup.replace(/<[^>]*>/g, '').replace(/&([#\w]+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

beforeAll(() =>
  i18n
    .use(initReactI18next)
    .init({ lng: 'en', resources: { en: { translation: documentWords.en } }, interpolation: { escapeValue: false } }),
);

describe('the preview', () => {
  it.each([
    ['United States complaint', complaint()],
    ['Chinese complaint', chineseComplaint()],
  ])('of a %s says the words of the files', (_, document) => {
    expect(squeeze(text(html(document)))).toBe(squeeze(documentText(numberDocument(document))));
  });

  it('prints a hostile name exactly', () => {
    const name = '*A_B#|<b>{{x}}</b> $\\\\ #import "x" 假货店（旗舰） <script>alert(1)</script>';
    const markup = html({
      ...complaint(),
      blocks: [
        h(2, name),
        n(null, value('name', `${name}\nFloor 2`)),
        p({ kind: 'link', href: 'javascript:alert(1)', children: [t(name)] }),
      ],
    });
    expect(text(markup).split(name).length - 1).toBe(3);
    expect(markup).not.toMatch(/<script|href=/);
    expect(markup).toContain('<br/>Floor 2');
  });

  it('says where values, gaps and cells came from', () => {
    const markup = html(complaint());
    for (const path of ['plaintiffs[0].name', 'case_number', 'storefronts[2].name', 'storefronts[0].url'])
      expect(markup).toContain(`data-path="${path}"`);
  });

  it('shows a figure by its hash, and an empty frame with its description for one that has none', () => {
    const figure = (image: string): Document['blocks'][number] => ({
      kind: 'figure',
      image,
      alt: 'shop page',
      width: 0.5,
      caption: [t('Figure 1')],
    });
    const hash = 'ab'.repeat(32);
    const markup = html({ ...complaint(), blocks: [figure(hash), figure('not yet chosen')] });
    expect(markup).toContain(`<img src="/files/image/${hash}" alt="shop page"`);
    expect(markup).toMatch(/<div role="img" aria-label="shop page"/);
    expect(markup.match(/<img/g)).toHaveLength(1);
    expect(text(markup)).toBe('Figure 1Figure 1');
  });

  it('cuts a long schedule and says how much is left', () => {
    const markup = html({ ...complaint(), blocks: [schedule(1_000)] });
    expect(markup.match(/<tr>/g)).toHaveLength(202);
    expect(text(markup)).toContain('800 more rows are in the filing');
  });

  it('is a document with a name, in the language of the paper', () => {
    expect(html(chineseComplaint())).toContain('role="document" aria-label="Preview: 民事起诉状" lang="zh-CN"');
  });
});

describe('a block drawn before', () => {
  it('is the same when it says the same, though it is another object', () => {
    const [one, other] = [numberDocument(complaint()), numberDocument(complaint())];
    expect(same(one.blocks, other.blocks)).toBe(true);
    expect(same(one.blocks, numberDocument(complaint({ secondCount: false })).blocks)).toBe(false);
    expect(same({ a: 1 }, { b: 1 })).toBe(false);
    expect(same([], {})).toBe(false);
  });
});
