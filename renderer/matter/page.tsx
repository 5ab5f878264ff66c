import { Badge, Box, NavLink, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../client.ts';
import { focusWhere, useVisit } from '../frame/go-to.ts';
import { CollectionSection } from './collection.tsx';
import { ClaimsSection, OverviewSection, ParticularsSection } from './overview.tsx';

const SECTIONS = ['overview', 'claims', 'parties', 'counsel', 'rights', 'particulars', 'facts', 'deadlines'] as const;
type Section = (typeof SECTIONS)[number];

const sectionOf = (at: string | undefined): Section | undefined => {
  const name = (at ?? '').split(/[/?]/)[1];
  if (name === undefined || name === '') return undefined;
  return SECTIONS.find((section) => section === name) ?? 'overview';
};

/** Everything about the dispute itself. Sections on the left, one open at a time; what is typed is saved. */
export function MatterPage() {
  const { t } = useTranslation();
  const { matter: id } = useParams({ from: '/m/$matter' });
  const { at } = useSearch({ from: '/m/$matter/matter' });
  const visit = useVisit();
  const [section, setSection] = useState<Section>(sectionOf(at) ?? 'overview');
  const matter = useQuery(api.matter.get.queryOptions({ input: { id } }));
  const findings = useQuery(api.matter.findings.queryOptions({ input: { id } }));
  const packs = useQuery(api.workspace.packs.queryOptions());
  const ready = matter.data !== undefined && packs.data !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a second visit to the same field is a wish to go there again
  useEffect(() => {
    const wanted = sectionOf(at);
    if (at === undefined || wanted === undefined || !ready) return;
    setSection(wanted);
    focusWhere(at.split('?')[0] ?? at);
  }, [at, ready, visit]);
  if (!matter.data || !packs.data) return null;
  const pack = packs.data.find((p) => p.id === matter.data.pack);
  const open = (name: Section) => (findings.data ?? []).filter((f) => f.severity !== 'note' && sectionOf(f.where) === name).length;
  const shared = { matter: matter.data, pack } as const;
  return (
    <Box style={{ display: 'flex', height: '100%', minHeight: 0 }}>
      <Stack component="nav" gap={2} p="sm" w={190} style={{ flexShrink: 0, overflowY: 'auto' }} aria-label={t('frame.tabs.matter')}>
        {SECTIONS.map((name) => (
          <NavLink
            key={name}
            component="button"
            label={t(`matter.sections.${name}`)}
            active={section === name}
            rightSection={
              open(name) > 0 ? (
                <Badge size="sm" variant="light" color="orange" title={t('matter.open', { count: open(name) })}>
                  {open(name)}
                </Badge>
              ) : null
            }
            onClick={() => setSection(name)}
          />
        ))}
      </Stack>
      <Box className="room" style={{ flex: 1, minWidth: 0 }}>
        <Box maw={880}>
          {section === 'overview' && <OverviewSection {...shared} />}
          {section === 'claims' && <ClaimsSection {...shared} />}
          {section === 'particulars' && <ParticularsSection {...shared} />}
          {section !== 'overview' && section !== 'claims' && section !== 'particulars' && (
            <CollectionSection key={section} {...shared} collection={section} at={at} visit={visit} />
          )}
        </Box>
      </Box>
    </Box>
  );
}
