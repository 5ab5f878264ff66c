import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { notifyProblem } from './frame/notify.tsx';
import { refresh } from './frame/refresh.ts';
import { theme as look, variables } from './frame/theme.ts';
import { router } from './routes.tsx';

const queries = new QueryClient({
  defaultOptions: {
    // The workbench is on this machine: a failed call fails for a reason, and data changes only when we change it.
    queries: { retry: false, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: true, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (query.meta?.quiet !== true) notifyProblem(error);
    },
  }),
  mutationCache: new MutationCache({
    // `quiet`: the page that asked says itself what was refused.
    onError: (error, _variables, _onMutateResult, mutation) => {
      if (mutation.meta?.quiet !== true) notifyProblem(error);
    },
    // Not awaited: a field is saved when it is saved, not when everything that shows it has been drawn again.
    onSettled: (_data, _error, _variables, _onMutateResult, mutation) => void refresh(queries, mutation),
  }),
});

export function App({ theme }: { readonly theme: 'light' | 'dark' | 'auto' }) {
  const { i18n } = useTranslation();
  return (
    <QueryClientProvider client={queries}>
      <MantineProvider theme={look} cssVariablesResolver={variables} defaultColorScheme={theme}>
        <DatesProvider settings={{ locale: i18n.language === 'zh-CN' ? 'zh-cn' : 'en', firstDayOfWeek: 1 }}>
          <ModalsProvider>
            <Notifications position="bottom-right" limit={4} />
            <RouterProvider router={router} />
          </ModalsProvider>
        </DatesProvider>
      </MantineProvider>
    </QueryClientProvider>
  );
}
