import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { IconBriefcase, IconFileSearch, IconFolderOpen, IconPlus, IconSearch, IconSettings } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../client.ts';

const ROOMS = ['matter', 'sellers', 'evidence', 'exhibits', 'damages', 'filings', 'journal'] as const;

/** Ctrl+K: every matter, every room of the open matter, and what applies everywhere. */
export function Commands({ onSettings }: { readonly onSettings: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { matter } = useParams({ strict: false });
  const matters = useQuery(api.matter.list.queryOptions());
  const rooms: SpotlightActionData[] = matter
    ? [
        ...ROOMS.map((room) => ({
          id: `room-${room}`,
          label: t(`frame.tabs.${room}`),
          onClick: () => void navigate({ to: `/m/${matter}/${room}` }),
        })),
        {
          id: 'search-evidence',
          label: t('frame.searchEvidence'),
          leftSection: <IconFileSearch size={18} stroke={1.6} aria-hidden />,
          onClick: () => void navigate({ to: '/m/$matter/evidence', params: { matter }, search: { start: 'search' } }),
        },
      ]
    : [];
  const open: SpotlightActionData[] = (matters.data ?? []).map((m) => ({
    id: m.id,
    label: t('frame.openMatter', { title: m.title }),
    description: m.caseNumber,
    leftSection: <IconBriefcase size={18} stroke={1.6} aria-hidden />,
    onClick: () => void navigate({ to: '/m/$matter/matter', params: { matter: m.id } }),
  }));
  const start: SpotlightActionData[] = [
    {
      id: 'new-matter',
      label: t('frame.newMatter'),
      leftSection: <IconPlus size={18} stroke={1.6} aria-hidden />,
      onClick: () => void navigate({ to: '/', search: { start: 'new' } }),
    },
    {
      id: 'import-folder',
      label: t('frame.importFolder'),
      leftSection: <IconFolderOpen size={18} stroke={1.6} aria-hidden />,
      onClick: () => void navigate({ to: '/', search: { start: 'import' } }),
    },
  ];
  const settings: SpotlightActionData = {
    id: 'settings',
    label: t('frame.settings'),
    leftSection: <IconSettings size={18} stroke={1.6} aria-hidden />,
    onClick: onSettings,
  };
  return (
    <Spotlight
      actions={[...rooms, ...open, ...start, settings]}
      attributes={{ content: { 'aria-label': t('frame.commands') } }}
      shortcut="mod + K"
      highlightQuery
      limit={12}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: t('frame.commands'),
        'aria-label': t('frame.commands'),
      }}
    />
  );
}
