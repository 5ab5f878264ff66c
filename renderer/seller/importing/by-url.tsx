import { Button, Group, Modal, Stack, Table, Text, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../client.ts';
import { notifyDone } from '../../frame/notify.tsx';

/** Storefronts by hand, fast: links are pasted, and each says its platform, shop id and name. */
export function ByUrl({ matter, opened, onClose }: { readonly matter: string; readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [quiet] = useDebouncedValue(text, 150);
  const read = useQuery({
    ...api.sellerImport.readUrls.queryOptions({ input: { matter, text: quiet } }),
    enabled: opened && quiet.trim() !== '',
    placeholderData: keepPreviousData,
  });
  const add = useMutation(api.sellerImport.addUrls.mutationOptions());
  const shops = quiet.trim() === '' ? [] : (read.data ?? []);
  const fresh = shops.filter(({ url, known, again }) => url !== '' && known === null && !again).length;
  const close = () => {
    setText('');
    onClose();
  };
  const go = async () => {
    const added = await add.mutateAsync({ matter, text });
    notifyDone(t('sellerImport.pasteDone', { count: added.length }));
    close();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      size="xl"
      title={t('sellerImport.pasteTitle')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Stack>
        <Textarea
          label={t('sellerImport.pasteLabel')}
          description={t('sellerImport.pasteHint')}
          autosize
          minRows={3}
          maxRows={8}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {shops.length > 0 && (
          <Table.ScrollContainer minWidth={520} mah="40vh">
            <Table striped stickyHeader aria-label={t('sellerImport.pasteShops')}>
              <Table.Thead>
                <Table.Tr>
                  {(['platform', 'shopName', 'shopId', 'url'] as const).map((name) => (
                    <Table.Th key={name}>{t(`seller.fields.${name}`)}</Table.Th>
                  ))}
                  <Table.Th>{t('sellerImport.happens')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {shops.map((shop, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: lines are known by their place
                  <Table.Tr key={at}>
                    <Table.Td>{shop.platform}</Table.Td>
                    <Table.Td>{shop.shopName}</Table.Td>
                    <Table.Td>{shop.shopId}</Table.Td>
                    <Table.Td style={{ overflowWrap: 'anywhere' }}>{shop.url || shop.line}</Table.Td>
                    <Table.Td>
                      <Text size="xs" {...(shop.url === '' ? { c: 'red.9' } : {})}>
                        {shop.url === ''
                          ? t('sellerImport.pasteUnknown')
                          : shop.known !== null
                            ? t('sellerImport.pasteKnown', { no: shop.known })
                            : t(shop.again ? 'sellerImport.pasteAgain' : 'sellerImport.pasteNew')}
                      </Text>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('frame.cancel')}
          </Button>
          <Button disabled={fresh === 0 || text !== quiet} loading={add.isPending} onClick={() => void go()}>
            {t('sellerImport.pasteGo', { count: fresh })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
