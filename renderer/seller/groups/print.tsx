import { Button, Menu } from '@mantine/core';
import { IconFileTypePdf, IconPrinter, IconTimeline } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { fileName } from '#core/filing/model.ts';
import { api } from '../../client.ts';
import { notifyDone } from '../../frame/notify.tsx';
import { saveFile } from '../../frame/save.ts';

const REPORTS = ['link-chart', 'shared-identifiers'] as const;

/** Link chart and table of shared identifiers, of one group or of all: saved as PDF, or sealed and put on the exhibit list. */
export function PrintMenu({ matter, group }: { readonly matter: string; readonly group: string | undefined }) {
  const { t } = useTranslation();
  const title = useQuery(api.matter.get.queryOptions({ input: { id: matter } })).data?.title ?? '';
  const add = useMutation(
    api.groupReport.addExhibit.mutationOptions({
      onSuccess: ({ title: of, number }) => notifyDone(t('groups.print.added', { title: of, number })),
    }),
  );
  const save = (report: (typeof REPORTS)[number], version: 'public' | 'full') => {
    const name = fileName(title, t(`groups.print.${report}`), 'pdf');
    const search = new URLSearchParams({ version, save: name, ...(group === undefined ? {} : { group }) });
    void saveFile(`/files/groups/${matter}/${report}.pdf?${search}`, name);
  };
  return (
    <Menu position="bottom-end" width={360}>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          loading={add.isPending}
          leftSection={<IconPrinter size={16} stroke={1.7} aria-hidden />}
        >
          {t(group === undefined ? 'groups.print.all' : 'groups.print.label')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {REPORTS.map((report) => (
          <Fragment key={report}>
            <Menu.Label>
              {t(`groups.print.${report}`)} · {t(group === undefined ? 'groups.print.ofAll' : 'groups.print.of')}
            </Menu.Label>
            {(['public', 'full'] as const).map((version) => (
              <Menu.Item
                key={version}
                leftSection={<IconFileTypePdf size={16} stroke={1.7} aria-hidden />}
                aria-label={`${t('groups.print.save')}: ${t(`groups.print.${report}`)}, ${t(`groups.print.${version}`)}`}
                onClick={() => save(report, version)}
              >
                {t(`groups.print.${version}`)}
              </Menu.Item>
            ))}
            <Menu.Item
              leftSection={<IconTimeline size={16} stroke={1.7} aria-hidden />}
              aria-label={`${t('groups.print.add')}: ${t(`groups.print.${report}`)}`}
              onClick={() => add.mutate({ matter, report, publicVersion: true, ...(group === undefined ? {} : { group }) })}
            >
              {t('groups.print.add')}
            </Menu.Item>
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
