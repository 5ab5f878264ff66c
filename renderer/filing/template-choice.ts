import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { api } from '../client.ts';

/** The template last looked at in this matter, wherever that was; the first of its pack at the beginning. */
export function useTemplateChoice(matter: string): readonly [template: string | null, choose: (template: string) => void] {
  const [remembered, remember] = useLocalStorage<string | null>({
    key: `template-${matter}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const { data } = useQuery(api.filing.templates.queryOptions({ input: { matter } }));
  const known = data ?? [];
  const template = known.find((one) => one.id === remembered)?.id ?? known[0]?.id ?? null;
  return [template, remember];
}
