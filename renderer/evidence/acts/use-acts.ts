import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceNotes, Link, ListedEvidence } from '#core/evidence/model.ts';
import { api } from '../../client.ts';
import { notifyDone, notifyShort } from '../../frame/notify.tsx';
import { putItems } from '../put-items.ts';

/** A dialog that asks something about some items. */
export interface Asking {
  readonly what: 'link' | 'tag' | 'privilege' | 'release';
  readonly items: readonly ListedEvidence[];
}

/** What can be done with one item or many, the same by key, by button and in the bar. Each act on many is undone as one. */
export function useActs(matter: string, onDone: () => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asking, ask] = useState<Asking | null>(null);
  const put = { onSuccess: (items: Parameters<typeof putItems>[1]) => putItems(queries, items) };
  const update = useMutation(api.evidence.updateMany.mutationOptions(put));
  const link = useMutation(api.evidence.linkMany.mutationOptions(put));
  const add = useMutation(api.exhibit.add.mutationOptions());
  const idsOf = (items: readonly ListedEvidence[]) => items.map((item) => item.id);
  const close = () => ask(null);
  /** Adds those that are not exhibits yet; `release` is the reason that lets privileged ones through. */
  const addExhibits = (items: readonly ListedEvidence[], release?: string) =>
    add.mutate(
      { matter, evidence: idsOf(items), ...(release === undefined ? {} : { release }) },
      {
        onSuccess: () => {
          notifyDone(t('evidence.marked', { count: items.length }));
          close();
          onDone();
        },
      },
    );
  return {
    asking,
    close,
    busy: update.isPending || link.isPending || add.isPending,
    ask: (what: 'link' | 'tag' | 'privilege', items: readonly ListedEvidence[]) => {
      if (items.length > 0) ask({ what, items });
    },
    markExhibits(items: readonly ListedEvidence[]) {
      const fresh = items.filter((item) => item.exhibit === null);
      if (fresh.length === 0) {
        if (items.length > 0) notifyShort(t('acts.areExhibits', { count: items.length }));
      } else if (fresh.some((item) => item.privilege !== '')) ask({ what: 'release', items: fresh });
      else addExhibits(fresh);
    },
    release: addExhibits,
    setKind(items: readonly ListedEvidence[], kind: EvidenceNotes['kind']) {
      const done = () => notifyDone(t('evidence.kindSet', { count: items.length }));
      update.mutate({ ids: idsOf(items), patch: { kind } }, { onSuccess: done });
    },
    toggleConfidential(items: readonly ListedEvidence[]) {
      if (items.length === 0) return;
      const confidential = !items.every((item) => item.confidential);
      const done = () => notifyShort(t(confidential ? 'acts.nowConfidential' : 'acts.notConfidential', { count: items.length }));
      update.mutate({ ids: idsOf(items), patch: { confidential } }, { onSuccess: done });
    },
    setPrivilege(items: readonly ListedEvidence[], privilege: string) {
      const done = () => {
        notifyShort(t(privilege === '' ? 'acts.privilegeDropped' : 'acts.nowPrivileged', { count: items.length }));
        close();
      };
      update.mutate({ ids: idsOf(items), patch: { privilege } }, { onSuccess: done });
    },
    changeTags: (items: readonly ListedEvidence[], addTags: readonly string[], removeTags: readonly string[]) =>
      update.mutate({ ids: idsOf(items), patch: { addTags: [...addTags], removeTags: [...removeTags] } }),
    link(items: readonly ListedEvidence[], to: Link, label: string) {
      const done = () => {
        notifyShort(t('acts.nowLinked', { count: items.length, label }));
        close();
      };
      link.mutate({ ids: idsOf(items), link: to }, { onSuccess: done });
    },
  };
}
export type Acts = ReturnType<typeof useActs>;
