import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Purchase } from '#core/seller/model.ts';
import { mirrored, type PurchaseRecord, recordOf, type Step } from '#core/seller/purchase/model.ts';
import { api } from '../../client.ts';
import { useUndone } from '../../frame/undone.ts';

export interface RecordActs {
  readonly record: PurchaseRecord;
  /** A field of the row itself. */
  row(change: Partial<Purchase>): Promise<unknown>;
  /** `change` is built on the newest record, which the page may not show yet. */
  change(change: (now: PurchaseRecord) => Partial<PurchaseRecord>): Promise<unknown>;
  /** A field of a step; goes to the row where the row has it. A step that only the row showed becomes one of the record. */
  step(step: Step, field: keyof Step, value: unknown): Promise<unknown>;
  addStep(kind: Step['kind']): Promise<unknown>;
  dropStep(id: string): Promise<unknown>;
}

/** Saves a purchase piece by piece. The record is saved whole, so what was changed a moment ago, and has not come back yet, is kept. */
export function useRecord(matter: string, purchase: Purchase): RecordActs {
  const put = useMutation(api.seller.put.mutationOptions());
  const latest = useRef(recordOf(purchase));
  const under = useRef(0);
  const undone = useUndone();
  // biome-ignore lint/correctness/useExhaustiveDependencies: after an undo the purchase may be the very one of before
  useEffect(() => {
    if (under.current === 0) latest.current = recordOf(purchase);
  }, [purchase, undone]);
  const save = async (row: Partial<Purchase>) => {
    under.current += 1;
    try {
      return await put.mutateAsync({ matter, table: 'purchases', row: { id: purchase.id, ...row } });
    } catch (error) {
      latest.current = recordOf(purchase);
      throw error;
    } finally {
      under.current -= 1;
    }
  };
  const change = (next: (now: PurchaseRecord) => Partial<PurchaseRecord>) => {
    latest.current = { ...latest.current, ...next(latest.current) };
    return save({ record: latest.current });
  };
  return {
    record: recordOf(purchase),
    row: save,
    change,
    step(step, field, value) {
      const row = (mirrored[step.kind] as Readonly<Record<string, string>> | undefined)?.[field];
      if (row !== undefined) return save({ [row]: value });
      return change(({ steps }) =>
        steps.some(({ id }) => id === step.id)
          ? { steps: steps.map((one) => (one.id === step.id ? { ...one, [field]: value } : one)) }
          : { steps: [...steps, { ...blank(step.kind), [field]: value }] },
      );
    },
    addStep: (kind) => change(({ steps }) => ({ steps: [...steps, blank(kind)] })),
    dropStep: (id) => change(({ steps }) => ({ steps: steps.filter((one) => one.id !== id) })),
  };
}

const blank = (kind: Step['kind']): Step => ({
  id: crypto.randomUUID(),
  kind,
  date: '',
  at: '',
  by: '',
  to: '',
  place: '',
  seal: '',
  amount: '',
  currency: '',
  note: '',
  sources: [],
});
