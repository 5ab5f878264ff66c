import type { ListedEvidence } from '#core/evidence/model.ts';
import { type Connections, keyOf } from '../connections.ts';
import { LinkPalette } from './link-palette.tsx';
import { PrivilegeDialog, ReleaseDialog } from './privilege.tsx';
import { TagDialog, tagsUsed } from './tags.tsx';
import type { Acts } from './use-acts.ts';

interface Props {
  readonly acts: Acts;
  /** All items of the matter, for what was used before. */
  readonly items: readonly ListedEvidence[];
  readonly connections: Connections;
}

/** The dialog that is open, if one is. */
export function ActDialogs({ acts, items, connections }: Props) {
  const { asking, close } = acts;
  if (!asking) return null;
  const about = asking.items;
  switch (asking.what) {
    case 'link':
      return (
        <LinkPalette
          items={about}
          connections={connections}
          onLink={(link) => acts.link(about, link, connections.things.get(keyOf(link.to, link.id))?.label ?? '')}
          onClose={close}
        />
      );
    case 'tag':
      return (
        <TagDialog
          items={about}
          used={tagsUsed(items)}
          onChange={(added, removed) => acts.changeTags(about, added, removed)}
          onClose={close}
        />
      );
    case 'privilege':
      return (
        <PrivilegeDialog
          items={about}
          used={items.map((item) => item.privilege).filter(Boolean)}
          onSave={(basis) => acts.setPrivilege(about, basis)}
          onClose={close}
        />
      );
    case 'release':
      return <ReleaseDialog items={about} onSave={(reason) => acts.release(about, reason)} onClose={close} />;
  }
}
