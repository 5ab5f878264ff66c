import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import { compareWords } from './damages/compare/words.ts';
import { exchangeWords } from './damages/exchange/words.ts';
import { figuresTableWords } from './damages/figures-table/words.ts';
import { damagesImportWords } from './damages/importing/words.ts';
import { damagesWords } from './damages/words.ts';
import { documentWords } from './document/words.ts';
import { actsWords } from './evidence/acts/words.ts';
import { receivingWords } from './evidence/receiving/words.ts';
import { searchWords } from './evidence/search/words.ts';
import { viewerWords } from './evidence/viewer/words.ts';
import { evidenceWords } from './evidence/words.ts';
import { exhibitWords } from './exhibit/words.ts';
import { filingWords } from './filing/words.ts';
import { frameWords } from './frame/words.ts';
import { journalWords } from './journal/words.ts';
import { matterWords } from './matter/words.ts';
import { groupWords } from './seller/groups/words.ts';
import { importWords } from './seller/importing/words.ts';
import { listingWords } from './seller/listing/words.ts';
import { portfolioWords } from './seller/portfolio/words.ts';
import { purchaseWords } from './seller/purchase/words.ts';
import { riskWords } from './seller/risk/words.ts';
import { sellerWords } from './seller/words.ts';

const rooms = [
  frameWords,
  matterWords,
  sellerWords,
  importWords,
  listingWords,
  riskWords,
  portfolioWords,
  purchaseWords,
  groupWords,
  evidenceWords,
  receivingWords,
  searchWords,
  actsWords,
  viewerWords,
  exhibitWords,
  damagesWords,
  figuresTableWords,
  damagesImportWords,
  compareWords,
  exchangeWords,
  filingWords,
  journalWords,
  documentWords,
];

/** Every word of the page in one language, room by room. */
export const words = (language: Language): Record<string, unknown> => Object.assign({}, ...rooms.map((room) => room[language]));

/** Starts translation before anything is drawn, so no key ever shows. */
export async function startWords(language: Language): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { en: { translation: words('en') }, 'zh-CN': { translation: words('zh-CN') } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
  i18n.on('languageChanged', (chosen) => {
    document.documentElement.lang = chosen;
  });
}
