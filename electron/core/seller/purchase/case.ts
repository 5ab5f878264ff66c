/** A test purchase under examination: what the checks know of it, and how they say what they find. */
import type { Evidence } from '../../evidence/model.ts';
import type { Finding, Severity } from '../../kit/finding.ts';
import type { MessageId, MessageParams } from '../../kit/messages.ts';
import type { PurchaseRule } from '../../template/pack.ts';
import type { Identifier, Purchase, Seller } from '../model.ts';
import { manySteps, mirrored, type PurchaseRecord, type Step, type StepKind } from './model.ts';
import { stepWord } from './words.ts';

export interface PurchaseContext {
  readonly today: string;
  readonly seller: Pick<Seller, 'name' | 'status'>;
  /** Those of the seller. */
  readonly identifiers: readonly Pick<Identifier, 'kind' | 'value'>[];
  /** Items in use, by id. */
  readonly evidence: ReadonlyMap<string, Pick<Evidence, 'kind' | 'mediaType'>>;
  /** Ids of items linked to the purchase. */
  readonly linked: readonly string[];
  /** The forum's state; '' where the court has none. */
  readonly forum: string;
  /** Whether the matter pleads a claim. */
  readonly pleaded: boolean;
  /** What the law of the forum adds (`test_purchases` of the pack). */
  readonly rules: readonly PurchaseRule[];
}

/** A purchase under examination. */
export interface Case extends PurchaseContext {
  readonly purchase: Purchase;
  readonly record: PurchaseRecord;
  readonly steps: readonly Step[];
  step(kind: StepKind): Step | undefined;
  /** Evidence behind a step: its own, else what the purchase names as a whole. */
  proof(step: Step | undefined): readonly string[];
  say(severity: Severity, field: string, id: MessageId, params?: MessageParams): void;
  readonly found: Finding[];
}

export const itemOf = (source: string): string => source.split('#', 1)[0] ?? '';
/** Words for a step in both languages, as messages want them. */
export const stepParams = (kind: StepKind): MessageParams => ({ step: stepWord(kind, 'en'), stepZh: stepWord(kind, 'zh-CN') });

/** Where a field of a step is entered: with the row where the row has it. */
export function stepField(step: Pick<Step, 'kind' | 'id'>, field: string): string {
  const row = (mirrored[step.kind] as Readonly<Record<string, string>> | undefined)?.[field];
  return row ?? `steps/${manySteps.has(step.kind) ? step.id : step.kind}/${field}`;
}
