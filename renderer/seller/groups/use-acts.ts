import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hub, Member, Suggestion } from '#core/seller/grouping/model.ts';
import { api } from '../../client.ts';
import type { Asked } from '../../frame/reason-dialog.tsx';
import { kindWord, memberName } from './names.ts';

/** What counsel can decide here; each asks for its reason first, and each can be undone. */
export function useGroupActs(matter: string) {
  const { t } = useTranslation();
  const [asked, ask] = useState<Asked | null>(null);
  const decide = useMutation(api.grouping.decide.mutationOptions());
  const split = useMutation(api.grouping.split.mutationOptions());
  const setHub = useMutation(api.grouping.setHub.mutationOptions());
  const revoke = useMutation(api.grouping.revoke.mutationOptions());
  const both = (a: Member, b: Member) => t('groups.and', { a: memberName(a), b: memberName(b) });
  const pair = (kind: 'same' | 'never', title: string) => (a: Member, b: Member) =>
    ask({
      title,
      about: both(a, b),
      go: (reason) => decide.mutateAsync({ matter, kind, a: [a.storefront], b: [b.storefront], reason }),
    });
  return {
    asked,
    settled: () => ask(null),
    join: pair('same', t('groups.joinTitle')),
    never: pair('never', t('groups.neverTitle')),
    both: ({ a, b }: Suggestion) => both(a, b),
    /** `chosen` become a part of their own. */
    split: (group: string, chosen: readonly Member[], rest: readonly Member[], done: () => void) =>
      ask({
        title: t('groups.splitTitle', { count: chosen.length }),
        about: chosen.map(memberName).join(', '),
        go: async (reason) => {
          const parts = [chosen, rest].map((part) => part.map(({ storefront }) => storefront));
          await split.mutateAsync({ matter, group, parts, reason });
          done();
        },
      }),
    hub: ({ kind, key, shown }: Hub, shared: boolean) =>
      ask({
        title: t(shared ? 'groups.countsNotTitle' : 'groups.countsTitle'),
        about: `${kindWord(t, kind)}: ${shown}`,
        go: (reason) => setHub.mutateAsync({ matter, kind, key, shared, reason }),
      }),
    leave: ({ kind, key }: Hub) => setHub.mutate({ matter, kind, key, shared: null, reason: '' }),
    revoke: (id: string) => revoke.mutate({ id }),
  };
}
export type GroupActs = ReturnType<typeof useGroupActs>;
