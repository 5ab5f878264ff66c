import { ActionIcon, Badge, Button, Group, Modal, Stack, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconEye, IconFileTypePdf, IconFileWord, IconPaperclip } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../client.ts';
import { DocumentPreview } from '../../document/preview.tsx';
import { saveFiling } from '../../filing/save.ts';
import { notifyDone } from '../../frame/notify.tsx';

interface Props {
  readonly matter: string;
  readonly matterTitle: string;
  readonly purchase: string;
  /** Puts the cursor where a word of the document is entered. */
  readonly onJump: (where: string) => void;
}

type Paper = Awaited<ReturnType<typeof client.purchase.documents>>[number];

/** The papers that can be drawn about a purchase: each looked at, drafted, made final, put on the exhibit list. */
export function Papers({ matter, matterTitle, purchase, onJump }: Props) {
  const papers = useQuery(api.purchase.documents.queryOptions({ input: { matter, id: purchase } }));
  const [looked, look] = useState<Paper | null>(null);
  return (
    <Stack gap={6}>
      {(papers.data ?? []).map((paper) => (
        <PaperLine key={paper.id} {...{ matter, matterTitle, purchase, paper }} onLook={() => look(paper)} />
      ))}
      {looked && (
        <Look
          {...{ matter, purchase }}
          paper={looked}
          onClose={() => look(null)}
          onJump={(where) => {
            look(null);
            onJump(where);
          }}
        />
      )}
    </Stack>
  );
}

const aboutOf = (paper: Paper, purchase: string): string[] => (paper.about === 'purchases' ? [] : [purchase]);

function PaperLine(props: Omit<Props, 'onJump'> & { readonly paper: Paper; readonly onLook: () => void }) {
  const { matter, matterTitle, purchase, paper, onLook } = props;
  const { t } = useTranslation();
  const draft = useMutation(api.filing.draft.mutationOptions());
  const exhibit = useMutation(api.purchase.exhibit.mutationOptions());
  const { filing } = paper;
  const draw = async (what: 'pdf' | 'docx' | 'final') => {
    const drawn = await draft.mutateAsync({
      matter,
      template: paper.id,
      about: aboutOf(paper, purchase),
      final: what === 'final',
    });
    if (what !== 'final') await saveFiling(drawn, matterTitle, what);
    notifyDone(t('purchase.drawn', { title: drawn.title, pages: drawn.pages }));
  };
  const put = async (id: string) => {
    const { number } = await exhibit.mutateAsync({ filing: id });
    notifyDone(t('purchase.exhibited', { number }));
  };
  // A refusal has been shown where every refusal is.
  const run = (job: Promise<void>) => void job.catch(() => undefined);
  const detail = [t(`purchase.languages.${paper.language}`), paper.about === 'purchases' ? t('purchase.several') : ''].filter(Boolean);
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs" role="group" aria-label={paper.title}>
      <div style={{ minWidth: 0 }}>
        <Text size="sm" truncate title={paper.title}>
          {paper.title}
        </Text>
        <Group gap={6}>
          <Text size="xs" c="dimmed">
            {detail.join(' · ')}
          </Text>
          {filing && (
            <Badge size="xs" variant="light" color={filing.stale ? 'orange' : filing.status === 'final' ? 'teal' : 'ink'}>
              {filing.stale ? t('purchase.stale') : t(`purchase.state.${filing.status}`)}
            </Badge>
          )}
        </Group>
      </div>
      <Group gap={4} wrap="nowrap">
        <Tooltip label={t('purchase.preview')}>
          <ActionIcon variant="subtle" aria-label={`${t('purchase.preview')}: ${paper.title}`} onClick={onLook}>
            <IconEye size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
        {(['pdf', 'docx'] as const).map((ending) => {
          const label = ending === 'pdf' ? 'PDF' : 'Word';
          const Icon = ending === 'pdf' ? IconFileTypePdf : IconFileWord;
          return (
            <Tooltip key={ending} label={`${t('purchase.draft')} (${label})`}>
              <ActionIcon
                variant="subtle"
                aria-label={`${paper.title} ${label}`}
                loading={draft.isPending}
                onClick={() => run(draw(ending))}
              >
                <Icon size={18} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
          );
        })}
        {filing?.status === 'final' && !filing.stale ? (
          <Button
            size="compact-xs"
            variant="light"
            leftSection={<IconPaperclip size={14} aria-hidden />}
            loading={exhibit.isPending}
            onClick={() => run(put(filing.id))}
          >
            {t('purchase.exhibit')}
          </Button>
        ) : (
          <Button
            size="compact-xs"
            variant="light"
            leftSection={<IconCheck size={14} aria-hidden />}
            loading={draft.isPending}
            onClick={() => run(draw('final'))}
          >
            {t('purchase.final')}
          </Button>
        )}
      </Group>
    </Group>
  );
}

interface LookProps {
  readonly matter: string;
  readonly purchase: string;
  readonly paper: Paper;
  readonly onClose: () => void;
  readonly onJump: (where: string) => void;
}

/** The paper as it stands now; a click on a word or a gap goes to its field. */
function Look({ matter, purchase, paper, onClose, onJump }: LookProps) {
  const { t } = useTranslation();
  const about = aboutOf(paper, purchase);
  const preview = useQuery(api.filing.preview.queryOptions({ input: { matter, template: paper.id, about } }));
  const open = preview.data?.findings.filter(({ severity }) => severity === 'error').length ?? 0;
  const jump = async (path: string) => onJump(await client.filing.place({ matter, template: paper.id, about, path }));
  return (
    <Modal
      opened
      onClose={onClose}
      size={900}
      title={paper.title}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
      styles={{ body: { padding: 0 } }}
    >
      {open > 0 && (
        <Text size="sm" px="md" pb="xs" c="dimmed">
          {t('purchase.open', { count: open })}
        </Text>
      )}
      {preview.data && <DocumentPreview numbered={preview.data.document} onJump={(path) => void jump(path)} />}
    </Modal>
  );
}
