import { Button, Tabs, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconLayoutSidebarRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../client.ts';
import { desktop } from '../desktop.ts';
import { SidePreview } from '../filing/side-preview.tsx';
import { InHeader } from '../frame/header-slot.tsx';
import { RoomError } from '../frame/room-error.tsx';
import { Split } from '../frame/split.tsx';
import { UndoButtons } from '../journal/undo.tsx';

const ROOMS = ['matter', 'sellers', 'evidence', 'exhibits', 'damages', 'filings', 'journal'] as const;
/** Rooms whose forms end up in a document, so that it can grow beside them. */
const FORMS: ReadonlySet<string> = new Set(['matter', 'sellers', 'evidence', 'damages']);

/** An open matter: its title in the header, its rooms as tabs, undo beside them. */
export function MatterFrame() {
  const { t } = useTranslation();
  const { matter } = useParams({ from: '/m/$matter' });
  const navigate = useNavigate();
  const room = useLocation({ select: (l) => l.pathname.split('/')[3] ?? 'matter' });
  const [wanted, want] = useLocalStorage({ key: 'preview', defaultValue: false, getInitialValueInEffect: false });
  const beside = FORMS.has(room);
  const { data, error, refetch } = useQuery(api.matter.get.queryOptions({ input: { id: matter } }));
  useEffect(() => {
    const title = data ? `${data.title} - Casewright` : 'Casewright';
    document.title = title;
    desktop?.setTitle(title);
  }, [data]);
  if (error && !data) return <RoomError error={error} reset={() => void refetch()} />;
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
        {beside && (
          <Button
            variant={wanted ? 'light' : 'subtle'}
            color={wanted ? 'ink' : 'gray'}
            size="compact-sm"
            aria-pressed={wanted}
            leftSection={<IconLayoutSidebarRight size={18} stroke={1.7} aria-hidden />}
            onClick={() => want(!wanted)}
          >
            {t('matter.preview')}
          </Button>
        )}
        <UndoButtons matter={matter} />
      </InHeader>
      <Tabs value={room} onChange={(value) => void navigate({ to: `/m/${matter}/${value ?? 'matter'}` })} keepMounted={false}>
        <Tabs.List aria-label={data?.title ?? ''} px="md">
          {ROOMS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`frame.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <div style={{ flex: 1, minHeight: 0 }}>
        <Split name="preview-width" label={t('matter.previewWidth')} side={beside && wanted ? <SidePreview matter={matter} /> : null}>
          <Outlet />
        </Split>
      </div>
    </div>
  );
}
