import { useLocalStorage } from '@mantine/hooks';

const KEPT = 8;
const NONE: readonly string[] = [];

/** What was searched for before in this matter, the last one first. */
export function useRecent(matter: string): [recent: readonly string[], remember: (query: string) => void] {
  const [recent, setRecent] = useLocalStorage({ key: `recent-searches-${matter}`, defaultValue: NONE, getInitialValueInEffect: false });
  const remember = (query: string) => {
    const wanted = query.trim();
    if (wanted !== '') setRecent((before) => [wanted, ...before.filter((one) => one !== wanted)].slice(0, KEPT));
  };
  return [recent, remember];
}
