/** What filings are made with: the slices that hold the facts, the templates, the engine, the vault. */
import type { DamagesService } from '../damages/service.ts';
import type { PdfEngine } from '../document/pdf/engine.ts';
import type { EvidenceService } from '../evidence/service.ts';
import type { ExhibitService } from '../exhibit/service.ts';
import type { Clock, Ids } from '../kit/world.ts';
import type { MatterService } from '../matter/service.ts';
import type { GroupingService } from '../seller/grouping/service.ts';
import type { SellerService } from '../seller/service.ts';
import type { Store } from '../store/store.ts';
import type { Library } from '../template/library.ts';
import type { Vault } from '../vault/vault.ts';

export interface FilingDeps {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly library: Library;
  readonly pdf: PdfEngine;
  readonly matter: MatterService;
  readonly seller: SellerService;
  readonly grouping: Pick<GroupingService, 'ties'>;
  readonly evidence: EvidenceService;
  readonly exhibit: ExhibitService;
  readonly damages: DamagesService;
}
