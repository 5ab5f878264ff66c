import { Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../client.ts';
import { desktop } from '../desktop.ts';
import { InHeader } from '../frame/header-slot.tsx';
import { UndoButtons } from '../journal/undo.tsx';

const ROOMS = ['matter', 'sellers', 'evidence', 'damages', 'filings', 'journal'] as const;

/** An open matter: its title in the header, its rooms as tabs, undo beside them. */
export function MatterFrame() {
  const { t } = useTranslation();
  const { matter } = useParams({ from: '/m/$matter' });
  const navigate = useNavigate();
  const room = useLocation({ select: (l) => l.pathname.split('/')[3] ?? 'matter' });
  const { data } = useQuery(api.matter.get.queryOptions({ input: { id: matter } }));
  useEffect(() => {
    const title = data ? `${data.title} - Casewright` : 'Casewright';
    document.title = title;
    desktop?.setTitle(title);
  }, [data]);
  return (
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column', minHeight: 0 }}>
      <InHeader side="left">
        <Text c="dimmed" aria-hidden>
          /
        </Text>
        <Text component="h1" size="md" fw={550} truncate title={data?.title}>
          {data?.title}
        </Text>
      </InHeader>
      <InHeader side="right">
        <UndoButtons matter={matter} />
      </InHeader>
      <Tabs value={room} onChange={(value) => void navigate({ to: `/m/${matter}/${value ?? 'matter'}` })} keepMounted={false} px="md">
        <Tabs.List aria-label={data?.title ?? ''}>
          {ROOMS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`frame.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <div style={{ flex: 1, minHeight: 0 }}>
        <Outlet />
      </div>
    </div>
  );
}
