/** What is known of the words of items: as read in the background, or read now where that has not come to them yet. */
import type { TextService } from '../evidence/text/service.ts';
import type { Reader } from '../reading/reader.ts';
import type { Vault } from '../vault/vault.ts';
import type { PageWords } from './gather.ts';

export function pageWords(text: Pick<TextService, 'pages' | 'words'>, reader: Pick<Reader, 'text'>, vault: Pick<Vault, 'path'>): PageWords {
  return {
    async texts(item, signal) {
      const known = await text.pages(item.id);
      if (known.state === 'done') return known.pages.map((page) => page.text);
      const { sha256, fileName: name, mediaType, password } = item;
      const read = await reader.text({ path: vault.path(sha256), name, mediaType, password }, { signal });
      return read?.map((page) => page.text) ?? null;
    },
    async seen(item) {
      const { pages } = await text.pages(item.id);
      // Words put right by a person may stand on a page that was read by eye: its boxes are asked for all the same.
      return new Set(pages.filter(({ source }) => source !== 'file').map(({ page }) => page));
    },
    async waiting(item) {
      const { state } = await text.pages(item.id);
      // Whether a PDF that was not looked at yet has pages that are pictures is not known.
      return state === 'reading' || (state === 'waiting' && item.mediaType.startsWith('image/'));
    },
    words: (item, page) => text.words(item.id, page),
  };
}
