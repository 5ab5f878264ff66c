import { coreMessages } from './messages/core.ts';
import { damagesMessages } from './messages/damages.ts';
import { damagesLimitsMessages } from './messages/damages-limits.ts';
import { damagesTableMessages } from './messages/damages-table.ts';
import { documentMessages } from './messages/document.ts';
import { evidenceMessages } from './messages/evidence.ts';
import { exchangeMessages } from './messages/exchange.ts';
import { exhibitMessages } from './messages/exhibit.ts';
import { filingMessages } from './messages/filing.ts';
import { groupingMessages } from './messages/grouping.ts';
import { identityMessages } from './messages/identity.ts';
import { intakeMessages } from './messages/intake.ts';
import { jobsMessages } from './messages/jobs.ts';
import { listingMessages } from './messages/listing.ts';
import { matterMessages } from './messages/matter.ts';
import { measuresMessages } from './messages/measures.ts';
import { productionMessages } from './messages/production.ts';
import { purchaseMessages } from './messages/purchase.ts';
import { readingMessages } from './messages/reading.ts';
import { riskMessages } from './messages/risk.ts';
import { sellerMessages } from './messages/seller.ts';
import { sellerImportMessages } from './messages/seller-import.ts';
import { templateMessages } from './messages/template.ts';

export type Language = 'en' | 'zh-CN';
export type MessageParams = Readonly<Record<string, string | number>>;

/** One message in both languages. `{name}` is filled from the params. Lower-case, short; the hint says what to do next. */
export interface Message {
  readonly en: readonly [message: string, hint: string];
  readonly 'zh-CN': readonly [message: string, hint: string];
}

const messages = {
  ...coreMessages,
  ...matterMessages,
  ...sellerMessages,
  ...sellerImportMessages,
  ...purchaseMessages,
  ...listingMessages,
  ...riskMessages,
  ...readingMessages,
  ...jobsMessages,
  ...evidenceMessages,
  ...exhibitMessages,
  ...productionMessages,
  ...damagesMessages,
  ...damagesLimitsMessages,
  ...damagesTableMessages,
  ...exchangeMessages,
  ...measuresMessages,
  ...documentMessages,
  ...templateMessages,
  ...filingMessages,
  ...identityMessages,
  ...groupingMessages,
  ...intakeMessages,
} as const satisfies Record<string, Message>;

export type MessageId = keyof typeof messages;

/** The text of a message in one language, with its params put in. An unknown id says itself, so an old journal stays readable. */
export function say(id: MessageId, params: MessageParams, language: Language): { message: string; hint: string } {
  const entry: Message | undefined = messages[id];
  if (!entry) return { message: id, hint: '' };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
  const [message, hint] = entry[language];
  return { message: fill(message), hint: fill(hint) };
}
